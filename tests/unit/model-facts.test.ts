import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { factsOf } from '@/utils/core/models/facts-of';
import { nameWords } from '@/utils/core/models/model-name';
import { presets } from '@/utils/providers/presets';
import snapshot from '../../utils/core/models/snapshot.json';

test('a service’s model has its limits, inputs, price and efforts', async () => {
  expect(await factsOf('openai', 'gpt-5.4')).toEqual({
    contextWindow: 1_050_000,
    maxOutput: 128_000,
    inputs: ['text', 'image', 'file'],
    price: { input: 2.5, output: 15, cachedInput: 0.25 },
    efforts: ['none', 'low', 'medium', 'high', 'xhigh'],
  });
  expect(await factsOf('anthropic', 'claude-opus-4-6')).toMatchObject({
    contextWindow: 1_000_000,
    efforts: ['low', 'medium', 'high', 'max'],
  });
  expect((await factsOf('google', 'models/gemini-3.1-pro-preview')).inputs).toEqual(['text', 'image', 'audio', 'video', 'file']);
  expect(await factsOf('meta', 'muse-spark-1.3')).toMatchObject({ contextWindow: 1_048_576 });
});

test.each([
  ['openai', 'gpt-5.4-2026-03-05', 'gpt-5.4'],
  ['openai', 'openai/gpt-5.4:nitro', 'gpt-5.4'],
  ['anthropic', 'claude-opus-4-6-20260205', 'claude-opus-4-6'],
  ['google', 'gemini-2.0-flash-001', 'gemini-2.0-flash'],
  ['google', 'models/gemini-2.5-flash', 'gemini-2.5-flash'],
  ['mistral', 'codestral', 'codestral-latest'],
])('in %s, %s is %s', async (factsId, modelId, same) => {
  const facts = await factsOf(factsId, modelId);
  expect(facts.contextWindow).toBeGreaterThan(0);
  expect(facts).toEqual(await factsOf(factsId, same));
});

test.each([
  ['openai', 'gpt-5.4-enormous'],
  ['openai', 'constructor'],
  ['openai', ''],
  ['openrouter', 'openai/gpt-5.4'],
  ['groq', 'llama-9'],
  [undefined, 'my-own-model'],
  [undefined, 'llama'],
  // Its sizes differ: 1B reads text alone.
  [undefined, 'qwen3'],
])('of a model that is not known for certain (%s, %s) nothing is said', async (factsId, modelId) => {
  expect(await factsOf(factsId, modelId)).toEqual({});
});

test.each([
  'meta-llama/Llama-4-Scout-17B-16E-Instruct',
  'llama4:scout-17b-16e-instruct-q4_K_M',
  'Llama-4-Scout-17B-16E-Instruct-UD-Q4_K_XL.gguf',
  'llama-4-scout-17b-16e-instruct-Q8_0-00001-of-00003.gguf',
  'llama-4-scout-17b-16e-instruct-FP8',
])('an open-weight model is known under the name %s', async (modelId) => {
  expect(nameWords(modelId)).toEqual(['llama', '4', 'scout', '17b', '16e']);
  expect(await factsOf(undefined, modelId)).toEqual({ contextWindow: 131_072, inputs: ['text', 'image'] });
});

test.each([
  ['gpt-oss:20b', 131_072, ['text']],
  ['gemma3:27b', 131_072, ['text', 'image']],
  ['qwen3:30b-a3b', 40_960, ['text']],
  ['qwen3-30b-a3b-instruct-2507', 262_144, ['text']],
  ['phi4', 16_384, ['text']],
  ['Qwen_Qwen2.5-7B-Instruct-Q5_K_M.gguf', undefined, undefined],
  // The smallest window of those that bear the name.
  ['llama4:scout', 131_072, ['text', 'image']],
])('of %s the window is %s and the inputs are %s', async (modelId, contextWindow, inputs) => {
  const facts = await factsOf(undefined, modelId);
  expect(facts.contextWindow).toBe(contextWindow);
  expect(facts.inputs).toEqual(inputs);
});

test('a window that a service grants to few is not promised', async () => {
  expect((await factsOf('anthropic', 'claude-sonnet-4-5')).contextWindow).toBe(200_000);
});

test('a service’s model that somebody passes on has limits, but no price and no controls', async () => {
  expect(await factsOf(undefined, 'anthropic/claude-opus-4-6')).toEqual({
    contextWindow: 1_000_000,
    maxOutput: 128_000,
    inputs: ['text', 'image', 'file'],
  });
});

test('nothing in the snapshot is free or without end', () => {
  for (const section of Object.values(snapshot.sections as Record<string, Record<string, string>>)) {
    for (const [id, line] of Object.entries(section)) {
      expect(line, id).toMatch(/^\d*,?\d*,?[tiavf]*(?:,(?:[\d.]+\/[\d.]+(?:\/[\d.]+)?)?(?:,\d+)?)?$/);
      expect(line, id).not.toMatch(/(?:^|[,/])0(?:[,/]|$)/);
      expect(Number(line.split(',')[0]), id).toBeLessThanOrEqual(10_000_000);
    }
  }
});

test('each preset’s section is there, but for OpenRouter, which tells its own limits', () => {
  const wanted = presets.flatMap(({ factsId }) => factsId ?? []).filter((id) => id !== 'openrouter');
  expect(Object.keys(snapshot.sections)).toEqual(expect.arrayContaining(wanted));
});

test('the snapshot says whose it is, and stays small', () => {
  expect(snapshot.licence).toMatch(/^MIT/);
  expect(snapshot.source).toMatch(/models\.dev/);
  const bare = JSON.stringify(JSON.parse(readFileSync('utils/core/models/snapshot.json', 'utf8')));
  expect(bare.length).toBeLessThan(60_000);
  expect(gzipSync(bare).length).toBeLessThan(20_000);
});
