import { beforeAll, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepEndpoint, testEndpoint } from '@/utils/chat/connect';
import { AppError } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { changeEndpoint, endpointOf, saveEndpoint, setParameter } from '@/utils/store/endpoints';
import { lockKeys } from '@/utils/store/keyring';
import { removePassphrase, setPassphrase, unlockKeys } from '@/utils/store/passphrase';
import { keepSecret, secretFor } from '@/utils/store/secrets';
import { secretsDb } from '@/utils/store/secrets-db';
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

const KEPT_AT: Endpoint = { id: 'again', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://a.b/v1', models: [], createdAt: 0 };

test('a key typed anew replaces one that cannot be read any more', async () => {
  await unlockKeys('four words');
  await removePassphrase('four words');
  await saveEndpoint(KEPT_AT);
  await keepSecret('other', 'https://a.b', { key: KEY, headers: {} });
  // A row moved to another endpoint does not open.
  const stolen = await secretsDb.secrets.get('other');
  if (stolen) await secretsDb.secrets.put({ ...stolen, id: 'again' });
  const draft = { endpoint: KEPT_AT, addsTo: true as const };
  await expect(keepEndpoint({ ...draft, secret: { key: '', headers: {} } })).rejects.toThrow('key-gone');
  await keepEndpoint({ ...draft, secret: { key: 'sk-new-1', headers: {} } });
  expect(await secretFor('again', 'https://a.b')).toEqual({ key: 'sk-new-1', headers: {} });
});

test('a header that is kept stays by its name, whatever its case, and is asked for again at another address', async () => {
  await keepEndpoint({ endpoint: KEPT_AT, secret: { key: KEY, headers: { 'X-Proxy': 'proxy-token-1' } } });
  const kept = { endpoint: KEPT_AT, secret: { key: '', headers: { 'x-proxy': '•••' } }, addsTo: true as const };
  await keepEndpoint(kept);
  expect(await secretFor('again', 'https://a.b')).toEqual({ key: KEY, headers: { 'x-proxy': 'proxy-token-1' } });
  const moved = { ...kept, endpoint: { ...KEPT_AT, baseUrl: 'https://c.d/v1' } };
  await expect(keepEndpoint(moved)).rejects.toThrow('header-gone');
});

test('what was set while a test ran stays', async () => {
  await saveEndpoint(KEPT_AT);
  await setParameter('again', 'temperature', 0.2);
  await changeEndpoint('again', { name: 'Mine' });
  await keepEndpoint({ endpoint: KEPT_AT });
  expect(await endpointOf('again')).toMatchObject({ name: 'Mine', parameters: { temperature: 0.2 } });
  await setParameter('again', 'temperature', undefined);
  expect(await endpointOf('again')).toMatchObject({ parameters: {} });
});
