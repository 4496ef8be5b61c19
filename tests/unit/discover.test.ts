import { createServer } from 'node:net';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { discover, type Found, LOCAL_PORTS } from '@/utils/chat/discover';
import { type Received, startServer } from './chat-server';

beforeEach(() => {
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
});

/** A server on this computer that knows these paths. */
async function serve(answers: Record<string, unknown>) {
  const { url, received } = await startServer(({ url: path }: Received) => {
    const answer = answers[path];
    const body = new TextEncoder().encode(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { error: 'no such path' }));
    return { status: answer === undefined ? 404 : 200, headers: { 'content-type': 'application/json' }, body };
  });
  return { port: Number(new URL(url).port), received };
}

async function found(...ports: number[]): Promise<Found[]> {
  const all: Found[] = [];
  await discover(ports, (each) => all.push(each), AbortSignal.timeout(10_000));
  return all;
}

const models = (owned_by: string, extra = {}) => ({ object: 'list', data: [{ id: 'm', object: 'model', owned_by, ...extra }] });
const KNOWN: [string, Record<string, unknown>][] = [
  ['ollama', { '/api/version': { version: '0.12.6' }, '/v1/models': models('library'), '/api/tags': { models: [] } }],
  ['llama-cpp', { '/v1/models': models('llamacpp'), '/props': { default_generation_settings: { n_ctx: 4096 } } }],
  // llama.cpp speaks Ollama too; with a key its properties are closed.
  ['llama-cpp', { '/api/version': { version: '1' }, '/v1/models': models('x'), '/props': { default_generation_settings: {} } }],
  ['llama-cpp', { '/v1/models': models('llamacpp') }],
  ['lm-studio', { '/v1/models': models('organization_owner'), '/api/v0/models': { object: 'list', data: [] } }],
  ['vllm', { '/v1/models': models('vllm', { max_model_len: 8192 }), '/version': { version: '0.11.0' } }],
  // KoboldCpp answers as Ollama does.
  ['other', { '/api/version': { version: '0.7.0' }, '/v1/models': models('koboldcpp'), '/api/extra/version': { result: 'KoboldCpp' } }],
  ['other', { '/v1/models': { object: 'list', data: [] } }],
];

test.each(KNOWN)('%s is known by what it answers, at whatever port', async (id, answers) => {
  const { port, received } = await serve(answers);
  const [server] = await found(port);
  expect(server?.preset.id).toBe(id);
  expect(server?.baseUrl).toBe(id === 'ollama' ? `http://localhost:${port}` : `http://localhost:${port}/v1`);
  for (const { method, headers } of received) {
    expect(method).toBe('GET');
    expect(headers.authorization).toBeUndefined();
  }
});

test('a found server’s models come with it', async () => {
  const { port } = await serve({ '/v1/models': models('vllm', { max_model_len: 8192 }) });
  const [server] = await found(port);
  expect(server?.models).toMatchObject([{ id: 'm', contextWindow: 8192 }]);
});

test.each([
  ['vllm', { '/version': { version: '0.11.0' } }],
  ['llama-cpp', { '/props': { default_generation_settings: {} } }],
  ['ollama', { '/api/version': { version: '0.12.6' } }],
  ['other', {}],
])('%s is found though it wants a key for its list', async (id, answers: Record<string, unknown>) => {
  for (const status of [401, 403]) {
    const { url } = await startServer(({ url: path }) => {
      const isClosed = path.startsWith('/v1') || path === '/api/tags';
      const answer = isClosed ? { error: 'Unauthorized' } : answers[path];
      const body = new TextEncoder().encode(JSON.stringify(answer ?? { detail: 'Not Found' }));
      return { status: isClosed ? status : answer ? 200 : 404, headers: { 'content-type': 'application/json' }, body };
    });
    const [server] = await found(Number(new URL(url).port));
    expect(server).toMatchObject({ preset: { id }, models: [] });
  }
});

test.each([
  ['a router that wants a password', '<html>Log in</html>'],
  ['AirPlay, which listens at port 5000 of a Mac', ''],
])('%s is no model server', async (_what, text) => {
  const { url } = await startServer(() => ({ status: 403, body: new TextEncoder().encode(text) }));
  expect(await found(Number(new URL(url).port))).toEqual([]);
});

test.each([
  ['an HTML page', { '/': '<html>', '/v1/models': '<html>' }],
  ['JSON of another kind', { '/v1/models': { data: 'none' }, '/api/version': { version: 3 } }],
  ['nothing but refusals', {}],
])('%s is no model server', async (_what, answers) => {
  const { port } = await serve(answers);
  expect(await found(port)).toEqual([]);
});

test('several are found at once, each once, and closed ports hold nobody up', async () => {
  const one = await serve({ '/v1/models': models('vllm') });
  const other = await serve({ '/v1/models': models('llamacpp') });
  const began = performance.now();
  const ids = (await found(1, one.port, other.port, one.port)).map(({ preset }) => preset.id);
  expect(ids.sort()).toEqual(['llama-cpp', 'vllm']);
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('a port that takes the connection and says nothing is given up', async () => {
  const mute = createServer(() => undefined);
  await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
  const address = mute.address();
  const began = performance.now();
  expect(await found(typeof address === 'object' && address ? address.port : 0)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(5_000);
  mute.close();
});

test('a redirect is not followed', async () => {
  const target = await serve({ '/v1/models': models('vllm') });
  const { url } = await startServer(() => ({ status: 302, headers: { location: `http://127.0.0.1:${target.port}/v1/models` } }));
  expect(await found(Number(new URL(url).port))).toEqual([]);
  expect(target.received).toEqual([]);
});

test('leaving ends the search', async () => {
  const { port } = await serve({ '/v1/models': models('vllm') });
  const leave = new AbortController();
  leave.abort();
  const all: Found[] = [];
  await expect(discover([port], (each) => all.push(each), leave.signal)).rejects.toThrow();
  expect(all).toEqual([]);
});

test('our Origin is taken off before anybody is asked', async () => {
  // The rule stands for as long as the page does, so another page is needed to see it set.
  vi.resetModules();
  const again = await import('@/utils/chat/discover');
  const hosts: unknown[] = [];
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async ({ addRules }) => {
    hosts.push(...(addRules ?? []).flatMap(({ condition }) => condition.requestDomains));
  });
  await again.discover([], () => undefined, AbortSignal.timeout(5_000));
  expect(hosts.sort()).toEqual(['127.0.0.1', 'localhost']);
});

test('the usual ports are looked at', () => {
  expect(LOCAL_PORTS).toEqual(expect.arrayContaining([11434, 8080, 1234, 8000, 1337, 5001]));
});
