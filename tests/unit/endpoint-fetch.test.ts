import { expect, onTestFinished, test } from 'vitest';
import { faultOf } from '@/utils/core/faults';
import { CEILINGS } from '@/utils/net/ceilings';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { type Reply, startServer } from './chat-server';

async function serve(reply: Reply) {
  const server = await startServer(() => reply);
  return server;
}

async function faultWhen(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    return faultOf(error).code;
  }
  return 'none';
}

const authorization = { authorization: 'Bearer sk-1' };

test('another origin is refused before anything is sent', async () => {
  const other = await serve({});
  const fetch = createEndpointFetch({ baseUrl: 'http://localhost:9/v1', authorization });
  expect(await faultWhen(() => fetch(`${other.url}/v1/models`))).toBe('not-allowed-host');
  expect(other.received).toEqual([]);
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed, and its target sees nothing', async (status) => {
  const target = await serve({});
  const { url, received } = await serve({ status, headers: { location: `${target.url}/steal` } });
  const fetch = createEndpointFetch({ baseUrl: `${url}/v1`, authorization });
  const failure = await fetch(`${url}/v1/chat`, { method: 'POST', body: '{"a":1}' }).catch(faultOf);
  expect(failure).toMatchObject({ code: 'redirected', to: new URL(target.url).host });
  expect(target.received).toEqual([]);
  // What asks a second time has nothing to tell.
  expect(received.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    ['Bearer sk-1', '{"a":1}'],
    [undefined, ''],
  ]);
});

test('a server that is not there is unreachable', async () => {
  const { url, stop } = await serve({});
  stop();
  expect(await faultWhen(() => createEndpointFetch({ baseUrl: url })(`${url}/v1`))).toBe('unreachable');
});

test('silence after the headers ends in a timeout, and the request is ended', async () => {
  const { url, received } = await serve({ body: new TextEncoder().encode('data: x\n\n'), hold: true });
  const fetch = createEndpointFetch({ baseUrl: url, ceilings: { ...CEILINGS, silenceMs: 50 } });
  const response = await fetch(url);
  expect(await faultWhen(() => response.text())).toBe('timeout');
  await expect.poll(() => received[0]?.aborted).toBe(true);
});

test('a body past the ceiling is cut off', async () => {
  const { url } = await serve({ body: new Uint8Array(5_000).fill(10), chunk: 500 });
  const fetch = createEndpointFetch({ baseUrl: url, ceilings: { ...CEILINGS, bytes: 2_000 } });
  const response = await fetch(url);
  expect(await faultWhen(() => response.text())).toBe('too-large');
});

test('a stream whose line never ends is cut off before any parser has to hold it', async () => {
  const { url } = await serve({ body: new Uint8Array(5_000).fill(120), chunk: 500 });
  const fetch = createEndpointFetch({ baseUrl: url, ceilings: { ...CEILINGS, lineBytes: 2_000 } });
  const response = await fetch(url);
  expect(await faultWhen(() => response.text())).toBe('too-large');
});

test('a connection that breaks in mid-answer is cut off, not ended', async () => {
  const { url } = await serve({ body: new TextEncoder().encode('data: x\n\n'), delay: 20, reset: true });
  const response = await createEndpointFetch({ baseUrl: url })(url);
  expect(await faultWhen(() => response.text())).toBe('cut-off');
});

test('the caller’s abort ends the request', async () => {
  const { url, received } = await serve({ body: new TextEncoder().encode('data: x\n\n'), hold: true });
  const stop = new AbortController();
  const response = await createEndpointFetch({ baseUrl: url })(url, { signal: stop.signal });
  const text = response.text();
  stop.abort();
  await expect(text).rejects.toThrow();
  await expect.poll(() => received[0]?.aborted).toBe(true);
});

test.each([
  ['a short key', { key: 'abc123', headers: {} }, 'bad key abc123', 'bad key •••'],
  ['an escaped key', { key: 'pa"ss\\word-123', headers: {} }, '{"error":"bad key pa\\"ss\\\\word-123"}', '{"error":"bad key •••"}'],
  ['an encoded key', { key: 'p@ss/word-12345', headers: {} }, 'no p%40ss%2Fword-12345', 'no •••'],
  ['a header of the user', { key: '', headers: { 'X-Proxy': 'proxy-token-1' } }, 'no proxy-token-1', 'no •••'],
  ['a web page under 200', { key: 'abc123', headers: {} }, '<title>No abc123</title>', 'No •••'],
])('%s is not told again', async (_name, secret, text, told) => {
  const isPage = text.startsWith('<');
  const { url } = await serve({ status: isPage ? 200 : 401, headers: {}, body: new TextEncoder().encode(text) });
  const fetch = createEndpointFetch({ baseUrl: url, authorization: { 'x-api-key': secret.key, ...secret.headers }, secret });
  expect(
    await fetch(url).then(
      (response) => response.text(),
      (error: unknown) => faultOf(error).said,
    ),
  ).toBe(told);
});

test('what is no secret stays in a server’s words', async () => {
  const said = 'Version 2023-06-01 knows no team research.';
  const { url } = await serve({ status: 400, body: new TextEncoder().encode(said) });
  const headers = { 'anthropic-version': '2023-06-01', 'x-api-key': 'sk-live-1234' };
  const fetch = createEndpointFetch({ baseUrl: url, authorization: headers, secret: { key: 'sk-live-1234', headers: {} } });
  expect(await (await fetch(url)).text()).toBe(said);
});

test.each(['application/json', 'text/plain'])('a whole answer of %s may be one long line', async (type) => {
  const text = JSON.stringify({ choices: [{ message: { content: 'x'.repeat(1_200_000) } }] });
  const { url } = await serve({ headers: { 'content-type': type }, body: new TextEncoder().encode(text) });
  const response = await createEndpointFetch({ baseUrl: url })(url, { method: 'POST', body: '{}' });
  expect(await response.text()).toBe(text);
});

test.each(['text/event-stream', 'application/x-ndjson'])('a line of %s may not be endless', async (type) => {
  const { url } = await serve({ headers: { 'content-type': type }, body: new Uint8Array(1_200_000).fill(120), chunk: 100_000 });
  const response = await createEndpointFetch({ baseUrl: url })(url, { method: 'POST', body: '{}' });
  expect(await faultWhen(() => response.text())).toBe('too-large');
});

test('a browser that believes it is offline still asks private networks', async () => {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'onLine'));
  // No interface is named, so that nothing is sent.
  const near = 'http://[fe80::1]:9';
  expect(await faultWhen(() => createEndpointFetch({ baseUrl: near })(near))).toBe('unreachable');
  expect(await faultWhen(() => createEndpointFetch({ baseUrl: 'https://a.example' })('https://a.example'))).toBe('offline');
});
