import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CEILINGS } from '@/utils/net/ceilings';
import { fetchDocument } from '@/utils/net/fetch-document';

const PDF = ['application/pdf'];
const soon = () => AbortSignal.timeout(10_000);
let server: Server;
let origin = '';
const asked: { path: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    if (path === '/moved') response.writeHead(302, { location: '/a.pdf' }).end();
    else if (path === '/page') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>no</p>');
    else if (path === '/gone') response.writeHead(404, { 'content-type': 'application/pdf' }).end('x');
    else if (path === '/silent') response.writeHead(200, { 'content-type': 'application/pdf' }).write('%PDF-');
    else
      response
        .writeHead(200, { 'content-type': 'application/pdf; charset=binary' })
        .end('%PDF-1.7 '.padEnd(path === '/large' ? 50_000 : 20));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a document of the wanted type is fetched, without key and referrer', async () => {
  const blob = await fetchDocument(`${origin}/a.pdf`, PDF, soon());
  expect(blob?.size).toBe(20);
  expect(asked.at(-1)?.headers).not.toHaveProperty('authorization');
  expect(asked.at(-1)?.headers).not.toHaveProperty('referer');
});

test.each(['/page', '/gone'])('what is no document, or not there, is undefined: %s', async (path) => {
  expect(await fetchDocument(origin + path, PDF, soon())).toBeUndefined();
});

test('no redirect is followed', async () => {
  await expect(fetchDocument(`${origin}/moved`, PDF, soon())).rejects.toMatchObject({ fault: { code: 'unreachable' } });
  expect(asked.at(-1)?.path).toBe('/moved');
});

test('what is too large or falls silent is ended', async () => {
  const ceilings = { ...CEILINGS, silenceMs: 300, bytes: 10_000, wholeBytes: 10_000 };
  await expect(fetchDocument(`${origin}/large`, PDF, soon(), ceilings)).rejects.toMatchObject({ fault: { code: 'too-large' } });
  await expect(fetchDocument(`${origin}/silent`, PDF, soon(), ceilings)).rejects.toMatchObject({ fault: { code: 'timeout' } });
});

test('who gives up gets their own reason back', async () => {
  const end = new AbortController();
  const fetched = fetchDocument(`${origin}/silent`, PDF, end.signal);
  setTimeout(() => end.abort(new Error('left')), 100);
  await expect(fetched).rejects.toThrow('left');
});
