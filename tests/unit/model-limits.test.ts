import { expect, test } from 'vitest';
import { limitsOf, seesPictures, withFacts, withLimits } from '@/utils/chat/model-limits';
import type { Endpoint, ModelInfo } from '@/utils/core/rows';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';

function endpoint(values: Partial<Endpoint> & Pick<Endpoint, 'baseUrl'>): Endpoint {
  return { id: 'e', providerId: 'openai-compatible', name: 'e', models: [], createdAt: 0, ...values };
}
const openai = endpoint({ presetId: 'openai', providerId: 'openai-responses', baseUrl: 'https://api.openai.com/v1' });
const model = (values: Partial<ModelInfo>): ModelInfo => ({ id: 'gpt-5.4', name: 'gpt-5.4', ...values });

test('each limit comes from the first that knows it: user, server, snapshot', async () => {
  const listed = { ...openai, models: [model({ contextWindow: 500_000 })], parameters: { maxOutput: 4_000 } };
  expect(await limitsOf(listed, 'gpt-5.4')).toMatchObject({
    contextWindow: 500_000,
    maxOutput: 4_000,
    inputs: ['text', 'image', 'file'],
    price: { input: 2.5, output: 15 },
  });
  expect(await limitsOf({ ...listed, parameters: { contextWindow: 20_000 } }, 'gpt-5.4')).toMatchObject({
    contextWindow: 20_000,
    maxOutput: 128_000,
  });
});

test('a wish for a longer answer than the model can give is no limit', async () => {
  const listed = { ...openai, models: [model({ maxOutput: 2_000 })], parameters: { maxOutput: 4_000 } };
  expect((await limitsOf(listed, 'gpt-5.4')).maxOutput).toBe(2_000);
});

test('a provider is told the limits that are shown, and no longer an answer than leaves room for a question', async () => {
  const { models } = await withLimits({ ...openai, parameters: { contextWindow: 20_000 } }, 'gpt-5.4');
  expect(models).toMatchObject([{ id: 'gpt-5.4', contextWindow: 20_000, maxOutput: 10_000, price: { input: 2.5, output: 15 } }]);
});

test('a model that nobody knows gets a careful window and pictures, and no price', async () => {
  const limits = await limitsOf(endpoint({ baseUrl: 'https://host.example/v1' }), 'mystery');
  expect(limits).toMatchObject({ contextWindow: 8_192 });
  expect(seesPictures(limits)).toBe(true);
  expect(limits.price).toBeUndefined();
});

test('a typed model is known by its id, though no list has it', async () => {
  expect(await limitsOf(openai, 'gpt-5.4-2026-03-05')).toMatchObject({ contextWindow: 1_050_000 });
});

test('of a server of the user’s own, a model’s window is the one the server says, or a careful one', async () => {
  for (const baseUrl of ['http://localhost:8080/v1', 'http://192.168.1.5:8000/v1', 'http://nas.local/v1'])
    expect(await limitsOf(endpoint({ baseUrl }), 'gemma3:27b'), baseUrl).toMatchObject({ contextWindow: 8_192, inputs: ['text', 'image'] });
  const said = endpoint({ baseUrl: 'http://localhost:8080/v1', models: [model({ id: 'gemma3:27b', contextWindow: 16_384 })] });
  expect((await limitsOf(said, 'gemma3:27b')).contextWindow).toBe(16_384);
  expect((await limitsOf(endpoint({ baseUrl: 'https://host.example/v1' }), 'gemma3:27b')).contextWindow).toBe(131_072);
});

test('Ollama is told the window with each question, so the model’s own is trusted, but for the memory it takes', async () => {
  const ollama = endpoint({ presetId: 'ollama', providerId: 'ollama', baseUrl: 'http://localhost:11434' });
  expect((await limitsOf(ollama, 'gemma3:27b')).contextWindow).toBe(32_768);
  expect((await limitsOf({ ...ollama, parameters: { contextWindow: 100_000 } }, 'gemma3:27b')).contextWindow).toBe(100_000);
});

test('what a server says of a listed model is not overruled by the snapshot', async () => {
  const [known] = await withFacts([model({ name: 'GPT', price: { input: 9, output: 9 }, inputs: ['text'] })], openai);
  expect(known).toMatchObject({ name: 'GPT', price: { input: 9, output: 9 }, inputs: ['text'], contextWindow: 1_050_000 });
});

test('the built-in engine keeps its endless window, and sees no pictures', async () => {
  const limits = await limitsOf(EXCERPTS_ENDPOINT, 'excerpts');
  expect(limits.contextWindow).toBe(Number.MAX_SAFE_INTEGER);
  expect(seesPictures(limits)).toBe(false);
});
