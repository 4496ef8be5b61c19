import { expect, test } from 'vitest';
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
