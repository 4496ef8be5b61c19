import { expect, test } from 'vitest';
import { jsonPieces } from '@/utils/core/json-pieces';

const DOC = {
  aside: { version: 1 },
  list: [{ a: '"}]\\', b: [1, [2]] }, 'text, with: {brackets}', -1.5e3, true, null, [], {}],
  other: { list: [1, 2] },
  n: 12,
  'odd "name" \\': 'x',
};

async function pieces(text: string, size: number, most = 1_000) {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const found: [string, unknown][] = [];
  for await (const { key, json } of jsonPieces(chunks(), 'list', { mostChars: most, mostDepth: 5 }))
    found.push([key, json && JSON.parse(json)]);
  return found;
}

const WANTED = [['aside', DOC.aside], ...DOC.list.map((each) => ['list', each]), ['other', DOC.other], ['n', 12]];

test.each([1, 2, 3, 7, 64, 10_000])('wherever it is cut on its way, in pieces of %i, the pieces are the same', async (size) => {
  const { 'odd "name" \\': _, ...plain } = DOC;
  for (const indent of [undefined, 2, '\t']) expect(await pieces(JSON.stringify(plain, null, indent), size)).toEqual(WANTED);
});

test('a name with an escaped quote is nothing that Aside writes, and does not pass for another', async () => {
  await expect(pieces(JSON.stringify(DOC), 64)).rejects.toMatchObject({ fault: { code: 'backup-broken' } });
});

test('cut anywhere, it ends with a reason, never with half a piece', async () => {
  const { 'odd "name" \\': _, ...plain } = DOC;
  const text = JSON.stringify(plain);
  for (let at = 1; at < text.length; at++)
    await expect(pieces(text.slice(0, at), 5), text.slice(0, at)).rejects.toMatchObject({ fault: { code: 'backup-cut' } });
});

test('an element beyond the bounds is left out, and the others are read', async () => {
  const text = JSON.stringify({ list: [1, { a: 'x'.repeat(5_000), b: '"]},{' }, 2], other: 3 });
  for (const size of [7, 100, 999])
    expect(await pieces(text, size)).toEqual([
      ['list', 1],
      ['list', undefined],
      ['list', 2],
      ['other', 3],
    ]);
});

test('a piece beyond the bounds is refused while it arrives', async () => {
  await expect(pieces(`{"a":"${'x'.repeat(5_000)}"}`, 100)).rejects.toMatchObject({ fault: { code: 'backup-large' } });
  await expect(pieces('{"a":[[[[[[1]]]]]]}', 100)).rejects.toMatchObject({ fault: { code: 'backup-large' } });
});
