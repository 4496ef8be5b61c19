import { expect, test } from 'vitest';
import { pageOf } from '@/utils/core/pointing/page-of';
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
