import { expect, test } from 'vitest';
import { turnLock } from '@/utils/chat/locks';
import { afterTurns, sweep, watchTurn } from '@/utils/chat/sweep';
import { runTurn } from '@/utils/chat/turn';
import { newId } from '@/utils/core/ids';
import type { Endpoint, Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf, requestStop } from '@/utils/store/messages';
import { keepSecret } from '@/utils/store/secrets';
import { createTailWriter, partsNow, tailsOf } from '@/utils/store/tails';
import { chatEvents, type Received, type Reply, startServer } from './chat-server';

const bytes = (text: string) => new TextEncoder().encode(text);
const going = new AbortController().signal;

/** A question with a queued answer, at a server that replies so. */
async function queued(reply: Reply | ((request: Received) => Reply)) {
  const server = await startServer(typeof reply === 'function' ? reply : () => reply);
  const endpoint: Endpoint = {
    id: newId(),
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: `${server.url}/v1`,
    models: [{ id: 'm', name: 'm', contextWindow: 4_000 }],
    createdAt: 0,
  };
  const question: Message = {
    id: newId(),
    chatId: newId(),
    seq: 0,
    parentId: null,
    role: 'user',
    parts: [{ type: 'text', text: 'Why?' }],
    status: 'done',
    createdAt: 0,
  };
  const answer: Message = {
    ...question,
    id: newId(),
    seq: 1,
    parentId: question.id,
    role: 'assistant',
    parts: [],
    status: 'queued',
    endpointId: endpoint.id,
    modelId: 'm',
  };
  await db.endpoints.add(endpoint);
  await db.messages.bulkAdd([question, answer]);
  return { ...server, id: answer.id, chatId: question.chatId, questionId: question.id };
}

test('a queued answer is streamed, folded and done, with its usage', async () => {
  const { id, received } = await queued({
    body: bytes(chatEvents([{ reasoning_content: 'Hm' }, { content: 'Because' }, { content: ' so.' }]).join('')),
  });
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer).toMatchObject({
    status: 'done',
    usage: { inputTokens: 21, outputTokens: 7 },
    parts: [
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Because so.' },
    ],
  });
  expect(answer?.startedAt).toBeLessThanOrEqual(answer?.endedAt ?? 0);
  expect(await tailsOf(id)).toEqual([]);
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ model: 'm', stream: true, messages: [{ role: 'system' }, { role: 'user' }] });
});

test('two hosts write an answer once', async () => {
  const { id, received } = await queued({ body: bytes(chatEvents([{ content: 'Once' }]).join('')), delay: 20 });
  await Promise.all([runTurn(id), runTurn(id)]);
  expect(received).toHaveLength(1);
  expect((await messageOf(id))?.parts).toEqual([{ type: 'text', text: 'Once' }]);
});

test('stop ends the request at once and keeps what arrived', async () => {
  const { id, received } = await queued({
    body: bytes(
      chatEvents([{ content: 'As far as here' }], null)
        .slice(0, 1)
        .join(''),
    ),
    hold: true,
  });
  const turn = runTurn(id);
  await expect.poll(() => partsNow(id)).toEqual([{ type: 'text', text: 'As far as here' }]);
  await requestStop(id);
  await turn;
  expect(await messageOf(id)).toMatchObject({ status: 'stopped', parts: [{ type: 'text', text: 'As far as here' }] });
  expect((await messageOf(id))?.fault).toBeUndefined();
  await expect.poll(() => received[0]?.aborted).toBe(true);
});

test('an answer that is stopped while it is queued is never begun', async () => {
  const { id, received } = await queued({});
  await requestStop(id);
  await runTurn(id);
  expect(received).toEqual([]);
  expect((await messageOf(id))?.status).toBe('stopped');
});

test.each([0, 1, 2, 4, 8])(
  'an answer that is stopped %i ms after a host took it ends as stopped, and nothing of it comes later',
  async (delay) => {
    const { id, received } = await queued({
      body: bytes(
        chatEvents([{ content: 'Too late' }], null)
          .slice(0, 1)
          .join(''),
      ),
      hold: true,
    });
    const turn = runTurn(id);
    await new Promise((done) => setTimeout(done, delay));
    await requestStop(id);
    await turn;
    expect((await messageOf(id))?.status).toBe('stopped');
    expect(received.length).toBeLessThanOrEqual(1);
    await expect.poll(() => received.every(({ aborted }) => aborted)).toBe(true);
  },
);

test.each([
  ['a refusal', { status: 401, headers: {}, body: bytes('{"error":{"message":"bad key"}}') }, 'wrong-key'],
  ['a format that is not ours', { status: 200, headers: { 'content-type': 'text/html' }, body: bytes('<html></html>') }, 'wrong-format'],
  [
    'a connection that ends without an end',
    {
      body: bytes(
        chatEvents([{ content: 'Half' }], null)
          .slice(0, 1)
          .join(''),
      ),
    },
    'cut-off',
  ],
  [
    'a connection that breaks',
    {
      body: bytes(
        chatEvents([{ content: 'Half' }], null)
          .slice(0, 1)
          .join(''),
      ),
      delay: 20,
      reset: true,
    },
    'cut-off',
  ],
  ['an empty answer', { body: bytes(chatEvents([]).join('')) }, 'nothing-answered'],
  [
    'an answer of thoughts alone',
    { body: bytes(chatEvents([{ reasoning_content: 'Hm' }, { content: '\n\n' }]).join('')) },
    'nothing-answered',
  ],
  ['a content filter', { body: bytes(chatEvents([{ content: 'No' }], 'content_filter').join('')) }, 'filtered'],
] satisfies [string, Reply, string][])('%s fails with its reason, and keeps what arrived', async (_name, reply, code) => {
  const { id } = await queued(reply);
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'failed', fault: { code } });
  expect(await tailsOf(id)).toEqual([]);
});

test('an answer at the model’s limit says that it was cut short', async () => {
  const { id } = await queued({ body: bytes(chatEvents([{ content: 'Long' }], 'length').join('')) });
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'done', cutShort: true });
});

test('an error inside the stream is a fault with the server’s words', async () => {
  const { id } = await queued({
    body: bytes(`${chatEvents([{ content: 'Half' }], null)[0]}data: {"error":{"message":"GPU on fire","code":500}}\n\n`),
  });
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer?.status).toBe('failed');
  expect(answer?.fault).toMatchObject({ code: 'server-error', said: 'GPU on fire' });
  expect(answer?.parts).toEqual([{ type: 'text', text: 'Half' }]);
});

test('a key that the server repeats in mid-stream is not kept with the answer', async () => {
  const error = `data: {"error":{"message":"key sk-live-123456 is over its limit","code":500}}\n\n`;
  const { id, url } = await queued({ body: bytes(`${chatEvents([{ content: 'Half' }], null)[0]}${error}`) });
  await keepSecret((await messageOf(id))?.endpointId ?? '', url, { key: 'sk-live-123456', headers: {} });
  await runTurn(id);
  expect((await messageOf(id))?.fault).toMatchObject({ code: 'server-error', said: 'key ••• is over its limit' });
  expect(JSON.stringify(await messageOf(id))).not.toContain('sk-live');
});

test('an answer whose endpoint was removed says so', async () => {
  const { id } = await queued({});
  await db.messages.update(id, { endpointId: 'gone' });
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'endpoint-gone' } });
});

test('an answer nobody is writing any more becomes interrupted, with all that its tails held', async () => {
  const { id } = await queued({});
  await db.messages.update(id, { status: 'streaming' });
  createTailWriter(id).push('text', 'Kept');
  await expect.poll(() => tailsOf(id)).toHaveLength(1);
  await sweep();
  expect(await messageOf(id)).toMatchObject({ status: 'interrupted', parts: [{ type: 'text', text: 'Kept' }] });
});

test('a stopping answer nobody is writing any more becomes interrupted too', async () => {
  const { id } = await queued({});
  await db.messages.update(id, { status: 'stopping' });
  await sweep();
  expect((await messageOf(id))?.status).toBe('interrupted');
});

test('an answer that is being written is left alone by the sweep', async () => {
  const { id } = await queued({});
  await db.messages.update(id, { status: 'streaming' });
  await navigator.locks.request(turnLock(id), () => sweep());
  expect((await messageOf(id))?.status).toBe('streaming');
});

test('a queued answer is not the sweep’s: it is still to be begun', async () => {
  const { id } = await queued({});
  await sweep();
  expect((await messageOf(id))?.status).toBe('queued');
});

test('an update waits until no answer is queued or being written', async () => {
  const { id } = await queued({ body: bytes(chatEvents([{ content: 'Done' }]).join('')), delay: 20 });
  let updated = false;
  await db.messages
    .where('status')
    .anyOf('queued', 'streaming')
    .and((message) => message.id !== id)
    .delete();
  const update = afterTurns().then(() => {
    updated = true;
  });
  await new Promise((done) => setTimeout(done, 30));
  expect(updated).toBe(false);
  await runTurn(id);
  await update;
  expect((await messageOf(id))?.status).toBe('done');
});

test('a view that watches an answer sees its writer die', async () => {
  const { id } = await queued({});
  let die = () => {};
  const dead = new Promise<void>((done) => {
    die = done;
  });
  const writing = navigator.locks.request(turnLock(id), () => dead);
  await db.messages.update(id, { status: 'streaming' });
  const watched = watchTurn(id, going);
  expect((await messageOf(id))?.status).toBe('streaming');
  die();
  await Promise.all([writing, watched]);
  expect((await messageOf(id))?.status).toBe('interrupted');
});
