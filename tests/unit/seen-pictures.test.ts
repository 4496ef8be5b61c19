import { expect, test, vi } from 'vitest';
import { type Scaled, seenPictures } from '@/utils/chat/seen-pictures';
import { sightOf } from '@/utils/core/pictures/sight';
import type { SourceFile } from '@/utils/core/rows';
import { png } from '../documents/pictures';
import { drawLikeWorkers, sizeOf } from './canvas';

const file = (id: string, bytes: Uint8Array<ArrayBuffer> | number, width: number, height: number): SourceFile => ({
  ...{ id, kind: 'file', url: '', title: id, language: '', icon: '', text: '', chatId: 'c', hash: id, readAt: 0 },
  picture: { bytes: new Blob([typeof bytes === 'number' ? new Uint8Array(bytes) : bytes], { type: 'image/png' }), width, height },
});

test('of more bytes than a request carries the newest pictures go, and a small one still fits', async () => {
  const sight = sightOf({ presetId: 'groq', modelId: 'llama-4-scout' });
  const files = [file('new', 2_000_000, 600, 600), file('large', 1_000_000, 600, 600), file('small', 9_000, 60, 60)];
  const seen = await seenPictures(files, sight);
  expect([...seen].map(([id, { over }]) => [id, over ?? false])).toEqual([
    ['new', false],
    ['large', true],
    ['small', false],
  ]);
});

test('a picture of more bytes than services take is judged by what it has once it is drawn anew', async () => {
  const sight = sightOf({ modelId: 'gpt-4o' });
  const files = [file('new', 12_000_000, 600, 600), file('old', 12_000_000, 600, 600)];
  const over = async (asKept?: ReadonlySet<string>) =>
    [...(await seenPictures(files, sight, undefined, asKept)).values()].map((each) => each.over);
  expect(await over()).toEqual([undefined, undefined]);
  expect(await over(new Set(['new', 'old']))).toEqual([undefined, true]);
});

test('a drawing that failed is tried again', async () => {
  drawLikeWorkers();
  const scaled: Scaled = new Map();
  const files = [file('map', png(1_200, 1_200), 1_200, 1_200)];
  const sight = sightOf({ modelId: 'gpt-4o' });
  Reflect.set(globalThis, 'OffscreenCanvas', function noMemory() {
    throw new Error('no memory');
  });
  await expect(seenPictures(files, sight, scaled)).rejects.toThrow('no memory');
  drawLikeWorkers();
  expect(await sizeOf((await seenPictures(files, sight, scaled)).get('map')?.data ?? new Uint8Array())).toBe('768 × 768');
});

test('nothing is read where nothing is sent, and the price is the same', async () => {
  drawLikeWorkers();
  const sight = sightOf({ providerId: 'anthropic', modelId: 'claude-sonnet-4-5' });
  const files = [file('map', png(2_000, 1_000), 2_000, 1_000)];
  const before = (await seenPictures(files, sight)).get('map');
  const now = (await seenPictures(files, sight, new Map())).get('map');
  expect(before?.data).toHaveLength(0);
  expect(await sizeOf(now?.data ?? new Uint8Array())).toBe('1568 × 784');
  expect([before?.tokens, now?.tokens]).toEqual([56 * 28, 56 * 28]);
});

test('a second try of a turn draws nothing anew', async () => {
  drawLikeWorkers();
  const draw = vi.spyOn(globalThis, 'createImageBitmap');
  const scaled: Scaled = new Map();
  const files = [file('map', png(1_200, 1_200), 1_200, 1_200), file('icon', png(20, 20), 20, 20)];
  for (let tries = 0; tries < 2; tries++) await seenPictures(files, sightOf({ modelId: 'gpt-4o' }), scaled);
  expect(draw).toHaveBeenCalledTimes(1);
  await seenPictures(files, sightOf({ modelId: 'gemma3:4b' }), scaled);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('among more than twenty pictures none is longer than Claude takes then', async () => {
  const sight = sightOf({ providerId: 'anthropic', modelId: 'claude-opus-5' });
  const files = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}`, 10, 2_576, 1_000));
  expect((await seenPictures(files(20), sight)).get('0')?.tokens).toBe(92 * 36);
  expect((await seenPictures(files(21), sight)).get('0')?.tokens).toBe(72 * 28);
});

test('what cannot be drawn is sent as it is kept', async () => {
  drawLikeWorkers();
  const broken = file('broken', 40, 3_000, 3_000);
  expect((await seenPictures([broken], sightOf({ modelId: 'gpt-4o' }), new Map())).get('broken')?.data).toHaveLength(40);
});
