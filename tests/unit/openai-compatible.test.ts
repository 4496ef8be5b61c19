import { expect, test } from 'vitest';
import { AppError } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { openaiCompatible } from '@/utils/providers/openai-compatible';
import { chatEvents, type Reply, startServer } from './chat-server';

async function serve(reply: Reply) {
  const server = await startServer(() => reply);
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: `${server.url}/v1`, models: [], createdAt: 0 };
  return {
    ...server,
    endpoint,
    fetch: createEndpointFetch({ baseUrl: endpoint.baseUrl, authorization: { authorization: 'Bearer sk-1' } }),
  };
}

/** What the provider says to one question: its text, its reasoning, how it ended. */
async function answerTo(reply: Reply) {
  const { endpoint, fetch, received } = await serve(reply);
  const model = await openaiCompatible.model(endpoint, 'm', fetch);
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
  let text = '';
  let reasoning = '';
  let finish: unknown;
  let usage: unknown;
  const errors: unknown[] = [];
  for await (const part of stream) {
    if (part.type === 'text-delta') text += part.delta;
    if (part.type === 'reasoning-delta') reasoning += part.delta;
    if (part.type === 'error') errors.push(part.error);
    if (part.type === 'finish') {
      finish = part.finishReason.unified;
      usage = part.usage;
    }
  }
  return { text, reasoning, finish, usage, errors, received };
}

const DELTAS = [
  { reasoning_content: 'Ich überlege … ' },
  { reasoning_content: '考え中' },
  { content: 'Grüße, ' },
  { content: '多瑙河' },
  { content: ' — мир 👩‍👩‍👧 ' },
  { content: '\u0000\t"\\n"' },
];
const TEXT = 'Grüße, 多瑙河 — мир 👩‍👩‍👧 \u0000\t"\\n"';
const bytes = (text: string) => new TextEncoder().encode(text);

test.each([1, 2, 3, 4, 5, 7, 11, 16, 64, 333, 4096])('a stream cut every %i bytes says the same', async (chunk) => {
  const answer = await answerTo({ body: bytes(chatEvents(DELTAS).join('')), chunk });
  expect(answer).toMatchObject({ text: TEXT, reasoning: 'Ich überlege … 考え中', finish: 'stop', errors: [] });
  expect(answer.usage).toMatchObject({ inputTokens: { total: 21 }, outputTokens: { total: 7 } });
});

test.each([
  ['CR LF line ends', (events: string[]) => events.join('').replaceAll('\n', '\r\n')],
  ['CR line ends', (events: string[]) => events.join('').replaceAll('\n', '\r')],
  ['comments between the events', (events: string[]) => events.map((event) => `: ping\n\n${event}`).join('')],
  ['a byte order mark', (events: string[]) => `\uFEFF${events.join('')}`],
  ['event names and ids', (events: string[]) => events.map((event, at) => `event: message\nid: ${at}\n${event}`).join('')],
])('a stream with %s says the same, byte by byte', async (_name, write) => {
  const answer = await answerTo({ body: bytes(write(chatEvents(DELTAS))), chunk: 1 });
  expect(answer).toMatchObject({ text: TEXT, finish: 'stop', errors: [] });
});

test('the key goes along in its header, and no cookie, referrer or cache', async () => {
  const { received } = await answerTo({ body: bytes(chatEvents(DELTAS).join('')) });
  expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/chat/completions' });
  expect(received[0]?.headers.authorization).toBe('Bearer sk-1');
  expect(received[0]?.headers.cookie).toBeUndefined();
  expect(received[0]?.headers.referer).toBeUndefined();
});

test('the models are listed with the limits the server knows', async () => {
  const list = {
    data: [
      { id: 'a', name: 'A', context_length: 1000 },
      { id: 'b', max_model_len: 2000 },
      { id: 'c', meta: { n_ctx: 3000 } },
      { id: 'd' },
      { name: 'no id' },
    ],
  };
  const { endpoint, fetch } = await serve({ headers: { 'content-type': 'application/json' }, body: bytes(JSON.stringify(list)) });
  expect(await openaiCompatible.models(endpoint, fetch, AbortSignal.timeout(5_000))).toEqual([
    { id: 'a', name: 'A', contextWindow: 1000 },
    { id: 'b', name: 'b', contextWindow: 2000 },
    { id: 'c', name: 'c', contextWindow: 3000 },
    { id: 'd', name: 'd' },
  ]);
});

test.each([
  [401, '{"error":{"message":"Incorrect API key"}}', 'wrong-key'],
  [403, '', 'origin-refused'],
  [403, '{"error":{"message":"Country not supported"}}', 'refused'],
  [404, '<html>not here</html>', 'not-found'],
  [402, '{"error":"no credit"}', 'no-credit'],
  [429, '{"message":"slow down"}', 'rate-limited'],
  [400, '{"error":{"message":"request (9000 tokens) exceeds the available context size","type":"exceed_context_size_error"}}', 'too-long'],
  [503, 'overloaded', 'server-error'],
  [200, '<html>hello</html>', 'wrong-format'],
  [200, '{"models":[]}', 'wrong-format'],
])('a list that answers %i %s is the fault “%s”', async (status, body, code) => {
  const { endpoint, fetch } = await serve({ status, headers: {}, body: bytes(body) });
  const failure = await openaiCompatible.models(endpoint, fetch, AbortSignal.timeout(5_000)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect(failure instanceof AppError && failure.fault.code).toBe(code);
});
