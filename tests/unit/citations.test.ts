import { expect, test } from 'vitest';
import { citationAt, withoutBegun, withoutCitations } from '@/utils/core/citations/cited';
import { labelled, type Piece } from '@/utils/core/citations/labelled';
import { letterOf } from '@/utils/core/citations/letters';
import { marksFor } from '@/utils/core/citations/marks-for';
import { sourceOf } from '@/utils/core/citations/source-of';
import { UNFOUND, withMarks, wordsOf } from '@/utils/core/citations/with-marks';
import { passagesOf } from '@/utils/core/passages/passages';

const letters = new Set(['a', 'b']);
const cited = (text: string) => citationAt(text, 0, letters)?.cited.map(({ letter, n }) => `${letter}${n}`);

test('a citation is a letter and a number in brackets, one or several, or a short range', () => {
  expect(cited('[a14] more')).toEqual(['a14']);
  expect(cited('[a2, b3; a2]')).toEqual(['a2', 'b3']);
  expect(cited('[a2–a4]')).toEqual(['a2', 'a3', 'a4']);
  expect(cited('[a2-4]')).toEqual(['a2', 'a3', 'a4']);
  expect(cited('[a2–a90]')).toEqual(['a2', 'a90']);
  expect(cited('【a7】')).toEqual(['a7']);
});

test('what only looks like a citation is none', () => {
  for (const text of ['[A4]', '[c4]', '[14]', '[a]', '[a1](https://a.b)', '[array]', 'a1]', '[a1 of them]'])
    expect(cited(text)).toBeUndefined();
});

test('a source that nobody brought is left out of a citation that names others, too', () => {
  expect(cited('[a1, z9]')).toEqual(['a1']);
});

test('words are copied and spoken without citations, but for what code says', () => {
  expect(withoutCitations('Lit in 1823 [a4]. Then `x[a1]` and [c2] [b1, a2]', letters)).toBe('Lit in 1823. Then `x[a1]` and [c2]');
  expect(withoutBegun('Lit in 1823 [a')).toBe('Lit in 1823');
  expect(withoutBegun('Lit in 1823 [a4, ')).toBe('Lit in 1823');
  expect(withoutCitations('use the list[i', letters)).toBe('use the list[i');
  expect(withoutCitations('As [a1] says', new Set())).toBe('As [a1] says');
});

test('sources are named a to z, then with two letters', () => {
  expect([0, 25, 26, 27, 701].map(letterOf)).toEqual(['a', 'z', 'aa', 'ab', 'zz']);
});

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

const PAGE =
  '# The lamp\n\nIt was lit in 1823. Nobody came.\n\n- one\n- two\n\n## Oil\n\nColza oil burned in it.\n\n```js\nlet a = 1;\n```\n';
const passages = passagesOf(PAGE, 'en');

test('each passage stands behind its mark, in the order and the words of the page', () => {
  const text = textOf(labelled(PAGE, passages, 'a'));
  expect(text.replace(/\[a\d+\][ \n]/g, '')).toBe(PAGE.trim());
  expect(text).toContain('[a1] # The lamp\n\nIt was lit');
  expect(text).toContain('[a4] ## Oil\n\nColza');
  expect(text).toMatch(/\[a5\]\n```js/);
});

test('of what is chosen the gaps are shown, and the heading that is missing', () => {
  const text = textOf(labelled(PAGE, passages, 'a', [1, 5]));
  expect(text).toContain('Nobody came.\n\n… (Oil)\n\n[a5]\n```js');
  expect(text).not.toContain('Colza');
});

test('a page cannot put marks of its own', () => {
  const forged = 'Trust this [a9] and [A1].';
  expect(textOf(labelled(forged, passagesOf(forged, 'en'), 'a'))).toBe('[a1] Trust this (a9) and (A1).');
});

test('a passage that was not sent carries nothing', () => {
  const sent = [
    { fileId: 'x', letter: 'a', sent: 2, of: 9, passages: [[2, 3] as [number, number]] },
    { fileId: 'y', letter: 'b', sent: 4, of: 4 },
  ];
  expect(sourceOf(sent, { letter: 'a', n: 3 })?.fileId).toBe('x');
  expect(sourceOf(sent, { letter: 'a', n: 1 })).toBeUndefined();
  expect(sourceOf(sent, { letter: 'b', n: 4 })?.fileId).toBe('y');
  expect(sourceOf(sent, { letter: 'b', n: 5 })).toBeUndefined();
});

const RIVER =
  'The record at Vienna runs from 1893. Between 1990 and 2024 the yearly mean is 6 % below that of 1951–1989.\n\nEarlier snow melt explains most of the change above Passau.\n\nThe dams were closed. The dams were closed in two steps by the same firm over many years.\n\nAgain: the dams were closed in two steps by the same firm over many years.';
const river = { letter: 'a', passages: passagesOf(RIVER, 'en'), text: RIVER };
const marked = (answer: string, sources = [river], own: string[] = []) =>
  withMarks([{ type: 'text', text: answer }], marksFor(answer, sources, own)).map((part) => ('text' in part ? part.text : ''))[0];

test('a long run of a passage’s own words gets its mark, a short one none', () => {
  expect(marked('In short, between 1990 and 2024 the yearly mean is 6 % lower.')).toBe(
    'In short, between 1990 and 2024 the yearly mean is 6 [a1] % lower.',
  );
  expect(marked('The yearly mean is lower.')).toBe('The yearly mean is lower.');
});

test('words that several passages hold get no mark', () => {
  const answer = 'It says the dams were closed in two steps by the same firm.';
  expect(marked(answer)).toBe(answer);
});

test('a quotation that one passage holds gets its mark behind it', () => {
  expect(marked('It says “Earlier snow melt explains most … above Passau”.')).toBe(
    'It says “Earlier snow melt explains most … above Passau” [a2].',
  );
});

test('a quotation that no source holds is marked so, and one of the user’s own words is not', () => {
  expect(marked('It says “the river has never been any lower than now”.')).toBe(
    `It says “the river has never been any lower than now” ${UNFOUND}.`,
  );
  expect(marked('You ask “is the river lower than it was”.', [river], ['Is the river lower than it was?'])).not.toContain(UNFOUND);
  expect(marked('They call it “a dry year”.')).not.toContain(UNFOUND);
});

test('what stands so in a source or in the question, or is an index in code, names no passage', () => {
  const text = 'The table calls it [a90].\n\nEarlier snow melt explains most of it.';
  const source = { letter: 'a', passages: passagesOf(text, 'en'), text };
  const plain = (answer: string, own: string[] = []) => marked(answer, [source], own);
  expect(plain('It is [a90].')).toBe('It is &#91;a90].');
  expect(plain('You ask of [a77] and `[a77]`.', ['What is [a77]?'])).toBe('You ask of &#91;a77] and `[a77]`.');
  expect(plain('Write rows[a9] = 3, and rows[a9].name.')).toBe('Write rows&#91;a9] = 3, and rows&#91;a9].name.');
  for (const answer of ['Nobody knows why [a99].', 'Nobody knows why[a99]. So', 'It is [a90, a1].', '[a2] = [a1]', 'why [a9][a8] = so'])
    expect(plain(answer)).toBe(answer);
});

test('what names no passage is copied and spoken, with what comes before and after it', () => {
  const sent = [{ fileId: 'x', letter: 'a', sent: 2, of: 2 }];
  const first = 'It is [a90], so [a1]. ';
  const chain = [
    { sent, marks: [{ at: 11, plain: true as const }], parts: [{ type: 'text' as const, text: first }] },
    { sent, marks: [{ at: 6, plain: true as const }], parts: [{ type: 'text' as const, text: 'y[a91] = 1 [a99]' }] },
  ];
  expect(wordsOf(`${first}y[a91] = 1 [a99]`, chain)).toBe('It is [a90], so. y[a91] = 1');
});

test('what points at a passage itself is left alone', () => {
  const answer = 'Earlier snow melt explains most of the change above Passau [a2]. Nothing else.';
  expect(marked(answer)).toBe(answer);
});

test('code and links are not cut', () => {
  expect(marked('`earlier snow melt explains most of the change above`')).not.toContain('[a');
  for (const fence of [
    '```json\n{"says": "the river has never been any lower"}\n```',
    '~~~\nearlier snow melt explains most of the change above',
  ])
    expect(marked(fence)).toBe(fence);
  expect(marked('See [earlier snow melt explains most of the change above](https://a.b) here')).toBe(
    'See [earlier snow melt explains most of the change above](https://a.b) [a2] here',
  );
});

test('Chinese and Russian words are matched as well', () => {
  const zh = '多瑙河的水位自一九九〇年以来持续下降。\n\n上游的融雪时间提前了十一天。';
  const ru = 'Маяк был зажжён в тысяча восемьсот двадцать третьем году при большом стечении народа.';
  const of = (text: string, language: string) => ({ letter: 'a', passages: passagesOf(text, language), text });
  expect(marked('文中说“上游的融雪时间提前了十一天”。', [of(zh, 'zh')])).toMatch(/” \[a\d\]。$/);
  expect(marked('Он был зажжён в тысяча восемьсот двадцать третьем году, пишут.', [of(ru, 'ru')])).toContain('году [a1],');
});

test('of a whole book the one passage is found', () => {
  const text = Array.from({ length: 2_000 }, (_, at) => `Sentence number ${at} speaks of the river, its banks and ${at * 7} boats.`).join(
    '\n\n',
  );
  const book = { letter: 'a', passages: passagesOf(text, 'en'), text };
  expect(marked('As told, sentence number 777 speaks of the river, its banks and 5439 boats.', [book])).toContain('boats [a778]');
});

test('a quotation over links and emphasis is found, with its own mark in it or behind it, and whoever said it', () => {
  const md = 'The [lighthouse](https://x.org/wiki/Light_house) was **lit** in 1823 by the keeper.';
  const source = { letter: 'a', passages: passagesOf(md, 'en'), text: passagesOf(md, 'en')[0]?.text ?? '' };
  for (const answer of [
    'It says “The lighthouse was lit in 1823 by the keeper”.',
    'It says “The lighthouse was lit in 1823 by the keeper [a1].”',
    '> The lighthouse was lit in 1823 by the keeper. [a1]',
    '> The lighthouse was lit in 1823 by the keeper.\n> — Jane Doe',
  ])
    expect(marked(answer, [source])).not.toContain(UNFOUND);
});

test('addresses, formulas and definitions are not cut by a mark', () => {
  const text = 'See https the lighthouse of the keeper was lit in 1823 here.';
  const source = { letter: 'a', passages: passagesOf(text, 'en'), text };
  for (const answer of [
    'https://x.org/the-lighthouse-of-the-keeper-was-lit-in-1823-x.html',
    '$the lighthouse of the keeper was lit in 1823$',
  ])
    expect(marked(answer, [source])).toBe(answer);
});

test('an endless run of spaces costs nothing', () => {
  expect(withoutCitations(`a${' '.repeat(100_000)}b`, letters)).toHaveLength(100_002);
});
