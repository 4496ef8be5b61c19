import { expect, test } from 'vitest';
import { outlineOf } from '@/utils/core/reading/blocks';
import type { Box } from '@/utils/core/reading/box';
import { choose } from '@/utils/core/reading/choose';
import { partWords } from '@/utils/core/reading/part-words';
import { repeatsOf } from '@/utils/core/reading/repeats';
import { unshownProduct } from '@/utils/core/reading/unshown';
import { wordsIn } from '@/utils/core/reading/words-in';

type Children = (Box | string)[];
const box = (tag: string, ...children: Children): Box => ({ tag, inline: false, children, names: 0, kind: 0 });
const line = (tag: string, ...children: Children): Box => ({ ...box(tag, ...children), inline: true });
const LONG = (of: string) => `${of} `.repeat(40).trim();

/** What is kept of paragraphs that are so likely. */
function kept(paragraphs: readonly (readonly [text: string, likely: number])[]): string[] {
  const outline = outlineOf(box('body', ...paragraphs.map(([text]) => box('p', text))));
  const words = paragraphs.map(([text]) => wordsIn(text).length);
  const choice = choose(
    outline,
    Float32Array.from(paragraphs, ([, likely]) => likely),
    { words, repeated: repeatsOf(outline) },
  );
  return paragraphs.flatMap(([text], at) => (choice[at] ? [text.split(' ')[0] ?? ''] : []));
}

test('where the content is certain, what is doubtful stays out', () => {
  expect(
    kept([
      [LONG('story'), 0.95],
      [LONG('tale'), 0.9],
      [LONG('teaser'), 0.3],
    ]),
  ).toEqual(['story', 'tale']);
});

test('where nothing is certain, what is doubtful stays in', () => {
  expect(
    kept([
      [LONG('card'), 0.4],
      [LONG('shelf'), 0.3],
      [LONG('footer'), 0.02],
    ]),
  ).toEqual(['card', 'shelf']);
});

test('a short line between what is kept stays, a long one does not', () => {
  const around = (text: string, likely: number): string[] =>
    kept([
      [LONG('story'), 0.95],
      [text, likely],
      [LONG('tale'), 0.95],
    ]);
  expect(around('price: 86 crowns', 0.4)).toEqual(['story', 'price:', 'tale']);
  expect(around(LONG('teaser of another story'), 0.35)).toEqual(['story', 'tale']);
});

test('of hundreds of paragraphs that are alike all stay, wherever they stand', () => {
  const book = (few: number) => kept(Array.from({ length: few }, (_, at) => [LONG(`p${at}`), at < few * 0.7 ? 0.95 : 0.1] as const));
  expect(book(400)).toHaveLength(400);
  expect(book(40)).toHaveLength(28);
});

test('a page without anything likely is kept whole', () => {
  expect(
    kept([
      ['menu', 0.01],
      ['inbox', 0.02],
    ]),
  ).toEqual(['menu', 'inbox']);
});

/** The texts of the blocks that repeat others. */
function repeated(...children: Children): string[] {
  const outline = outlineOf(box('body', ...children));
  return outline.blocks.flatMap(({ text }, at) => (repeatsOf(outline)[at] === -1 ? [] : [text]));
}

const post = () => [box('p', LONG('first')), box('p', 'Short.'), box('p', LONG('second'))];

test('what a page says again elsewhere is a repeat, short lines in it too', () => {
  expect(repeated(box('div', ...post()), box('aside', box('div', ...post())))).toEqual([LONG('first'), 'Short.', LONG('second')]);
});

test('a refrain, a quotation, a short line said again are none', () => {
  const refrain = () => box('p', LONG('refrain'));
  expect(repeated(box('div', refrain(), box('p', 'verse'), refrain()))).toEqual([]);
  expect(repeated(box('div', ...post()), box('blockquote', ...post()))).toEqual([]);
  expect(repeated(box('div', box('p', 'Read more about it')), box('section', box('div', box('p', 'Read more about it'))))).toEqual([]);
});

const TEXT = (children: Children): string => children.map((child) => (typeof child === 'string' ? child : TEXT(child.children))).join('');
const parted = (...children: Children): string => {
  const paragraph = box('p', ...children);
  partWords(paragraph);
  return TEXT(paragraph.children);
};

test('a name and its value that only style parts are two words', () => {
  expect(parted(line('span', 'Height'), line('span', '9 in'))).toBe('Height 9 in');
  expect(parted(line('b', 'Publisher'), line('span', line('i', 'Houghton')))).toBe('Publisher Houghton');
  expect(parted(line('a', 'home'), line('a', 'about'))).toBe('home about');
});

test('one word in several elements stays one', () => {
  expect(parted(line('span', 'W'), line('span', 'ave'))).toBe('Wave');
  expect(parted('Mc', line('b', 'Donald'))).toBe('McDonald');
  expect(parted(line('i', 'x'), line('sup', '2'))).toBe('x2');
  expect(parted(line('b', 'end'), line('i', '.'))).toBe('end.');
});

const DESCRIPTION = 'A lamp of brass and glass that burns for forty nights on one filling of oil.';
const facts = { url: '', title: '', kind: '', headline: '', description: '', types: [], body: '' };
const product = { name: 'Lamp', description: DESCRIPTION };

test('the description of a product that its page does not show is told as such', () => {
  const told = unshownProduct({ ...facts, product }, 'Lamp. $60. Add to basket.');
  expect(told).toContain('not shown on it');
  expect(told).toContain(DESCRIPTION);
});

test('what the page shows is not told twice', () => {
  expect(unshownProduct({ ...facts, product }, `Lamp\n\n${DESCRIPTION}`)).toBe('');
  expect(unshownProduct(facts, '')).toBe('');
});
