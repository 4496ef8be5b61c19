import { expect, test } from 'vitest';
import { fetchWith, modelFor, withoutKey } from '@/utils/chat/model';
import { AppError, faultOf } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { endpointOf, endpoints, removeEndpoint, reorder, saveEndpoint } from '@/utils/store/endpoints';
import { forgetSecret, keepSecret, secretFor } from '@/utils/store/secrets';
import { secretsDb } from '@/utils/store/secrets-db';
import { chatEvents, startServer } from './chat-server';
import { allRows, allText, keptKeys } from './secret-rows';

const ORIGIN = 'https://api.example.com';
const SECRET = { key: 'sk-very-secret', headers: { 'X-Proxy': 'proxy-token-1' } };

const endpoint = (id: string, baseUrl = `${ORIGIN}/v1`): Endpoint => ({
  id,
  providerId: 'openai-compatible',
  name: id,
  baseUrl,
  models: [],
  createdAt: 0,
});

test('a secret comes back for its endpoint and origin', async () => {
  await keepSecret('one', ORIGIN, SECRET);
  expect(await secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('a secret does not open for another origin', async () => {
  await keepSecret('two', ORIGIN, SECRET);
  await expect(secretFor('two', 'https://evil.example')).rejects.toThrow();
});

test('a row that was copied to another endpoint, or whose origin was rewritten, does not open', async () => {
  await keepSecret('three', ORIGIN, SECRET);
  const row = await secretsDb.secrets.get('three');
  if (!row) throw new Error('no row');
  await secretsDb.secrets.bulkPut([
    { ...row, id: 'copy' },
    { ...row, id: 'three', origin: 'https://evil.example' },
  ]);
  await expect(secretFor('copy', ORIGIN)).rejects.toThrow();
  await expect(secretFor('three', 'https://evil.example')).rejects.toThrow();
  // The old form is bound in another way, so that one is never read as the other.
  const { v: _, ...asOld } = row;
  await secretsDb.secrets.put(asOld);
  await expect(secretFor('three', ORIGIN)).rejects.toThrow();
});

test('a forgotten secret is gone, and an empty one forgets', async () => {
  await keepSecret('four', ORIGIN, SECRET);
  await forgetSecret('four');
  expect(await secretFor('four', ORIGIN)).toBeUndefined();
  await keepSecret('four', ORIGIN, SECRET);
  await keepSecret('four', ORIGIN, { key: '', headers: {} });
  expect(await secretFor('four', ORIGIN)).toBeUndefined();
});

test('headers alone are a secret too', async () => {
  await keepSecret('five', ORIGIN, { key: '', headers: { 'X-Proxy': 'proxy-token-1' } });
  expect(await secretFor('five', ORIGIN)).toEqual({ key: '', headers: { 'X-Proxy': 'proxy-token-1' } });
});

test('no store holds the secret in the clear, and the key that seals it cannot be read out', async () => {
  await saveEndpoint({ ...endpoint('six'), headerNames: ['X-Proxy'] });
  await keepSecret('six', ORIGIN, SECRET);
  expect((await allRows('aside-secrets')).length).toBeGreaterThan(1);
  const text = await allText();
  expect(text).toContain(ORIGIN);
  expect(text).not.toMatch(/very-secret|proxy-token/);
  const keys = await keptKeys();
  expect(keys).toHaveLength(1);
  for (const key of keys) expect(key.extractable).toBe(false);
});

test('an endpoint that moves to another origin loses its secret, and one that only moves its path does not', async () => {
  await saveEndpoint(endpoint('seven'));
  await keepSecret('seven', ORIGIN, SECRET);
  await saveEndpoint({ ...endpoint('seven', `${ORIGIN}/v2`), name: 'renamed' });
  expect(await secretFor('seven', ORIGIN)).toEqual(SECRET);
  for (const moved of ['https://api.example.com:8443/v1', 'https://evil.example/v1', '']) {
    await keepSecret('seven', ORIGIN, SECRET);
    await saveEndpoint(endpoint('seven', moved));
    expect(await secretsDb.secrets.get('seven'), moved).toBeUndefined();
  }
});

test('a secret that was kept for the new origin before the endpoint moved there stays', async () => {
  await saveEndpoint(endpoint('eight'));
  await keepSecret('eight', 'https://new.example', SECRET);
  await saveEndpoint(endpoint('eight', 'https://new.example/v1'));
  expect(await secretFor('eight', 'https://new.example')).toEqual(SECRET);
});

test('a removed endpoint takes its secret along', async () => {
  await saveEndpoint(endpoint('nine'));
  await keepSecret('nine', ORIGIN, SECRET);
  await removeEndpoint('nine');
  expect(await endpointOf('nine')).toBeUndefined();
  expect(await secretsDb.secrets.get('nine')).toBeUndefined();
});

test('endpoints come in the user’s order, and those without a place after them, the oldest first', async () => {
  for (const { id } of await endpoints()) await removeEndpoint(id);
  for (const [createdAt, id] of ['a', 'b', 'c', 'd'].entries()) await saveEndpoint({ ...endpoint(id), createdAt });
  const ids = async () => (await endpoints()).map(({ id }) => id).join('');
  expect(await ids()).toBe('abcd');
  await reorder(['d', 'b']);
  expect(await ids()).toBe('dbac');
  await reorder(['c', 'a', 'b', 'd']);
  expect(await ids()).toBe('cabd');
  await reorder(['gone', 'b']);
  expect(await ids()).toBe('bacd');
});

test('key and extra headers go with the request, and a header that the user named stands in for the format’s own', async () => {
  const server = await startServer(() => ({ body: new TextEncoder().encode(chatEvents([{ content: 'Yes' }]).join('')) }));
  const here = endpoint('ten', `${server.url}/v1`);
  await keepSecret('ten', server.url, SECRET);
  const { model } = await modelFor(here, 'm');
  await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
  expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer sk-very-secret', 'x-proxy': 'proxy-token-1' });
  await fetchWith(here, { key: 'sk-1', headers: { Authorization: 'Basic abc' } })(`${server.url}/v1/models`);
  expect(server.received[1]?.headers.authorization).toBe('Basic abc');
});

test('a secret that does not open for the endpoint’s address is said to be gone, and nothing is sent', async () => {
  const server = await startServer(() => ({}));
  await keepSecret('eleven', ORIGIN, SECRET);
  const failure = await modelFor(endpoint('eleven', server.url), 'm').catch((error: unknown) => error);
  expect(faultOf(failure)).toEqual({ code: 'key-gone', host: new URL(server.url).host });
  expect(server.received).toEqual([]);
});

test.each([
  ['key', { key: 'sk-very\nsecret', headers: {} }],
  ['header', { key: '', headers: { 'X-Proxy': 'proxy\r\nHost: evil' } }],
  ['header’s name', { key: '', headers: { Cookie: 'proxy-token-1' } }],
])('a %s that could not be sent is refused before any request, and not told', (_, secret) => {
  try {
    fetchWith(endpoint('twelve'), secret);
    expect.unreachable();
  } catch (error) {
    expect(error).toEqual(new AppError('bad-key'));
    expect(faultOf(error)).toEqual({ code: 'bad-key' });
  }
});

test.each([
  ['a fault’s words', new AppError({ code: 'server-error', said: 'key sk-very-secret with proxy-token-1' })],
  ['an error’s words', new Error('key sk-very-secret with proxy-token-1')],
  ['a cause’s words', new Error('it failed', { cause: new AppError({ code: 'refused', said: 'sk-very-secret' }) })],
  ['a redirect’s target', new AppError({ code: 'redirected', to: 'https://a.b/?key=sk-very-secret&t=proxy-token-1' })],
])('neither key nor header stays in %s', (_, error) => {
  expect(JSON.stringify(faultOf(withoutKey(error, SECRET)))).not.toMatch(/very-secret|proxy-token/);
});

test('an abort stays an abort', () => {
  const abort = new DOMException('stopped', 'AbortError');
  expect(withoutKey(abort, SECRET)).toBe(abort);
});
