import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Answer } from './model-server';

/** A server that misbehaves, and what the user is told. */
interface Misbehaviour {
  name: string;
  answer: Answer;
  status: 'failed' | 'done';
  /** In the answer or its notice. */
  says: string;
  /** What had arrived before. */
  keeps?: string;
}

const STREAM = { 'content-type': 'text/event-stream' };
const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (content: string) =>
  event({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'm',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  });
const START = delta('Kept so far. ');

/** Writes the same bytes again and again, as fast as they are taken, until the other side goes away. */
function forEver(response: ServerResponse, bytes: Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(bytes));
  };
  response.on('drain', more);
  more();
}

function streamed(write: (response: ServerResponse) => void, headers: Record<string, string> = STREAM): Answer {
  return {
    raw: (response) => {
      response.writeHead(200, headers);
      write(response);
    },
  };
}

/** 1 GiB of empty lines, in 1 MiB. */
function bomb(response: ServerResponse): void {
  const piece = Buffer.alloc(16 * 1024 * 1024, '\n');
  pipeline(
    Readable.from(Array.from({ length: 64 }, () => piece)),
    createGzip(),
    response,
    // The other side goes away before the end.
    () => undefined,
  );
}

/** A hundred thousand events a second, of one dot each. */
export const flood: Answer = streamed((response) => {
  response.write(START);
  forEver(response, Buffer.from(delta('.').repeat(1_000)));
});

/** One event in so many says something in the flood that nobody stops: what one that says nothing takes is a small part of that. */
export const FLOOD_SILENCE = 10;
/** The same of one dot in so many events. */
export const longFlood: Answer = streamed((response) => {
  response.write(START);
  const silence = event({ choices: [] }).repeat(FLOOD_SILENCE - 1);
  forEver(response, Buffer.from((delta('.') + silence).repeat(1_000 / FLOOD_SILENCE)));
});

/** The same of events that say nothing, which Firefox takes in seconds; of words it takes minutes. */
export const emptyFlood: Answer = streamed((response) => {
  response.write(START);
  forEver(response, Buffer.from(event({ choices: [] }).repeat(1_000)));
});

export const misbehaviours: readonly Misbehaviour[] = [
  {
    name: 'an endless answer',
    answer: streamed((response) => {
      response.write(START);
      forEver(response, Buffer.from(delta('and on and on and on '.repeat(100))));
    }),
    status: 'failed',
    says: 'more than an answer can hold',
    keeps: 'Kept so far.',
  },
  {
    name: 'a line that never ends',
    answer: streamed((response) => {
      response.write(`${START}data: {"choices":[{"delta":{"content":"`);
      forEver(response, Buffer.alloc(64 * 1024, 'x'));
    }),
    status: 'failed',
    says: 'more than an answer can hold',
    keeps: 'Kept so far.',
  },
  {
    name: 'a compression bomb',
    answer: streamed(bomb, { ...STREAM, 'content-encoding': 'gzip' }),
    status: 'failed',
    says: 'more than an answer can hold',
  },
  {
    name: 'garbage',
    answer: streamed((response) => response.end(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)))),
    status: 'failed',
    says: 'format',
  },
  {
    name: 'a web page instead of an answer',
    answer: streamed((response) => response.end('<!doctype html><title>Welcome</title><h1>Welcome to nginx</h1>'), {
      'content-type': 'text/html',
    }),
    status: 'failed',
    says: 'format',
  },
  {
    name: 'an error with the status of an answer',
    answer: streamed((response) => response.end('{"error":{"message":"The model fell asleep","type":"server_error"}}'), {
      'content-type': 'application/json',
    }),
    status: 'failed',
    says: 'The model fell asleep',
  },
  {
    name: 'an error in mid-answer',
    answer: streamed((response) => response.end(`${START}${event({ error: { message: 'The model fell asleep', code: 500 } })}`)),
    status: 'failed',
    says: 'The model fell asleep',
    keeps: 'Kept so far.',
  },
  {
    name: 'the wrong content type',
    answer: streamed(
      (response) =>
        response.end(`${START}${event({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`),
      {
        'content-type': 'text/plain',
      },
    ),
    status: 'done',
    says: 'Kept so far.',
  },
  {
    name: 'a connection that breaks',
    answer: streamed((response) => response.write(START, () => setTimeout(() => response.destroy(), 100))),
    status: 'failed',
    says: 'ended before the answer did',
    keeps: 'Kept so far.',
  },
  {
    name: 'half a tool call',
    answer: streamed((response) =>
      response.end(
        event({
          id: 'c',
          choices: [
            {
              index: 0,
              delta: { tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'look', arguments: '{"a":' } }] },
              finish_reason: null,
            },
          ],
        }),
      ),
    ),
    status: 'failed',
    says: '127.0.0.1',
  },
  // What may pass is tried again, and then answered.
  {
    name: 'a connection that breaks before the answer',
    answer: { raw: (response) => response.destroy() },
    status: 'done',
    says: 'the answer of the test model',
  },
  {
    name: 'an error page of a proxy',
    answer: { raw: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>') },
    status: 'done',
    says: 'the answer of the test model',
  },
  {
    name: 'a server that asks for patience without a time',
    answer: { status: 429, text: 'Too many' },
    status: 'done',
    says: 'the answer of the test model',
  },
  {
    name: 'a server that asks for patience until a date',
    answer: {
      raw: (response) => response.writeHead(429, { 'retry-after': new Date(Date.now() + 2_000).toUTCString() }).end('{}'),
    },
    status: 'done',
    says: 'the answer of the test model',
  },
  {
    name: 'a server that will be back in a year',
    answer: { status: 429, text: 'Too many', headers: { 'retry-after': '1000000000' } },
    status: 'failed',
    says: 'too many requests',
  },
];

/** They take as long as Aside waits; asked side by side. */
export const stalls: readonly (Misbehaviour & { afterMs: number })[] = [
  { name: 'no headers', answer: { raw: () => undefined }, status: 'failed', says: 'did not begin to answer', afterMs: 120_000 },
  {
    name: 'no word',
    answer: streamed((response) => response.flushHeaders()),
    status: 'failed',
    says: 'then sent nothing',
    afterMs: 90_000,
  },
  {
    name: 'silence in the middle',
    answer: streamed((response) => response.write(START)),
    status: 'failed',
    says: 'fell silent in mid-answer',
    keeps: 'Kept so far.',
    afterMs: 90_000,
  },
];

/** So many times as fast goes the clock of a turn host that must wait for half an hour. */
export const HURRY = 100;
/** How many times as fast its clock goes while stalls are waited for: two minutes are six seconds. */
export const STALL_HURRY = 20;

/** Something every 25 s, for ever, by a clock that hurries as the host's does. */
function drip(drop: string): Answer {
  return streamed((response) => {
    response.write(START);
    const timer = setInterval(() => response.write(drop), 25_000 / HURRY);
    response.on('close', () => clearInterval(timer));
  });
}

/** Never silent for long, and never done. */
export const drips: readonly Misbehaviour[] = [
  {
    name: 'a drip of comments',
    answer: drip(': still here\n\n'),
    status: 'failed',
    says: 'longer than half an hour',
    keeps: 'Kept so far.',
  },
  {
    name: 'a drip of words',
    answer: drip(delta('Drop. ')),
    status: 'failed',
    says: 'longer than half an hour',
    keeps: 'Kept so far. Drop. Drop. Drop.',
  },
];

/** The least time, in ms, in which half an hour of the hurried clock can be over. */
export const HURRIED_HALF_HOUR_MS = (30 * 60_000) / HURRY;
