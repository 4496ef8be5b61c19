import { afterEach, expect, test } from 'vitest';
import { formatLocale, LANGUAGES, languageFor } from '@/utils/i18n/languages';
import { loadWords } from '@/utils/i18n/load-words';
import { speakInMenus } from '@/utils/i18n/menu-words';
import { speak, spokenLanguage, words } from '@/utils/i18n/words';

afterEach(() => speak('en', {}));

test.each([
  ['a region is no other language', ['de-AT', 'en'], 'de'],
  ['the first that there is', ['pt-BR', 'pt', 'es', 'en'], 'es'],
  ['English where there is none', ['pt-BR', 'nl'], 'en'],
  ['English where nothing is asked', [], 'en'],
  ['Chinese of the mainland and Singapore', ['zh-SG'], 'zh-Hans'],
  ['Chinese with no region', ['zh', 'en'], 'zh-Hans'],
  ['not simplified for who reads traditional, though the browser writes `zh` after it', ['zh-TW', 'zh', 'en-US', 'en'], 'en'],
  ['not simplified for Hong Kong', ['zh-HK', 'ja'], 'ja'],
  ['simplified for who asks for it too', ['zh-Hant-TW', 'zh-Hans'], 'zh-Hans'],
  ['Arabic of any country', ['ar-EG'], 'ar'],
  ['nothing wrong with a list that is', ['x', '*', '', 'fr-CA'], 'fr'],
])('the browser’s languages choose: %s', (_, wanted, language) => {
  expect(languageFor('system', wanted)).toBe(language);
});

test('a chosen language stands over the browser’s', () => {
  expect(languageFor('ja', ['de'])).toBe('ja');
});

test('numbers are written as in the user’s own region, in Arabic with Latin digits', () => {
  expect(formatLocale('en', ['fr', 'en-GB'])).toBe('en-GB');
  expect(formatLocale('de', ['en-US'])).toBe('de');
  expect(formatLocale('ar', ['ar-EG'])).toBe('ar-EG-u-nu-latn');
  expect(new Intl.NumberFormat(formatLocale('ar', [])).format(3120)).toBe('3,120');
});

test.each(LANGUAGES.map(({ code }) => code))('%s is loaded and spoken', async (code) => {
  await loadWords(code);
  expect(spokenLanguage()).toBe(code);
  expect(words('composer.send') === 'Send').toBe(code === 'en');
});

test('plurals go by the language’s own rules', async () => {
  await loadWords('ru');
  expect([1, 3, 5, 21].map((count) => words('start.words', { count }))).toEqual(['1 слово', '3 слова', '5 слов', '21 слово']);
  await loadWords('ar');
  expect([2, 3, 11].map((count) => words('start.words', { count }))).toEqual(['كلمتان', '3 كلمات', '11 كلمة']);
});

test('a name in an Arabic sentence is set apart from its direction', async () => {
  await loadWords('ar');
  expect(words('retry.busy', { host: 'a.b' })).toContain('\u2068a.b\u2069');
});

test('what a language does not say yet is said in English, with its values', () => {
  speak('de', { 'composer.send': ['Senden'] });
  expect(words('composer.send')).toBe('Senden');
  expect(words('start.words', { count: 2 })).toBe('2 words');
});

test('of two languages asked for in a row the last is spoken', async () => {
  const [first, last] = [loadWords('fr'), loadWords('en')];
  await Promise.all([first, last]);
  expect(spokenLanguage()).toBe('en');
});

test('the menu’s words are there without loading anything', () => {
  speakInMenus('es');
  expect(words('action.explain.name')).not.toBe('Explain');
});
