import { expect, test } from 'vitest';
import { actions } from '@/utils/actions';
import { LANGUAGES } from '@/utils/i18n/languages';
import { MENU_KEYS } from '../../scripts/compile-words';
import { faultsOf, keysAmiss, messagesOf, translations } from '../../scripts/lib/check-words.mjs';

const english = messagesOf('en');

test('each language is one file and one line in the list', () => {
  expect(LANGUAGES.map(({ code }) => code).sort()).toEqual(['en', ...translations()].sort());
});

// `node scripts/missing-words.mjs` prints the same with the English words, ready to be translated.
test.each(translations())('%s says everything that English says, and nothing else', (language) => {
  expect(keysAmiss(language)).toEqual({ missing: [], stale: [] });
});

test.each(translations())('%s has the placeholders, plurals and choices it needs, and no English left over', (language) => {
  const faults = Object.entries(messagesOf(language)).flatMap(([key, message]) =>
    english[key] === undefined ? [] : faultsOf(language, key, message, english[key]).map((fault) => `${key}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

test('what browsers show of the extension fits their lists', () => {
  // The Chrome Web Store's longest name and description.
  for (const language of ['en', ...translations()]) {
    expect(messagesOf(language)['extension.name']?.length, language).toBeLessThanOrEqual(75);
    expect(messagesOf(language)['extension.description']?.length, language).toBeLessThanOrEqual(132);
  }
});

test('what stands in the right-click menu is in the service worker’s bundle', () => {
  for (const { name } of actions) expect(name).toMatch(MENU_KEYS);
});

test('the checks see what is wrong', () => {
  const see = (language: string, message: string, source: string) => faultsOf(language, 'key', message, source).join();
  expect(see('de', '{count, plural, one {# Wort} other {# Wörter}}', '{count, plural, one {# word} other {# words}}')).toBe('');
  expect(see('ru', '{count, plural, one {# слово} other {# слова}}', '{count, plural, one {# word} other {# words}}')).toContain('plurals');
  expect(see('de', '{wirt} antwortet nicht.', '{host} does not answer.')).toContain('placeholders');
  expect(see('de', '{n} Sekunden', '{n, number} seconds')).toContain('placeholders');
  expect(see('de', '{to, select, none {nichts} other {{to}}}', '{to, select, nobody {nothing} other {{to}}}')).toContain('chooses');
  expect(see('fr', ' Copier', 'Copy')).toContain('whitespace');
  expect(see('es', 'Copy', 'Copy')).toContain('same as English');
  expect(see('es', 'Copiar the code', 'Copy the code')).toContain('left over');
  expect(see('ja', 'コードを copy', 'Copy the code')).toContain('left over');
  expect(see('ja', 'Ollama を起動: http://localhost:11434', 'Start Ollama: http://localhost:11434')).toBe('');
});
