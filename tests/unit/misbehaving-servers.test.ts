import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { runTurn } from '@/utils/chat/turn';
import { words } from '@/utils/i18n/words';
import { messageOf, requestStop } from '@/utils/store/messages';
import { partsNow, tailsOf } from '@/utils/store/tails';
import { answered, delta, lowerCeilings, misbehave, queueTurn, SSE } from './queued-turn';

type Act = (response: ServerResponse) => unknown;

/** Writes until nobody reads any more, as fast as it is read. */
async function endless(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  while (!response.destroyed) {
    if (response.write(piece)) await new Promise(setImmediate);
    else await Promise.race([new Promise((done) => response.once('drain', done)), new Promise((done) => response.once('close', done))]);
  }
}

/** A gzip stream that is `megabytes` long when it is unpacked, and a thousandth of that on the way. */
function bomb(megabytes: number, head: string, piece: string): Buffer {
  // Members of a gzip file may follow one another (RFC 1952 §2.2).
  const member = gzipSync(piece.repeat(Math.ceil(2 ** 20 / piece.length)));
  return Buffer.concat([gzipSync(head), ...Array.from({ length: megabytes }, () => member)]);
}

const events = (count: number) => delta('x').repeat(count);
const streams = (act: Act) => (response: ServerResponse) => {
  response.writeHead(200, SSE);
  return act(response);
};
const toolCall = (args: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'f', arguments: args } }] }, finish_reason: finish }] })}\n\n`;

interface Case {
  act: Act;
  fault: object;
  /** What must be kept. */
  kept?: string | RegExp;
  ceilings?: Parameters<typeof lowerCeilings>[0];
  /** The server must see that it was left. */
  aborts?: boolean;
}

const HALF = delta('Half');
const CASES: Record<string, Case> = {
  'an endless stream': {
    act: streams((response) => endless(response, events(500))),
    ceilings: { events: 5_000 },
    fault: { code: 'too-large' },
    kept: /^x{4000,}$/,
    aborts: true,
  },
  'an answer longer than any': {
    act: streams((response) => endless(response, delta('y'.repeat(1_000)))),
    ceilings: { characters: 50_000 },
    fault: { code: 'too-large' },
    kept: /^y{50000,}$/,
    aborts: true,
  },
  'an endless stream of comments': {
    act: streams((response) => endless(response.write(HALF) ? response : response, ': ping\n\n'.repeat(500))),
    ceilings: { bytes: 2_000_000 },
    fault: { code: 'too-large' },
    kept: 'Half',
    aborts: true,
  },
  'a line without an end': {
    act: streams((response) => {
      response.write(HALF);
      return endless(response, 'data: '.repeat(10_000));
    }),
    fault: { code: 'too-large' },
    kept: 'Half',
    aborts: true,
  },
  'a line without an end under another type': {
    act: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      return endless(response, '{"a":'.repeat(10_000));
    },
    fault: { code: 'too-large' },
    aborts: true,
  },
  'a compression bomb in one line': {
    act: (response) => {
      response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' });
      response.end(bomb(1_024, HALF, 'x'));
    },
    fault: { code: 'too-large' },
    kept: 'Half',
  },
  'a compression bomb of comments': {
    act: (response) => {
      response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' });
      response.end(bomb(1_024, HALF, ':\n\n'));
    },
    fault: { code: 'too-large' },
    kept: 'Half',
  },
  'garbage that claims to be compressed': {
    act: (response) => {
      response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' });
      response.end('not gzip at all');
    },
    fault: { code: 'cut-off' },
  },
  'garbage bytes': {
    act: streams((response) => response.end(Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 256)))),
    fault: { code: 'wrong-format' },
  },
  'events of garbage': { act: streams((response) => response.end('data: {"a"\n\ndata: ]]\n\n')), fault: { code: 'wrong-format' } },
  'garbage in mid-answer': { act: streams((response) => response.end(`${HALF}data: {"cho\n\n`)), fault: { code: 'cut-off' }, kept: 'Half' },
  'a web page with status 200': {
    act: (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><html><head><title>Log in – router</title></head><body>…</body></html>');
    },
    fault: { code: 'wrong-format', said: 'Log in – router' },
  },
  'a web page with status 404': {
    act: (response) => {
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end('<html><title>Not Found</title></html>');
    },
    fault: { code: 'not-found', status: 404 },
  },
  'a refusal without end': {
    act: (response) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      return endless(response, 'Oh no. '.repeat(5_000));
    },
    fault: { code: 'server-error', status: 500, said: expect.stringMatching(/^Oh no\. Oh no/) },
    aborts: true,
  },
  'a refusal that never comes to its reason': {
    act: (response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.write('{"error":');
    },
    ceilings: { silenceMs: 150 },
    fault: { code: 'wrong-key', status: 401 },
    aborts: true,
  },
  'an error inside a 200': {
    act: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"model \\"m\\" not found","code":404}}');
    },
    fault: { code: 'no-such-model', said: 'model "m" not found' },
  },
  'an error inside a 200 without a number': {
    act: (response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end('{"error":"Unexpected endpoint or method. (POST /chat/completions)"}');
    },
    fault: { code: 'not-found' },
  },
  'an error event in mid-answer': {
    act: streams((response) => response.end(`${HALF}data: {"error":{"message":"out of memory"}}\n\n`)),
    fault: { code: 'server-error', said: 'out of memory' },
    kept: 'Half',
  },
  'a drip of comments': {
    act: streams(async (response) => {
      response.write(HALF);
      while (!response.destroyed) {
        response.write(': ping\n\n');
        await wait(20);
      }
    }),
    ceilings: { answerMs: 400, silenceMs: 200 },
    fault: { code: 'timeout', stage: 'whole' },
    kept: 'Half',
    aborts: true,
  },
  'a drip of single bytes': {
    act: streams(async (response) => {
      response.write(HALF);
      for (const letter of delta('z').repeat(1_000)) {
        if (response.destroyed) return;
        response.write(letter);
        await wait(5);
      }
    }),
    ceilings: { answerMs: 400, silenceMs: 200 },
    fault: { code: 'timeout', stage: 'whole' },
    kept: /^Half/,
    aborts: true,
  },
  'a stall before the head': {
    act: () => undefined,
    ceilings: { headersMs: 150 },
    fault: { code: 'timeout', stage: 'headers' },
    aborts: true,
  },
  'a stall before the first byte': {
    act: streams((response) => response.flushHeaders()),
    ceilings: { silenceMs: 150 },
    fault: { code: 'timeout', stage: 'first' },
    aborts: true,
  },
  'a stall in the body': {
    act: streams((response) => response.write(HALF)),
    ceilings: { silenceMs: 150 },
    fault: { code: 'timeout', stage: 'body' },
    kept: 'Half',
    aborts: true,
  },
  'a reset before the head': { act: (response) => response.socket?.resetAndDestroy(), fault: { code: 'unreachable' } },
  'a reset before the first byte': {
    act: streams(async (response) => {
      response.flushHeaders();
      await wait(20);
      response.socket?.resetAndDestroy();
    }),
    fault: { code: 'cut-off' },
  },
  'a reset in the body': {
    act: streams(async (response) => {
      response.write(HALF);
      await wait(30);
      response.socket?.resetAndDestroy();
    }),
    fault: { code: 'cut-off' },
    kept: 'Half',
  },
  'half a tool call, then the end': { act: streams((response) => response.end(toolCall('{"a":'))), fault: { code: 'cut-off' } },
  'half a tool call that counts as one': {
    act: streams((response) => response.end(`${toolCall('{"a":')}${toolCall('', 'tool_calls')}data: [DONE]\n\n`)),
    fault: { code: 'tool-asked' },
  },
  'words and a tool call': {
    act: streams((response) => response.end(`${HALF}${toolCall('{}', 'tool_calls')}data: [DONE]\n\n`)),
    fault: { code: 'tool-asked' },
    kept: 'Half',
  },
  'an end without a word': { act: streams((response) => response.end('data: [DONE]\n\n')), fault: { code: 'wrong-format' } },
};

test.each(Object.entries(CASES))(
  '%s ends with its reason, and what had arrived is kept',
  async (_name, { act, fault, kept, ceilings, aborts }) => {
    if (ceilings) lowerCeilings(ceilings);
    const { url, seen } = await misbehave((_request, response) => act(response));
    const { id } = await queueTurn(url);
    await runTurn(id);
    const answer = await messageOf(id);
    expect(answer).toMatchObject({ status: 'failed', fault });
    const text = answer?.parts.map((part) => ('text' in part ? part.text : '')).join('') ?? '';
    if (typeof kept === 'string') expect(text).toBe(kept);
    else if (kept) expect(text).toMatch(kept);
    expect(await tailsOf(id)).toEqual([]);
    expect(answer?.retryAt ?? answer?.retries).toBeUndefined();
    const { code = 'unknown', host = '', status = 0, stage = '' } = answer?.fault ?? {};
    expect(words(`fault.${code}`, { host, status, stage, to: 'none' })).toMatch(/\w\)?\. \w/);
    if (aborts) await expect.poll(() => seen.at(-1)?.aborted).toBe(true);
  },
);

test('a right answer under a wrong type is an answer', async () => {
  const { url } = await misbehave((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(`${delta('Right')}${delta('', 'stop')}`);
  });
  const { id } = await queueTurn(url);
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'done', parts: [{ type: 'text', text: 'Right' }] });
});

test('without a network nothing is asked, except on this computer and its own networks', async () => {
  const { url, seen } = await misbehave((_request, response) => answered(response, 'Here'));
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'onLine'));
  const away = await queueTurn('https://api.example.com');
  await runTurn(away.id);
  expect(await messageOf(away.id)).toMatchObject({ status: 'failed', fault: { code: 'offline' } });
  const here = await queueTurn(url);
  await runTurn(here.id);
  expect((await messageOf(here.id))?.status).toBe('done');
  expect(seen).toHaveLength(1);
});

test('a machine that slept reads what has arrived, and gives the server the rest of its time', async () => {
  lowerCeilings({ silenceMs: 400 });
  const { url } = await misbehave(async (_request, response) => {
    response.writeHead(200, SSE);
    response.write(HALF);
    await wait(700);
    response.end(`${delta(' and half')}${delta('', 'stop')}`);
  });
  const { id } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(() => partsNow(id)).toEqual([{ type: 'text', text: 'Half' }]);
  // Nothing runs in here for longer than the server may be silent, as in a sleep.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'done', parts: [{ type: 'text', text: 'Half and half' }] });
});

test('after a sleep a server that stays silent is not waited for without end', async () => {
  lowerCeilings({ silenceMs: 300 });
  const { url } = await misbehave((_request, response) => {
    response.writeHead(200, SSE);
    response.write(HALF);
  });
  const { id } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(() => partsNow(id)).toEqual([{ type: 'text', text: 'Half' }]);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'timeout', stage: 'body' } });
});

const STOPPED: Record<string, Act> = {
  'a burst that was sent at once': streams((response) => response.end(events(100_000))),
  'an endless stream': streams((response) => endless(response, events(500))),
  'an endless stream of comments': streams((response) => endless(response.write(HALF) ? response : response, ': ping\n\n'.repeat(500))),
  'a drip': streams(async (response) => {
    while (!response.destroyed) {
      response.write(delta('x'));
      await wait(10);
    }
  }),
  'a stall before the head': () => undefined,
  'a stall before the first byte': streams((response) => response.flushHeaders()),
  'a stall in the body': streams((response) => response.write(HALF)),
};

// Other work on the machine may take the processor away for as long.
test.each(Object.entries(STOPPED))('under %s Stop takes effect within 100 ms', { retry: 2 }, async (_name, act) => {
  lowerCeilings({ events: 10_000_000, characters: 10_000_000, bytes: 4e9 });
  const { url, seen } = await misbehave((_request, response) => act(response));
  const { id } = await queueTurn(url);
  const turn = runTurn(id);
  await expect.poll(() => seen.length).toBe(1);
  await wait(100);
  const began = performance.now();
  await requestStop(id);
  await turn;
  const took = performance.now() - began;
  expect(await messageOf(id)).toMatchObject({ status: 'stopped' });
  expect(took).toBeLessThan(100);
  // Of a burst all may have been taken by then.
  await expect.poll(() => seen[0]?.closed).toBe(true);
});
