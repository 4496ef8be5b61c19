import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { nextTry, RETRY } from '@/utils/chat/retry';
import { sweep } from '@/utils/chat/sweep';
import { runTurn } from '@/utils/chat/turn';
import type { Fault } from '@/utils/core/faults';
import { db } from '@/utils/store/db';
import { lockKeys } from '@/utils/store/keyring';
import { messageOf, requestStop, tryNow } from '@/utils/store/messages';
import { setPassphrase } from '@/utils/store/passphrase';
import { keepSecret } from '@/utils/store/secrets';
import { answered, delta, misbehave, queueTurn, SSE } from './queued-turn';

function lowerRetry(lower: Partial<typeof RETRY>): void {
  const before = { ...RETRY };
  Object.assign(RETRY, lower);
  onTestFinished(() => void Object.assign(RETRY, before));
}

function refuse(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '{"error":{"message":"slow down"}}',
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

const NOW = 1_000_000_000_000;
const busy = (status: number, retryAt?: number): Fault => ({
  code: status === 429 ? 'rate-limited' : status === 504 ? 'timeout' : 'server-error',
  status,
  ...(retryAt === undefined ? {} : { retryAt }),
});

test.each([429, 502, 503, 504, 529])('a server that says %i is asked again after 1, 2 and 4 s, and no more', (status) => {
  expect([0, 1, 2, 3].map((retries) => nextTry(busy(status), retries, NOW, 0))).toEqual([NOW + 1_000, NOW + 2_000, NOW + 4_000, undefined]);
  expect(nextTry(busy(status), 0, NOW, 1)).toBe(NOW + 1_250);
});

test('a server that says when is asked then, if that is within two minutes', () => {
  expect(nextTry(busy(429, NOW + 7_000), 0, NOW)).toBe(NOW + 7_000);
  expect(nextTry(busy(503, NOW + 120_000), 2, NOW)).toBe(NOW + 120_000);
  expect(nextTry(busy(429, NOW + 120_001), 0, NOW)).toBeUndefined();
  expect(nextTry(busy(429, NOW), 0, NOW)).toBe(NOW + RETRY.shortestMs);
});

test.each([
  { code: 'wrong-key', status: 401 },
  { code: 'no-credit', status: 429 },
  { code: 'server-error', status: 500 },
  { code: 'timeout' },
  { code: 'too-large' },
] satisfies Fault[])('%j is not tried again', (fault) => {
  expect(nextTry(fault, 0, NOW)).toBeUndefined();
});

test('while a server wants to be left alone, the row says until when and which try comes; then the answer is as any other', async () => {
  const { url, seen } = await misbehave((_request, response, at) =>
    at === 0 ? refuse(response, 429, { 'retry-after': '2' }) : answered(response, 'Yes'),
  );
  const { id } = await queueTurn(url);
  const began = Date.now();
  const turn = runTurn(id);
  await expect.poll(async () => (await messageOf(id))?.retries, { timeout: 5_000 }).toBe(1);
  const waiting = await messageOf(id);
  expect(waiting?.status).toBe('streaming');
  expect(waiting?.retryAt).toBeGreaterThan(began + 1_900);
  expect(waiting?.retryAt).toBeLessThan(began + 5_000);
  await turn;
  expect(Date.now() - began).toBeGreaterThan(1_950);
  expect(seen).toHaveLength(2);
  const done = await messageOf(id);
  expect(done).toMatchObject({ status: 'done', parts: [{ type: 'text', text: 'Yes' }] });
  expect(done).not.toHaveProperty('retryAt');
  expect(done).not.toHaveProperty('retries');
});

test.each([
  ['a date', () => ({ 'retry-after': new Date(Date.now() + 1_500).toUTCString() }), 0],
  ['nothing', () => ({}), 150],
  ['garbage', () => ({ 'retry-after': 'whenever' }), 150],
  ['a negative number', () => ({ 'retry-after': '-1' }), 150],
])('with %s for Retry-After it is asked again', async (_name, headers, least) => {
  lowerRetry({ firstMs: 150 });
  const { url, seen } = await misbehave((_request, response, at) =>
    at === 0 ? refuse(response, 503, headers()) : answered(response, 'Yes'),
  );
  const { id } = await queueTurn(url);
  const began = Date.now();
  await runTurn(id);
  expect(Date.now() - began).toBeGreaterThanOrEqual(least);
  expect(seen).toHaveLength(2);
  expect((await messageOf(id))?.status).toBe('done');
});

test('a server that wants 10^9 seconds is not waited for, and the fault says until when', async () => {
  const { url, seen } = await misbehave((_request, response) => refuse(response, 429, { 'retry-after': '1000000000' }));
  const { id } = await queueTurn(url);
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'failed', fault: { code: 'rate-limited', status: 429 } });
  expect(answer?.fault?.retryAt).toBeGreaterThan(Date.now() + 9e11);
  expect(seen).toHaveLength(1);
});

test('after three more tries the refusal stands', async () => {
  lowerRetry({ firstMs: 10 });
  const { url, seen } = await misbehave((_request, response) => refuse(response, 502, {}, '<html>Bad Gateway</html>'));
  const { id } = await queueTurn(url);
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'server-error', status: 502 } });
  expect(seen).toHaveLength(4);
});

test('Stop ends the wait within 100 ms', { retry: 2 }, async () => {
  const { url, seen } = await misbehave((_request, response) => refuse(response, 429, { 'retry-after': '60' }));
  const { id } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(async () => (await messageOf(id))?.retryAt, { timeout: 5_000 }).toBeGreaterThan(0);
  const began = performance.now();
  await requestStop(id);
  await turn;
  expect(performance.now() - began).toBeLessThan(100);
  expect((await messageOf(id))?.status).toBe('stopped');
  expect(seen).toHaveLength(1);
});

test('“Try now” ends the wait at once', async () => {
  const { url } = await misbehave((_request, response, at) =>
    at === 0 ? refuse(response, 429, { 'retry-after': '60' }) : answered(response, 'Now'),
  );
  const { id } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(async () => (await messageOf(id))?.retryAt, { timeout: 5_000 }).toBeGreaterThan(0);
  const began = performance.now();
  await tryNow(id);
  await turn;
  expect(performance.now() - began).toBeLessThan(500);
  expect(await messageOf(id)).toMatchObject({ status: 'done', parts: [{ type: 'text', text: 'Now' }] });
});

test('an endpoint that is removed during the wait is not asked again', async () => {
  const { url, seen } = await misbehave((_request, response) => refuse(response, 429, { 'retry-after': '60' }));
  const { id, endpoint } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(async () => (await messageOf(id))?.retryAt, { timeout: 5_000 }).toBeGreaterThan(0);
  await db.endpoints.delete(endpoint.id);
  await tryNow(id);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'endpoint-gone' } });
  expect(seen).toHaveLength(1);
});

test('a key that was locked during the wait does not go out again', async () => {
  const { url, seen } = await misbehave((_request, response) => refuse(response, 429, { 'retry-after': '60' }));
  const { id, endpoint } = await queueTurn(url);
  await keepSecret(endpoint.id, url, { key: 'sk-live-123456', headers: {} });
  const turn = runTurn(id);
  await expect.poll(async () => (await messageOf(id))?.retryAt, { timeout: 5_000 }).toBeGreaterThan(0);
  await setPassphrase('four words');
  await lockKeys();
  await tryNow(id);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'locked' } });
  expect(seen).toHaveLength(1);
});

test('nothing is tried again once a part of the answer has arrived', async () => {
  const { url, seen } = await misbehave((_request, response) => {
    response.writeHead(200, SSE);
    response.end(`${delta('Half')}data: {"error":{"message":"Overloaded","code":503}}\n\n`);
  });
  const { id } = await queueTurn(url);
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { status: 503 }, parts: [{ type: 'text', text: 'Half' }] });
  expect(seen).toHaveLength(1);
});

test('an error event before the first word is tried again as a refusal is', async () => {
  lowerRetry({ firstMs: 10 });
  const { url, seen } = await misbehave((_request, response, at) => {
    if (at > 0) return answered(response, 'Yes');
    response.writeHead(200, SSE);
    return response.end('data: {"error":{"message":"Overloaded","code":529}}\n\n');
  });
  const { id } = await queueTurn(url);
  await runTurn(id);
  expect((await messageOf(id))?.status).toBe('done');
  expect(seen).toHaveLength(2);
});

test('a connection that breaks before anything came is tried once more, and not twice', async () => {
  const once = await misbehave((_request, response, at) => (at < 2 ? response.socket?.resetAndDestroy() : answered(response, 'Yes')));
  const first = await queueTurn(once.url);
  await runTurn(first.id);
  expect((await messageOf(first.id))?.status).toBe('done');
  const always = await misbehave((_request, response) => response.socket?.resetAndDestroy());
  const second = await queueTurn(always.url);
  await runTurn(second.id);
  expect(await messageOf(second.id)).toMatchObject({ status: 'failed', fault: { code: 'unreachable' } });
  // Each try looks for a redirect too, without key or body.
  expect(always.seen.filter(({ body }) => body !== '')).toHaveLength(2);
});

test('an answer that is queued for later waits until then', async () => {
  const { url } = await misbehave((_request, response) => answered(response, 'Later'));
  const until = Date.now() + 300;
  const { id } = await queueTurn(url, { answer: { retryAt: until } });
  const turn = runTurn(id);
  await wait(150);
  expect((await messageOf(id))?.status).toBe('streaming');
  expect((await messageOf(id))?.retryAt).toBeGreaterThan(0);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'done', parts: [{ type: 'text', text: 'Later' }] });
  // The time it took does not count the wait.
  expect((await messageOf(id))?.startedAt).toBeGreaterThanOrEqual(until);
});

test('an answer whose host died while it waited becomes interrupted, and waits for nothing', async () => {
  const { id } = await queueTurn('http://127.0.0.1:9');
  await db.messages.update(id, { status: 'streaming', retryAt: Date.now() + 60_000, retries: 1 });
  await sweep();
  const answer = await messageOf(id);
  expect(answer?.status).toBe('interrupted');
  expect(answer).not.toHaveProperty('retryAt');
});
