import { expect, test } from 'vitest';
import { isWanted } from '@/utils/core/pointing/is-wanted';
import { pageOf } from '@/utils/core/pointing/page-of';
import { stampOf } from '@/utils/core/pointing/stamp-of';
import { withPage, withTextFragment } from '@/utils/core/pointing/text-fragment';

const URL = 'https://a.b/c';

test('a short passage is named whole, a long one by its ends', () => {
  expect(withTextFragment(URL, 'The river is low.')).toBe(`${URL}#:~:text=The%20river%20is%20low.`);
  const long = 'The river is low because the dam above the town was closed in April, and no rain has come since then.';
  expect(withTextFragment(URL, long)).toBe(`${URL}#:~:text=The%20river%20is%20low%20because,rain%20has%20come%20since%20then.`);
});

test('signs that mean something in a fragment are written otherwise', () => {
  expect(withTextFragment(URL, 'well-known, A & B')).toBe(`${URL}#:~:text=well%2Dknown%2C%20A%20%26%20B`);
});

test('a row of a table and a list are named by their first and their last block', () => {
  expect(withTextFragment(URL, 'Upper Bridge | 1.24 m | falling')).toBe(`${URL}#:~:text=Upper%20Bridge,falling`);
});

test('an anchor stays, and a fragment of another passage goes', () => {
  expect(withTextFragment(`${URL}#part`, 'Low.')).toBe(`${URL}#part:~:text=Low.`);
  expect(withTextFragment(`${URL}#part:~:text=High.`, 'Low.')).toBe(`${URL}#part:~:text=Low.`);
  expect(withTextFragment(URL, '…')).toBe(URL);
});

test('a passage of Chinese is named by words, too', () => {
  const long = '由于四月份关闭了城镇上方的水坝，河水水位很低，此后一直没有下雨。'.repeat(4);
  const [start, end] = decodeURIComponent(withTextFragment(URL, long).split('text=')[1] ?? '').split(',');
  expect(long.startsWith(start ?? '-')).toBe(true);
  expect(long.endsWith(end ?? '-')).toBe(true);
  expect(start?.length).toBeLessThan(20);
});

test('a place in the Markdown of a PDF is on a page', () => {
  const markdown = '## Page 1 (i)\n\nOne.\n\n## Page 2\n\nTwo.\n\n## Page 9\n\nA heading of its own.\n\n## Page 3\n\nThree.';
  expect(pageOf(markdown, markdown.indexOf('One'))).toBe(1);
  expect(pageOf(markdown, markdown.indexOf('Two'))).toBe(2);
  expect(pageOf(markdown, markdown.indexOf('A heading'))).toBe(2);
  expect(pageOf(markdown, markdown.length)).toBe(3);
  expect(pageOf('Words', 2)).toBeUndefined();
  expect(withPage(`${URL}#page=9`, 3)).toBe(`${URL}#page=3`);
  expect(withPage(`${URL}#x`, undefined)).toBe(`${URL}#x`);
});

test('a document is known by its mark and origin, one that was loaded anew by its address', () => {
  const documents = [
    { nonce: 'page', url: 'https://a.b/c#d' },
    { nonce: 'frame', url: 'about:srcdoc' },
  ];
  const here = (nonce: string, url: string, origin = 'https://a.b') => isWanted({ nonce, url, origin }, documents);
  expect(here('page', 'https://a.b/c')).toBe(true);
  // A page of one document that changed its address is the same document.
  expect(here('page', 'https://a.b/other')).toBe(true);
  expect(here('page', 'https://evil.example/c', 'https://evil.example')).toBe(false);
  expect(here('another', 'https://a.b/c#e')).toBe(true);
  expect(here('another', 'https://a.b/c?e')).toBe(false);
  expect(here('another', 'https://a.b/other')).toBe(false);
  // All such frames have the same address.
  expect(here('frame', 'about:srcdoc', 'null')).toBe(true);
  expect(here('another', 'about:srcdoc', 'null')).toBe(false);
});

test('a passage of a transcript begins with its moment', () => {
  expect(stampOf('[12:34] The lamp turns.')).toEqual({ seconds: 754, words: ' The lamp turns.' });
  expect(stampOf('[1:00:01] The lamp turns.')?.seconds).toBe(3_601);
  expect(stampOf('The lamp turns [12:34].')).toBeUndefined();
  expect(stampOf('[12] The lamp turns.')).toBeUndefined();
});
