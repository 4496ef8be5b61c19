import { beforeEach, expect, test } from 'vitest';
import { branchChat } from '@/utils/chat/branch-chat';
import { broughtFiles, madeAgain } from '@/utils/chat/brought-files';
import { runTurn } from '@/utils/chat/turn';
import { sumOf } from '@/utils/chat/usage';
import { MOST_MADE, madeIn } from '@/utils/core/parts';
import { db } from '@/utils/store/db';
import { filesOf } from '@/utils/store/files';
import { messagesOf, requestStop } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import {
  base64,
  begun,
  bytesOf,
  call,
  completed,
  drawn,
  event,
  message,
  PNG,
  queued,
  rowOf,
  SKETCH,
  sketched,
  took,
} from './drawing-events';
import { lowerCeilings } from './queued-turn';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const added = (id: string, index: number) => event('response.output_item.added', { output_index: index, item: call({ id }) });
const finished = (id: string, index: number, more: object) =>
  event('response.output_item.done', { output_index: index, item: call({ id, ...more }) });
const partial = (id: string, index: number, picture: Uint8Array) =>
  event('response.image_generation_call.partial_image', { item_id: id, output_index: index, partial_image_b64: base64(picture) });
const FAILED = { status: 'failed', result: null };
const words = (index: number, text: string) =>
  event('response.output_text.delta', { item_id: 'msg_1', output_index: index, content_index: 0, delta: text }) +
  event('response.output_item.done', { output_index: index, item: message(text) });

test('a second picture stands after the words before it, and what there was of the first stays', async () => {
  const { id } = await queued((response) =>
    response.end(
      begun +
        sketched +
        finished('ig_1', 1, FAILED) +
        words(2, 'That failed. Once more:') +
        added('ig_2', 3) +
        partial('ig_2', 3, png(30, 30)) +
        finished('ig_2', 3, { result: base64(PNG) }) +
        completed([], took(1, 2)),
    ),
  );
  await runTurn(id);
  const row = await rowOf(id);
  expect(row.parts.filter(({ type }) => type !== 'reasoning')).toMatchObject([
    { type: 'picture', unfinished: true, size: { width: 20, height: 10 } },
    { type: 'text', text: 'That failed. Once more:' },
    { type: 'picture', size: { width: 40, height: 20 } },
  ]);
  expect(await bytesOf(row)).toEqual(SKETCH);
  expect(await bytesOf(row, 1)).toEqual(PNG);
  expect(await db.files.count()).toBe(2);
});

test('pictures that are drawn at the same time take the places of their own sketches', async () => {
  const { id } = await queued((response) =>
    response.end(
      begun +
        added('ig_2', 2) +
        sketched +
        partial('ig_2', 2, png(30, 30)) +
        finished('ig_2', 2, { result: base64(png(60, 60)) }) +
        finished('ig_1', 1, { result: base64(PNG) }) +
        completed([], took(1, 2)),
    ),
  );
  await runTurn(id);
  const pictures = madeIn((await rowOf(id)).parts);
  expect(pictures.map(({ size, unfinished }) => [size.width, unfinished])).toEqual([
    [40, undefined],
    [60, undefined],
  ]);
});

test('a sketch that came to nothing is no answer', async () => {
  const { id } = await queued((response) => response.end(begun + sketched + finished('ig_1', 1, FAILED) + completed([], took(1, 2))));
  await runTurn(id);
  const row = await rowOf(id);
  expect(row).toMatchObject({ status: 'failed', fault: { code: 'nothing-answered' } });
  expect(madeIn(row.parts)).toMatchObject([{ unfinished: true }]);
});

test('pictures that are more than an answer keeps are not said to be drawn for ever', async () => {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  const many = Array.from({ length: MOST_MADE + 2 }, (_, n) => [added(`ig_${n}`, n), finished(`ig_${n}`, n, { result: base64(SKETCH) })]);
  const { id } = await queued(async (response) => {
    response.write(many.flat().join('') + words(MOST_MADE + 2, 'All of them.'));
    await end;
    response.end(completed([], took(1, 2)));
  });
  const turn = runTurn(id);
  await expect.poll(async () => (await db.tails.toArray()).map(({ text }) => text)).toContain('All of them.');
  await expect.poll(() => rowOf(id)).not.toHaveProperty('drawing');
  finish();
  await turn;
  const { parts } = await rowOf(id);
  expect(madeIn(parts)).toHaveLength(MOST_MADE);
  expect(parts.filter(({ type }) => type === 'refused-picture')).toEqual([{ type: 'refused-picture', over: true }]);
});

test('an answer whose last event repeats more than is read of one is whole', async () => {
  const large = new Uint8Array(9.5 * 1024 * 1024);
  large.set(PNG);
  const result = base64(large);
  const items = ['ig_1', 'ig_2', 'ig_3'].map((id) => call({ id, status: 'completed', result }));
  const each = items.map((item, n) => added(item.id, n) + event('response.output_item.done', { output_index: n, item })).join('');
  const { id } = await queued((response) => response.end(each + completed(items, took(1, 2))));
  await runTurn(id);
  const row = await rowOf(id);
  expect(row.status).toBe('done');
  expect(madeIn(row.parts).map(({ size }) => size)).toEqual(items.map(() => ({ width: 40, height: 20 })));
  // It stood in what was not read.
  expect(row.usage).toEqual({});
});

test('what is too large for an event, and was told nowhere else, is still said to be', async () => {
  const { id } = await queued((response) =>
    response.end(begun + drawn + added('ig_2', 2) + finished('ig_2', 2, { result: 'A'.repeat(35 << 20) })),
  );
  await runTurn(id);
  expect(await rowOf(id)).toMatchObject({ status: 'failed', fault: { code: 'too-large' } });
});

test('a server that is silent gets longer only for a picture', async () => {
  lowerCeilings({ silenceMs: 60 });
  const { id } = await queued((response) => response.flushHeaders(), {});
  await runTurn(id);
  expect(await rowOf(id)).toMatchObject({ status: 'failed', fault: { code: 'timeout' } });
});

test('what nothing was drawn for costs what is known, with the questions beside it', () => {
  const beside = { inputTokens: 1, outputTokens: 1 };
  expect(sumOf([beside, { inputTokens: 2, outputTokens: 1, pictureTokens: 0 }])).toEqual({
    inputTokens: 3,
    outputTokens: 2,
    pictureTokens: 0,
  });
  expect(sumOf([beside, beside])).not.toHaveProperty('pictureTokens');
});

test('in a branch of an answer that grows nothing is being drawn', async () => {
  const { id } = await queued((response) => response.write(begun + sketched));
  const turn = runTurn(id);
  await expect.poll(async () => madeIn((await rowOf(id)).parts)).toHaveLength(1);
  const branched = await branchChat(await messagesOf((await rowOf(id)).chatId));
  await requestStop(id);
  await turn;
  const copy = (await messagesOf(branched ?? '')).at(-1);
  expect(copy).toMatchObject({ status: 'interrupted', parts: [{}, { unfinished: true }] });
  expect(copy).not.toHaveProperty('drawing');
});

test('a sketch goes with no question, and takes no picture’s place', async () => {
  const { id } = await queued((response) => response.end(begun + drawn + added('ig_2', 2) + partial('ig_2', 2, SKETCH) + words(3, 'No.')));
  await runTurn(id);
  const row = await rowOf(id);
  const [whole, sketch] = madeIn(row.parts);
  expect(sketch).toMatchObject({ unfinished: true });
  expect(madeAgain([row])).toEqual({ newest: [whole], older: [] });
  expect(broughtFiles([row], await filesOf(row.chatId)).map((file) => file.id)).toEqual([whole?.fileId]);
});
