import { beforeAll, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepEndpoint, testEndpoint } from '@/utils/chat/connect';
import { AppError } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { endpointOf } from '@/utils/store/endpoints';
import { lockKeys } from '@/utils/store/keyring';
import { setPassphrase } from '@/utils/store/passphrase';
import { secretFor } from '@/utils/store/secrets';
import { chatEvents, type Reply, startServer } from './chat-server';

const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = 'sk-live-123456';

// An optional permission, and nobody gave it.
beforeAll(() => {
  Reflect.set(fakeBrowser, 'webRequest', undefined);
});

async function tested(reply: Reply): Promise<string> {
  const { url } = await startServer(() => reply);
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: `${url}/v1`, models: [], createdAt: 0 };
  return testEndpoint({ endpoint, secret: { key: KEY, headers: {} } }, 'm', AbortSignal.timeout(10_000));
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

test('an endpoint’s row names its extra headers, and their values lie with the key', async () => {
  const endpoint: Endpoint = {
    id: 'kept',
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: 'https://a.b/v1',
    models: [],
    createdAt: 0,
  };
  const headers = { 'X-Proxy': 'proxy-token-1' };
  await keepEndpoint({ endpoint, secret: { key: KEY, headers } });
  expect(await endpointOf('kept')).toEqual({ ...endpoint, headerNames: ['X-Proxy'] });
  expect(await secretFor('kept', 'https://a.b')).toEqual({ key: KEY, headers });
  await keepEndpoint({ endpoint: { ...endpoint, headerNames: ['X-Proxy'] }, secret: { key: '', headers: {} } });
  expect(await endpointOf('kept')).toEqual(endpoint);
  expect(await secretFor('kept', 'https://a.b')).toBeUndefined();
});

test('while the keys are locked, an endpoint with a key is not kept by half', async () => {
  const endpoint: Endpoint = {
    id: 'half',
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: 'https://a.b/v1',
    models: [],
    createdAt: 0,
  };
  await setPassphrase('four words');
  await lockKeys();
  await expect(keepEndpoint({ endpoint, secret: { key: KEY, headers: {} } })).rejects.toThrow('locked');
  expect(await endpointOf('half')).toBeUndefined();
});
