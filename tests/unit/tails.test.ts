import { beforeEach, expect, test } from 'vitest';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';
import { createTailWriter, partsNow, tailsOf } from '@/utils/store/tails';

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

let m = 'm0';

beforeEach(async () => {
  // A message of its own for each test: a writer of the last one may still be flushing.
  m = newId();
  const message: Message = { id: m, chatId: 'c', seq: 1, parentId: null, role: 'assistant', parts: [], status: 'streaming', createdAt: 0 };
  await db.messages.add(message);
});

test('the first text is on the disk at once, and what follows is gathered', async () => {
  const writer = createTailWriter(m);
  writer.push('text', 'One');
  writer.push('text', ' two');
  writer.push('text', ' three');
  await wait(20);
  expect((await tailsOf(m)).map(({ text }) => text)).toEqual(['One']);
  await wait(80);
  expect((await tailsOf(m)).map(({ text }) => text)).toEqual(['One', ' two three']);
  expect(await partsNow(m)).toEqual([{ type: 'text', text: 'One two three' }]);
});

test('a growing answer leaves its message row alone, so that the chat does not wake', async () => {
  const writer = createTailWriter(m);
  for (let at = 0; at < 30; at++) {
    writer.push('text', 'word ');
    await wait(5);
  }
  expect((await messageOf(m))?.parts).toEqual([]);
});

test('the end folds everything, deletes the tails and writes the end’s facts', async () => {
  const writer = createTailWriter(m);
  writer.push('text', 'One');
  writer.push('text', ' two');
  await writer.end({ status: 'done', endedAt: 5 });
  expect(await messageOf(m)).toMatchObject({ status: 'done', endedAt: 5, parts: [{ type: 'text', text: 'One two' }] });
  expect(await tailsOf(m)).toEqual([]);
});

test('reasoning that ends is folded with its time, and the text stands after it', async () => {
  const writer = createTailWriter(m);
  writer.push('reasoning', 'Let me see');
  await wait(60);
  writer.push('reasoning', ' …');
  writer.push('text', 'Yes');
  await wait(60);
  const [reasoning] = (await messageOf(m))?.parts ?? [];
  expect(reasoning).toMatchObject({ type: 'reasoning', text: 'Let me see …' });
  expect(reasoning && 'ms' in reasoning ? reasoning.ms : 0).toBeGreaterThanOrEqual(50);
  await writer.end({ status: 'done' });
  expect((await messageOf(m))?.parts).toMatchObject([{ type: 'reasoning' }, { type: 'text', text: 'Yes' }]);
});

test('a long answer is folded every 48 KB at first, then less often', async () => {
  const writer = createTailWriter(m);
  const foldedAt: number[] = [];
  for (let at = 1; at <= 12; at++) {
    writer.push('text', 'x'.repeat(25_000));
    await wait(80);
    if ((await tailsOf(m)).length === 0) foldedAt.push(at * 25_000);
  }
  expect(foldedAt).toEqual([50_000, 100_000, 200_000, 300_000]);
  writer.push('text', 'y');
  await writer.end({ status: 'done' });
  expect((await messageOf(m))?.parts).toEqual([{ type: 'text', text: `${'x'.repeat(300_000)}y` }]);
});

test('what was pushed in any rhythm is what the row says in the end', async () => {
  const writer = createTailWriter(m);
  let expected = '';
  for (let at = 0; at < 400; at++) {
    const text = `${at} `.repeat(at % 7);
    expected += text;
    writer.push('text', text);
    if (at % 50 === 0) await wait(3);
  }
  await writer.end({ status: 'done' });
  expect((await messageOf(m))?.parts).toEqual([{ type: 'text', text: expected }]);
});
