import { expect, test } from 'vitest';
import { callSettings } from '@/utils/chat/call-settings';
import { withLimits } from '@/utils/chat/model-limits';
import { runTurn } from '@/utils/chat/turn';
import type { Endpoint } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';
import { db } from '@/utils/store/db';
import { answered, misbehave, queueTurn } from './queued-turn';

const WORDS = 'The river rises in the hills and runs past three towns to the sea. ';

function endpoint(values: Partial<Endpoint>): Endpoint {
  return { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://host.example/v1', models: [], createdAt: 0, ...values };
}

/** What goes along with a question to a model of an endpoint. */
async function settingsOf(values: Partial<Endpoint>, modelId: string, effort?: Parameters<typeof callSettings>[2]) {
  const { settings, thoughtTokens } = callSettings(await withLimits(endpoint(values), modelId), modelId, effort);
  return { ...settings, thoughtTokens };
}

/** The request that asks about a page of many words, and the tokens that its prompt is estimated at. */
async function asked(values: Partial<Endpoint>, text = 'Why?') {
  const { url, seen } = await misbehave((_request, response) => answered(response, 'Yes'));
  const { id, question } = await queueTurn(url, { endpoint: values, text });
  const source = { kind: 'page', url: 'https://a.b/', title: 'A', language: 'en', icon: '', hash: 'h', readAt: 0 } as const;
  const fileId = `${id}-page`;
  await db.files.add({ ...source, id: fileId, chatId: question.chatId, text: `${WORDS.repeat(4)}\n\n`.repeat(2_000) });
  await db.messages.update(question.id, { parts: [{ type: 'source', fileId }, ...question.parts] });
  await runTurn(id);
  const body = JSON.parse(seen[0]?.body ?? '');
  const sent = body.messages.map(({ content }: { content: unknown }) => (typeof content === 'string' ? content : JSON.stringify(content)));
  return { most: body.max_tokens, tokens: estimateTokens(sent.join('\n')) };
}

const window = (contextWindow: number) => [{ id: 'm', name: 'm', contextWindow }];

test('a question and the longest answer the user wishes fit in the window together', async () => {
  const { most, tokens } = await asked({ models: window(16_384), parameters: { maxOutput: 8_192 } });
  expect(most).toBe(8_192);
  expect(tokens).toBeGreaterThan(6_500);
  expect(tokens + most).toBeLessThanOrEqual(16_384);
});

test('an answer takes at most half of the window, and what a long question leaves', async () => {
  const short = await asked({ models: window(16_384), parameters: { maxOutput: 16_000 } });
  expect(short.most).toBe(8_192);
  expect(short.tokens + short.most).toBeLessThanOrEqual(16_384);
  const long = await asked({ models: window(16_384), parameters: { maxOutput: 8_192 } }, WORDS.repeat(600));
  expect(long.most).toBeLessThan(8_192);
  expect(long.most).toBeGreaterThanOrEqual(4_096);
  expect(long.tokens + long.most).toBeLessThanOrEqual(16_384);
});

test('what the model can is what the snapshot says where the list says nothing', async () => {
  const claude = { providerId: 'anthropic', presetId: 'anthropic', baseUrl: 'https://api.anthropic.com/v1' };
  expect(await settingsOf(claude, 'claude-opus-4-6', 'high')).toMatchObject({ maxOutputTokens: 128_000, thoughtTokens: 0 });
  expect(await settingsOf(claude, 'claude-sonnet-4-5', 'high')).toMatchObject({ maxOutputTokens: 25_600, thoughtTokens: 38_400 });
  const tight = { ...claude, parameters: { contextWindow: 20_000 } };
  expect(await settingsOf(tight, 'claude-sonnet-4-5', 'high')).toMatchObject({ maxOutputTokens: 4_000, thoughtTokens: 6_000 });
  expect(await settingsOf({ ...claude, parameters: { maxOutput: 900_000 } }, 'claude-3-haiku-20240307')).toMatchObject({
    maxOutputTokens: 4_096,
  });
});

test('the endpoint’s effort goes to models that are known to take one, and a wish for this question to any that may', async () => {
  const wishing = { parameters: { effort: 'high' } } as const;
  expect(await settingsOf(wishing, 'mystery')).not.toHaveProperty('reasoning');
  expect(await settingsOf(wishing, 'mystery', 'low')).toHaveProperty('reasoning', 'low');
  expect(await settingsOf(wishing, 'gpt-oss-20b')).toHaveProperty('reasoning', 'high');
  expect(await settingsOf(wishing, 'llama-4-scout')).not.toHaveProperty('reasoning');
});

test('Ollama is told no longer a window than the budget counts on', async () => {
  const { url, seen } = await misbehave((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.end(`${JSON.stringify({ message: { role: 'assistant', content: 'Yes' }, done: true, done_reason: 'stop' })}\n`);
  });
  const local = { providerId: 'ollama', baseUrl: url, models: window(131_072) };
  const { id } = await queueTurn(url, { endpoint: local, text: WORDS.repeat(3_000) });
  await runTurn(id);
  expect(JSON.parse(seen[0]?.body ?? '').options.num_ctx).toBe(32_768);
});
