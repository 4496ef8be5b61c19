import { expect, test } from 'vitest';
import { excerptOf, piecesOf, termsOf } from '@/utils/core/find';
import { lookFrom, USUAL_LOOK } from '@/utils/core/look';
import { hashFor, routeOf, SETTINGS_SECTIONS } from '@/utils/core/route';

test('what is found is marked wherever it stands, and the text stays whole', () => {
  const text = 'Low water, lower WATER';
  const pieces = piecesOf(text, termsOf('low water'));
  expect(pieces.filter(({ isFound }) => isFound).map((piece) => piece.text)).toEqual(['Low', 'water', 'low', 'WATER']);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(piecesOf(text, [])).toEqual([{ text, isFound: false }]);
});

test('an excerpt begins shortly before the first word found, on one line', () => {
  const text = `${'before '.repeat(50)}needle\nand\tafter${' more'.repeat(50)}`;
  const excerpt = excerptOf(text, termsOf('needle')) ?? '';
  expect(excerpt).toMatch(/^….*before needle and after more.*…$/);
  expect(excerpt.length).toBeLessThan(150);
  expect(excerptOf(text, termsOf('nowhere'))).toBeUndefined();
});

test('a search of a word without spaces finds it within others', () => {
  expect(excerptOf('多瑙河水位很低', termsOf('水位'))).toBe('多瑙河水位很低');
});

test('an address leads to a chat or to a part of the settings, and to nothing else', () => {
  for (const route of [
    { at: 'chat', chatId: null } as const,
    { at: 'chat', chatId: '5f0c1d7e-0000-4000-8000-000000000000' } as const,
    { at: 'welcome' } as const,
    ...SETTINGS_SECTIONS.map((section) => ({ at: 'settings', section }) as const),
  ])
    expect(routeOf(hashFor(route))).toEqual(route);
  expect(routeOf('#settings')).toEqual({ at: 'settings', section: 'models' });
  expect(routeOf('#settings=nonsense')).toEqual({ at: 'settings', section: 'models' });
  for (const hash of ['', '#', '#chat=', '#chat=<script>', '#chat=a b', `#chat=${'x'.repeat(65)}`, '#other'])
    expect(routeOf(hash), hash).toBeUndefined();
});

test('what is no look is the usual one, part by part', () => {
  expect(lookFrom(undefined)).toEqual(USUAL_LOOK);
  expect(lookFrom({ theme: 'dark', textSize: 400, measure: 'url(x)' })).toEqual({ ...USUAL_LOOK, theme: 'dark' });
  expect(lookFrom({ theme: 'light', textSize: 125, measure: 'wide' })).toEqual({ theme: 'light', textSize: 125, measure: 'wide' });
});
