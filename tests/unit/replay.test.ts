import { expect, test } from 'vitest';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { anthropic } from '@/utils/providers/anthropic';
import { gemini } from '@/utils/providers/gemini';
import { openaiResponses } from '@/utils/providers/openai-responses';
import { before, bytes, HI, replayed } from './asked';
import { startServer } from './chat-server';

const data = (...events: object[]) => ({ body: bytes(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')) });

test('a thought signature of Gemini’s is in the next request', async () => {
  const answer = data(
    { candidates: [{ content: { parts: [{ text: 'Hm', thought: true }] } }] },
    { candidates: [{ content: { parts: [{ text: 'Yes', thoughtSignature: 'c2lnbmF0dXJl' }] }, finishReason: 'STOP' }] },
  );
  const { ask } = await before(gemini, () => answer, '/v1beta');
  const first = await ask({ modelId: 'gemini-3-flash-preview' });
  expect(first.url).toBe('/v1beta/models/gemini-3-flash-preview:streamGenerateContent?alt=sse');
  expect(first.headers['x-goog-api-key']).toBe('sk-live-123456');
  const second = await ask({ modelId: 'gemini-3-flash-preview', prompt: replayed(first.parts) });
  expect(second.body).toMatchObject({
    contents: [{}, { role: 'model', parts: [{}, { text: 'Yes', thoughtSignature: 'c2lnbmF0dXJl' }] }, {}],
  });
});

test('Claude’s signed thoughts, and those it hides, are in the next request', async () => {
  const answer = data(
    { type: 'message_start', message: { id: 'm', usage: { input_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2ln' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'content_block_start', index: 1, content_block: { type: 'redacted_thinking', data: 'aGlkZGVu' } },
    { type: 'content_block_stop', index: 1 },
    { type: 'content_block_start', index: 2, content_block: { type: 'text', text: 'Yes' } },
    { type: 'content_block_stop', index: 2 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } },
    { type: 'message_stop' },
  );
  const { ask } = await before(anthropic, () => answer, '/proxy/v1');
  const first = await ask({ modelId: 'claude-opus-4-6', effort: 'high' });
  expect(first.url).toBe('/proxy/v1/messages');
  expect(first.headers).toMatchObject({
    'x-api-key': 'sk-live-123456',
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  });
  const second = await ask({ modelId: 'claude-opus-4-6', effort: 'high', prompt: replayed(first.parts) });
  expect(second.body['messages']).toMatchObject([
    { role: 'user' },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'aGlkZGVu' },
        { type: 'text', text: 'Yes' },
      ],
    },
    { role: 'user' },
  ]);
});

test('OpenAI’s reasoning in its box is in the next request', async () => {
  const reasoning = { id: 'rs', type: 'reasoning', encrypted_content: 'Ym94', summary: [{ type: 'summary_text', text: 'Hm' }] };
  const answer = data(
    { type: 'response.output_item.added', output_index: 0, item: { ...reasoning, summary: [], encrypted_content: 'Ym' } },
    { type: 'response.reasoning_summary_text.delta', item_id: 'rs', output_index: 0, summary_index: 0, delta: 'Hm' },
    { type: 'response.output_item.done', output_index: 0, item: reasoning },
    { type: 'response.output_text.delta', item_id: 'm', output_index: 1, content_index: 0, delta: 'Yes' },
    { type: 'response.completed', response: { output: [reasoning], usage: { input_tokens: 1, output_tokens: 2 } } },
  );
  const { ask } = await before(openaiResponses, () => answer, '/v1');
  const first = await ask({ modelId: 'gpt-5.4', effort: 'low' });
  expect(first.headers.authorization).toBe('Bearer sk-live-123456');
  const second = await ask({ modelId: 'gpt-5.4', effort: 'low', prompt: replayed(first.parts) });
  expect(second.body['input']).toContainEqual(expect.objectContaining({ type: 'reasoning', encrypted_content: 'Ym94' }));
});

test.each([openaiResponses, anthropic, gemini])('where $id has no key, none is sent', async (provider) => {
  const { received, url } = await startServer(() => data());
  const endpoint = { id: 'e', providerId: provider.id, name: 'e', baseUrl: url, models: [], createdAt: 0 };
  const model = await provider.model(endpoint, 'm', createEndpointFetch({ baseUrl: url }));
  await model.doStream({ prompt: HI });
  expect(JSON.stringify(received[0]?.headers)).not.toMatch(/net-writes-it|authorization|api-key/);
});
