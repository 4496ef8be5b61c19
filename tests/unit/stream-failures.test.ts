import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAppError } from '@/utils/chat/model-faults';
import { createEventSource } from '@/utils/core/events/event-source';
import { AppError, faultOf } from '@/utils/core/faults';
import type { Format } from './captures';
import { startServer } from './chat-server';
import { hear, providerFor } from './heard';
import { startReplayServer } from './replay-server';

let server: Awaited<ReturnType<typeof startReplayServer>>;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.stop());

const data = (...events: object[]) => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const lines = (...events: object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');

/** The first word of an answer in each format. */
const BEGUN: Record<Format, string> = {
  chat: data({ choices: [{ index: 0, delta: { role: 'assistant', content: 'Half' } }] }),
  responses: data({ type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0, delta: 'Half' }),
  messages: data(
    { type: 'message_start', message: { id: 'm', usage: { input_tokens: 1 } } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Half' } },
  ),
  gemini: data({ candidates: [{ content: { parts: [{ text: 'Half' }] } }] }),
  ollama: lines({ message: { role: 'assistant', content: 'Half' }, done: false }),
};
const FORMATS = Object.keys(BEGUN) as Format[];

async function hearText(format: Format, text: string, type?: string) {
  return hear(providerFor(format), server.answer({ text, ...(type ? { type } : {}) }));
}

/** Told in the stream, or by `net` before there is one. */
async function failureOf(format: Format, text: string): Promise<unknown> {
  return hearText(format, text, 'text/html').then(
    ({ error }) => error,
    (error: unknown) => error,
  );
}

test.each([
  ['chat', data({ error: { message: 'GPU on fire', code: 502 } }), 502],
  ['chat', data({ error: { message: 'GPU on fire', type: 'rate_limit_error' } }), 429],
  ['chat', 'event: error\ndata: {"message":"GPU on fire","code":"server_error"}\n\n', 500],
  [
    'chat',
    data({
      id: 'c',
      error: { code: 503, message: 'GPU on fire' },
      choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
    }),
    503,
  ],
  ['chat', '{"error":{"message":"GPU on fire","code":503}}', 503],
  ['responses', data({ type: 'error', code: 'rate_limit_exceeded', message: 'GPU on fire', sequence_number: 3 }), 429],
  [
    'responses',
    data({ type: 'response.failed', response: { status: 'failed', error: { code: 'server_error', message: 'GPU on fire' } } }),
    500,
  ],
  ['messages', 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"GPU on fire"}}\n\n', 529],
  ['gemini', data({ error: { code: 503, message: 'GPU on fire', status: 'UNAVAILABLE' } }), 503],
  ['ollama', lines({ error: 'GPU on fire' }), 500],
] satisfies [Format, string, number][])('in %s the error %s is told in its words, after what arrived', async (format, error, status) => {
  const begun = error.startsWith('{') && format !== 'ollama' ? '' : BEGUN[format];
  const read = await hearText(format, begun + error);
  expect(read.text).toBe(begun ? 'Half' : '');
  expect(read.error).toMatchObject({ statusCode: status, message: 'GPU on fire' });
  expect(read.finish).toBeUndefined();
  expect(faultOf(asAppError(read.error, 'host', true))).toMatchObject({ status, said: 'GPU on fire' });
});

test.each(FORMATS)('in %s an answer that ends without its end was cut off', async (format) => {
  const read = await hearText(format, BEGUN[format]);
  expect(read.text).toBe('Half');
  expect(faultOf(read.error)).toMatchObject({ code: 'cut-off' });
});

test.each(FORMATS)('in %s an answer that ends in the middle of an event was cut off', async (format) => {
  const read = await hearText(format, `${BEGUN[format]}${BEGUN[format].slice(0, -20)}`);
  expect(read.text).toBe('Half');
  expect(faultOf(read.error)).toMatchObject({ code: 'cut-off' });
});

test.each(FORMATS)('in %s a page instead of an answer is the wrong format', async (format) => {
  for (const text of ['<!doctype html>\n<p>Hello</p>\n', '', '\n\n\n', 'OK', '[]', '{"ok":true}', '\u0000\u0001\u0002\uFFFD'])
    expect(faultOf(await failureOf(format, text)), text).toMatchObject({ code: 'wrong-format' });
});

test.each(FORMATS)('in %s an endless line and too many events are refused', async (format) => {
  const long = await hearText(format, `${BEGUN[format]}data: ${'x'.repeat(1_100_000)}`, 'application/octet-stream');
  expect(faultOf(long.error)).toMatchObject({ code: 'too-large' });
  expect(long.text).toBe('Half');
});

const SAID: Record<Format, string> = {
  chat: data({ choices: [{ index: 0, delta: {}, finish_reason: 'length' }], usage: { prompt_tokens: 3, completion_tokens: 5 } }),
  responses: data({
    type: 'response.incomplete',
    response: { incomplete_details: { reason: 'max_output_tokens' }, usage: { input_tokens: 3, output_tokens: 5 } },
  }),
  messages: data({ type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { input_tokens: 3, output_tokens: 5 } }),
  gemini: data({
    candidates: [{ content: { parts: [] }, finishReason: 'MAX_TOKENS' }],
    usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 5 },
  }),
  ollama: lines({ message: { content: '' }, done: true, done_reason: 'length', prompt_eval_count: 3, eval_count: 5 }),
};

test.each(FORMATS)('in %s nothing that comes after the end spoils the answer, its usage or why it ended', async (format) => {
  const isLines = format === 'ollama';
  const after = [
    isLines ? '{"message":' : 'data: {"usage":\n\n',
    isLines ? lines({ error: 'Late' }) : data({ error: { message: 'Late' } }),
  ];
  const whole = BEGUN[format] + SAID[format];
  const reads = await Promise.all([
    ...after.map((late) => hearText(format, whole + late)),
    hear(providerFor(format), (await startServer(() => ({ body: new TextEncoder().encode(whole), delay: 50, reset: true }))).url),
  ]);
  for (const read of reads) {
    expect(read).toMatchObject({ text: 'Half', finish: 'length', usage: { input: 3, output: 5 } });
    expect(read.error).toBeUndefined();
  }
});

test('an end that is an error is followed by its reason', async () => {
  const end = data({ choices: [{ index: 0, delta: {}, finish_reason: 'error' }] }, { error: { message: 'GPU on fire', code: 502 } });
  expect((await hearText('chat', BEGUN.chat + end)).error).toMatchObject({ statusCode: 502, message: 'GPU on fire' });
});

test('half a tool call is no tool call', async () => {
  const piece = (tool: object) => data({ choices: [{ index: 0, delta: { tool_calls: [tool] } }] });
  const chat = await hearText('chat', piece({ index: 0, id: 'a', function: { name: 'look', arguments: '{"x":' } }));
  const start = { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 'a', name: 'look', input: {} } };
  const half = { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"x":' } };
  const messages = await hearText('messages', data({ type: 'message_start', message: { usage: { input_tokens: 1 } } }, start, half));
  const added = {
    type: 'response.output_item.added',
    output_index: 0,
    item: { type: 'function_call', id: 'a', call_id: 'a', name: 'look' },
  };
  const responses = await hearText(
    'responses',
    data(added, { type: 'response.function_call_arguments.delta', item_id: 'a', output_index: 0, delta: '{"x' }),
  );
  for (const read of [chat, messages, responses]) {
    expect(read.calls).toEqual([]);
    expect(faultOf(read.error)).toMatchObject({ code: 'cut-off' });
  }
});

test('calls that all have the number 0, no number or the same id are kept apart', async () => {
  const calls = (...pieces: object[]) =>
    data(...pieces.map((piece) => ({ choices: [{ index: 0, delta: { tool_calls: [piece] } }] })), {
      choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }],
    });
  const both = [
    { name: 'look', input: { x: 1 } },
    { name: 'wait', input: { y: 2 } },
  ];
  const piece = (name: string, args: unknown, rest: object) => ({ ...rest, function: { name, arguments: args } });
  const texts = [
    calls(piece('look', '{"x":1}', { index: 0, id: 'a' }), piece('wait', '{"y":2}', { index: 0, id: 'b' })),
    calls(piece('look', '{"x":1}', { id: 'a' }), piece('wait', '{"y":2}', { id: 'b' })),
    calls(piece('look', '{"x":1}', {}), piece('wait', '{"y":2}', {})),
    calls(piece('look', { x: 1 }, { index: 0, id: '' }), piece('wait', { y: 2 }, { index: 1, id: '' })),
    calls(piece('look', '{"x":1}', { index: 0, id: 'a' }), piece('wait', '{"y":2}', { index: 1, id: 'a' })),
    calls(piece('look', '{"x"', { id: 'a' }), { function: { arguments: ':1}' } }, piece('wait', '{"y":2}', { id: 'b' })),
  ];
  for (const text of texts) expect((await hearText('chat', text)).calls, text).toEqual(both);
});

test('an event source reads no faster than it is asked, and lets go when it is told to', async () => {
  let pulled = 0;
  let cancelled: unknown;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++;
      controller.enqueue(new TextEncoder().encode('data: {"n":1}\n\n'));
    },
    cancel(reason) {
      cancelled = reason;
    },
  });
  const source = createEventSource(body, 'host');
  for (let at = 0; at < 5; at++) expect(await source.next()).toEqual([{ type: 'json', json: { n: 1 }, name: undefined }]);
  expect(pulled).toBeLessThanOrEqual(7);
  await source.cancel('enough');
  expect(cancelled).toBe('enough');
});

test('more events than an answer can have are refused, and those before are kept', async () => {
  const piece = new TextEncoder().encode('data: 1\n\n'.repeat(10_000));
  const source = createEventSource(new ReadableStream({ pull: (controller) => controller.enqueue(piece) }), 'host');
  let events = 0;
  const failure = await (async () => {
    for (;;) events += (await source.next())?.length ?? 0;
  })().catch((error: unknown) => error);
  expect(events).toBe(200_000);
  expect(failure).toBeInstanceOf(AppError);
  expect(faultOf(failure)).toMatchObject({ code: 'too-large' });
});

test('stopping ends the request behind the mending', async () => {
  const chat = providerFor('chat');
  const stop = new AbortController();
  let ended = false;
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(BEGUN.chat));
        init?.signal?.addEventListener('abort', () => {
          ended = true;
          controller.error(init.signal?.reason);
        });
      },
    });
    return new Response(body);
  };
  const endpoint = { id: 'e', providerId: chat.id, name: 'e', baseUrl: 'http://127.0.0.1:1', models: [], createdAt: 0 };
  const model = await chat.model(endpoint, 'm', fetch);
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    abortSignal: stop.signal,
  });
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done && next.value.type !== 'text-delta'; ) next = await reader.read();
  stop.abort();
  await expect(reader.read()).rejects.toThrow();
  expect(ended).toBe(true);
});
