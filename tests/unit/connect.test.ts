import { expect, test } from 'vitest';
import { testEndpoint } from '@/utils/chat/connect';
import { AppError } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { chatEvents, type Reply, startServer } from './chat-server';

const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = 'sk-live-123456';

async function tested(reply: Reply): Promise<string> {
  const { url } = await startServer(() => reply);
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: `${url}/v1`, models: [], createdAt: 0 };
  return testEndpoint({ endpoint, key: KEY }, 'm', AbortSignal.timeout(10_000));
}

test('a test gives the beginning of a real answer', async () => {
  expect(await tested({ body: bytes(chatEvents([{ content: 'rea' }, { content: 'dy' }]).join('')) })).toBe('ready');
});

test('a test that was only thought about works', async () => {
  expect(await tested({ body: bytes(chatEvents([{ reasoning_content: 'Hm' }], 'length').join('')) })).toBe('');
});

test.each([
  ['in a refusal', { status: 401, headers: {}, body: bytes(`{"error":{"message":"bad key ${KEY}"}}`) }],
  ['in mid-stream', { body: bytes(`data: {"error":{"message":"bad key ${KEY}","code":401}}\n\n`) }],
] satisfies [string, Reply][])('a key that the server repeats %s is not told', async (_where, reply) => {
  const failure = await tested(reply).catch((error: unknown) => error);
  expect(failure instanceof AppError && failure.fault.said).toContain('bad key •••');
});
