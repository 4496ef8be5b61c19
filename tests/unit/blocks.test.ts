import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_PIECE, type Split, split } from '@/components/ui/markdown/blocks';
import { parse } from '@/components/ui/markdown/parse';
import { type Reading, read } from '@/components/ui/markdown/reading';

const HOSTILE = resolve(import.meta.dirname, '../../../shared/corpora/hostile');
/** On a computer without the corpora their tests are skipped; in CI they fail. */
const noCorpora = !existsSync(HOSTILE) && process.env['CI'] === undefined;
const WHY = '../shared/corpora is not here';

/** Numbers from 0 to 1 that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function examples(file: string): string[] {
  const text = readFileSync(resolve(HOSTILE, file), 'utf8');
  return [...text.matchAll(/^`{32} example.*\n([\s\S]*?)^\.\n/gm)].map((match) => (match[1] ?? '').replaceAll('→', '\t'));
}

const OWN = [
  '# Title\n\nA paragraph\nof two lines.\n\n- one\n- two\n\n  still two\n- three\n\nAfter.\n',
  'Steps:\n1. Install:\n\n   ```bash\n   npm i\n\nx\n   ```\n\n2. Run\n   ```\n   a\n   ```\nDone.\n\nEnd',
  '1. a\n  ```\n\nin the fence\n\n- not an item\n  ```\n\nout\n',
  '- ```js\n  let a\n\n  let b\n  ```\n- next\n\npara\n',
  '```md\n# no heading\n\n- no list\n\n~~~\n````\n\ntext\n',
  '~~~~\n```\n\n~~~\n\n~~~~\n\n[a]\n\n[a]: https://one.example\n\n[a]: https://two.example\n',
  '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n\n| no | table |\n\nx\n---\ny\n===\n\n    code\n\n    more code\n\ntext\n',
  '> quote\nlazy\n>\n> > deeper\n\n> another\n\n- a\n- - b\n    - c\n\n\n- d\n1. e\n\n2. f\n\n1986\n\n2. g\n',
  '[x][late] and ![y][late]\n\n* [ ] todo\n* [x] done\n\n[late]: <https://late.example/a b>\n  "title\n  goes on"\n\nend [late]\n',
  'a\r\n\r\n- b\r\n\r\n  c\r\n\r\nd\re\r\rf',
  'so\n$$\na\n= b\n- c\n$$\nand $x_1$, $5 and $10\n\n\\[\n\\frac{1}{2}\n\\]\n\n- $$\n  y\n  $$\n- \\(z\\)\n\n$$\nnever\n\nclosed $$ \\[ nor this\n',
  'One[^a] two[^b] three[^none].\n\n- item[^a]\n\n[^a]: first\n    goes on\n\n    more\n[^b]: second[^a]\n\nafter\n',
  '* * *\n\n+ a\n\n- b\n\n***\n\n-\n\n  c\n\n\t- tab\n\n \t x\n',
];

const tokensOf = (reading: Reading) =>
  JSON.stringify(
    [
      reading.blocks.flatMap((block): readonly unknown[] => block.tokens ?? ['plain', block.piece.text]),
      reading.blocks.flatMap(({ notes }) => notes),
    ],
    plain,
  );
/** What the parser says of the whole text; footnotes may be defined after their marks. */
function whole(text: string): string {
  const once = parse(text, new Map(), false);
  const { tokens, notes } = once.notes.length > 0 ? parse(text, once.defines, false) : once;
  return JSON.stringify([tokens, notes], plain);
}
/** A token without where it stood, which a piece counts from its own beginning. */
const plain = (key: string, value: unknown) => (key === 'map' ? undefined : value);

/** Reads a text as it would arrive, and checks on the way that nothing settled is read twice. */
function arrive(text: string, roll: () => number, mean: number): Reading {
  let reading: Reading | null = null;
  for (let at = 0; at < text.length; ) {
    at += 1 + Math.floor(roll() * mean * 2);
    const next: Reading = read(text.slice(0, at), true, reading);
    (reading?.split.settled ?? []).forEach((piece, i) => {
      expect(next.split.settled[i]).toBe(piece);
    });
    reading = next;
  }
  return read(text, false, reading);
}

test.each(OWN)('split or not, the parser sees the same in %j', (text) => {
  expect(tokensOf(read(text, false))).toBe(whole(text));
});

test('a text that arrives in any portions ends as the whole text does', () => {
  const roll = dice(7);
  for (const text of OWN) {
    expect(tokensOf(arrive(text, () => 0, 1)), 'letter by letter').toBe(whole(text));
    for (const mean of [1, 3, 10, 40]) expect(tokensOf(arrive(text, roll, mean))).toBe(whole(text));
  }
});

test('the examples of both specifications read the same whole, split and in portions, alone and one after another', { timeout: 60_000 }, ({
  skip,
}) => {
  skip(noCorpora, WHY);
  const all = [...examples('commonmark-0.31.2.txt'), ...examples('gfm-0.29.txt'), ...OWN];
  expect(all.length).toBeGreaterThan(1300);
  const roll = dice(3);
  for (const text of all) expect(tokensOf(read(text, false)), text).toBe(whole(text));
  for (let i = 0; i < 1500; i++) {
    const some = Array.from({ length: 2 + Math.floor(roll() * 5) }, () => all[Math.floor(roll() * all.length)] ?? '');
    const text = some.join(roll() < 0.5 ? '\n' : '');
    const expected = whole(text);
    expect(tokensOf(read(text, false)), text).toBe(expected);
    expect(tokensOf(arrive(text, roll, 1 + roll() * 30)), text).toBe(expected);
  }
});

test('a settled block is the same object after more text, and after the end', () => {
  const first = read('# One\n\nTwo\n\nThr', true);
  const second = read('# One\n\nTwo\n\nThree\n\nFour', true, first);
  const last = read('# One\n\nTwo\n\nThree\n\nFour', false, second);
  expect(first.settled).toHaveLength(2);
  expect(second.settled).toHaveLength(3);
  expect(second.settled.slice(0, 2)).toEqual(first.settled);
  second.settled.forEach((block, i) => {
    if (first.settled[i]) expect(block).toBe(first.settled[i]);
    expect(last.blocks[i]).toBe(block);
  });
});

test('a definition that comes late renews only the blocks that lacked it', () => {
  const before = read('[a] here\n\nnothing here\n\nx', true);
  const after = read('[a] here\n\nnothing here\n\nx\n\n[a]: https://a.example\n\ny', true, before);
  expect(after.settled[0]).not.toBe(before.settled[0]);
  expect(JSON.stringify(after.settled[0]?.tokens)).toContain('https://a.example');
  expect(after.settled[1]).toBe(before.settled[1]);
});

test('another text than before is read from its beginning', () => {
  const before = read('one\n\ntwo\n\nthree', true);
  expect(tokensOf(read('uno\n\ndos\n\ntres', false, before))).toBe(whole('uno\n\ndos\n\ntres'));
  expect(tokensOf(read('one\n\ntwo', false, before))).toBe(whole('one\n\ntwo'));
});

test('a paragraph that has begun settles the table above it', () => {
  const table = '| a |\n|---|\n| 1 |\n';
  expect(split(`${table}\nT`).settled.map((piece) => piece.text)).toEqual([`${table}\n`]);
});

test('what is left to parse stays small while ordinary text grows', () => {
  const text = `${OWN.slice(0, 2).join('\n')}\n`.repeat(200);
  let state: Split | null = null;
  let longest = 0;
  for (let at = 0; at < text.length; at += 50) {
    state = split(text.slice(0, at), state);
    longest = Math.max(longest, state.tail.text.length);
  }
  expect(longest).toBeLessThan(400);
});

test('a very long answer has fewer and larger pieces, and reads the same', { timeout: 60_000 }, () => {
  const [many, more] = ['a\n\n- b\n\n```\nc\n```\n\n', 'd\n\n'];
  const text = many.repeat(1500) + more.repeat(50_000);
  const pieces = split(text).settled;
  expect(pieces.length).toBeLessThan(6000);
  const { tokens: first } = parse(many, new Map(), false);
  const { tokens: then } = parse(more, new Map(), false);
  // All of it at once would cost more than is parsed at once.
  const tokens = [...Array.from({ length: 1500 }, () => first), ...Array.from({ length: 50_000 }, () => then)].flat();
  expect(tokensOf(read(text, false)) === JSON.stringify([tokens, []], plain)).toBe(true);
});

test('a block past the ceiling is not parsed, a long fence is, and the text after both is itself again', () => {
  const list = '- item\n'.repeat(MAX_PIECE / 4);
  const [plainOne, ...others] = read(`${list}\nafter\n`, false).blocks;
  expect(plainOne?.tokens).toBeNull();
  expect(plainOne?.piece.text).toBe(`${list}\n`);
  expect(others.map((block) => block.tokens?.[0]?.type)).toEqual(['paragraph_open']);
  const fence = `\`\`\`\n${'code\n\n'.repeat(MAX_PIECE)}\`\`\`\n`;
  expect(read(`${fence}after\n`, false).blocks.map((block) => block.tokens?.[0]?.type)).toEqual(['fence', 'paragraph_open']);
});
