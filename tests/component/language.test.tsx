import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Markdown } from '@/components/ui/markdown/markdown';
import { useLanguage } from '@/components/ui/use-language';
import { joinFacts } from '@/utils/i18n/join-facts';
import { firstWords } from '@/utils/i18n/load-words';
import { speak, words } from '@/utils/i18n/words';
import { currentLanguage, followLanguage } from '@/utils/store/language';
import { chooseLanguage } from '@/utils/store/settings';

afterEach(async () => {
  cleanup();
  localStorage.clear();
  await chooseLanguage('system');
  act(() => speak('en', {}));
});

function View() {
  useLanguage();
  return <Inside />;
}

function Inside() {
  const [typed, setTyped] = useState('');
  return (
    <>
      <input aria-label={words('composer.label')} value={typed} onChange={({ target }) => setTyped(target.value)} />
      <Markdown text={'```js\nlet a;\n```'} growing={false} />
    </>
  );
}

test('a chosen language is spoken at once, also by what is memoised, with everything typed still there', async () => {
  const changed = vi.fn();
  followLanguage(changed);
  render(<View />);
  fireEvent.change(screen.getByLabelText('Your question'), { target: { value: 'Half' } });
  await chooseLanguage('de');
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Deine Frage').value).toBe('Half'));
  expect(screen.getByRole('button', { name: 'Code kopieren' })).toBeTruthy();
  expect(await currentLanguage()).toBe('de');
  expect(document.documentElement.lang).toBe('de');
  await waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
});

test('the next view finds the choice before the database is open', async () => {
  followLanguage();
  await chooseLanguage('ar');
  await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
  expect(localStorage.getItem('language')).toBe('ar');
  speak('en', {});
  expect(document.documentElement.dir).toBe('ltr');
  await firstWords();
  expect(document.documentElement.dir).toBe('rtl');
});

test('English is there without waiting', () => {
  expect(firstWords()).toBeUndefined();
  localStorage.setItem('language', 'klingon');
  expect(firstWords()).toBeUndefined();
});

test('facts on one line are set apart where lines run from the right', () => {
  expect(joinFacts(['m', undefined, false, '1 s'])).toBe('m · 1 s');
  speak('ar', {});
  expect(joinFacts(['m', '1 s'])).toBe('\u2068m\u2069 · \u20681 s\u2069');
});
