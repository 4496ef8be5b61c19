import { expect, test } from 'vitest';
import { writeParts } from '@/utils/chat/answer-parts';
import { readShort } from '@/utils/chat/read-short';
import { runTurn } from '@/utils/chat/turn';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';
import { createTailWriter } from '@/utils/store/tails';
import { delta, misbehave, queueTurn, SSE } from './queued-turn';

const LONG = 'The river rises in the hills and runs past three towns to the sea. '.repeat(600);

/** A server that says it read so many tokens. */
async function reader(usage: object) {
  return misbehave((_request, response) => {
    response.writeHead(200, SSE);
    response.end(`${delta('Yes')}${delta('', 'stop')}data: ${JSON.stringify({ id: 'c', choices: [], usage })}\n\ndata: [DONE]\n\n`);
  });
}

test('a server that cut the question in silence, as Ollama does, is told by its own count', async () => {
  const { url } = await reader({ prompt_tokens: 2048, completion_tokens: 1, total_tokens: 2049 });
  const { id } = await queueTurn(url, { text: LONG, endpoint: { models: [{ id: 'm', name: 'm', contextWindow: 131_072 }] } });
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'done', readShort: { read: 2048 } });
  expect(answer?.readShort?.sent).toBeGreaterThan(7_000);
});

const prompt = (text: string) => ({ instructions: '', messages: [{ role: 'user' as const, content: [{ type: 'text' as const, text }] }] });

test.each([
  ['a server that read everything', LONG, { inputTokens: 9_000 }],
  ['a server that read a little less than the estimate', LONG, { inputTokens: 7_000 }],
  ['a server that does not count', LONG, {}],
  ['a server that leaves out what it had in its cache', LONG, { inputTokens: 14 }],
  ['a server that counts cached tokens apart', LONG, { inputTokens: 600, cachedTokens: 8_000 }],
  ['a short question', 'word '.repeat(900), { inputTokens: 600 }],
  ['spaces and signs', `${' '.repeat(50_000)}${'='.repeat(50_000)}`, { inputTokens: 800 }],
])('%s is not said to have read too little', (_name, text, usage) => {
  expect(readShort(prompt(text), usage)).toEqual({});
});

test('the user’s wishes for an endpoint go along with every question', async () => {
  const { url, seen } = await reader({ prompt_tokens: 20, completion_tokens: 1, total_tokens: 21 });
  const { id } = await queueTurn(url, { endpoint: { parameters: { instructions: 'Be brief.', temperature: 0.2, maxOutput: 77 } } });
  await runTurn(id);
  const sent = JSON.parse(seen[0]?.body ?? '');
  expect(sent).toMatchObject({ temperature: 0.2, max_tokens: 77 });
  expect(sent.messages[0].content).toMatch(/You are Aside[\s\S]*\n\nBe brief\.$/);
});

test('the user’s word on the context window overrules the server’s', async () => {
  const { url } = await reader({ prompt_tokens: 2048, completion_tokens: 1, total_tokens: 2049 });
  const { id, question } = await queueTurn(url, {
    endpoint: { models: [{ id: 'm', name: 'm', contextWindow: 131_072 }], parameters: { contextWindow: 2_048 } },
  });
  const page = {
    chatId: question.chatId,
    kind: 'page',
    url: 'https://a.b/',
    title: 'A',
    language: 'en',
    icon: '',
    hash: 'h',
    readAt: 0,
  } as const;
  await db.files.add({ ...page, id: 'f', text: LONG });
  await db.messages.update(question.id, { parts: [{ type: 'source', fileId: 'f' }, ...question.parts] });
  await runTurn(id);
  const [sent] = (await messageOf(id))?.sent ?? [];
  expect(sent?.sent).toBeLessThan(sent?.of ?? 0);
});

/** A stream of the SDK's parts, as it stands in the row afterwards. */
async function rowOf(...parts: Parameters<ReturnType<typeof writeParts>['write']>[0][]) {
  const id = newId();
  const row: Message = { id, chatId: 'c', seq: 1, parentId: null, role: 'assistant', parts: [], status: 'streaming', createdAt: 0 };
  await db.messages.add(row);
  const writer = createTailWriter(id);
  const writing = writeParts(writer);
  for (const part of parts) writing.write(part);
  await writer.end({ status: 'done' });
  return (await messageOf(id))?.parts ?? [];
}

const start = (type: 'text' | 'reasoning', id: string, meta?: object) => ({
  type: `${type}-start` as const,
  id,
  ...(meta ? { providerMetadata: { p: { ...meta } } } : {}),
});
const piece = (type: 'text' | 'reasoning', id: string, text: string, meta?: object) => ({
  type: `${type}-delta` as const,
  id,
  text,
  ...(meta ? { providerMetadata: { p: { ...meta } } } : {}),
});
const end = (type: 'text' | 'reasoning', id: string, meta?: object) => ({
  type: `${type}-end` as const,
  id,
  ...(meta ? { providerMetadata: { p: { ...meta } } } : {}),
});

test('what a server wants back with a thought is kept with it', async () => {
  expect(
    await rowOf(
      start('reasoning', '0'),
      piece('reasoning', '0', 'Hm'),
      piece('reasoning', '0', '', { signature: 's1' }),
      end('reasoning', '0'),
      start('reasoning', '1', { redacted: 'xyz' }),
      end('reasoning', '1'),
      start('text', '2', { itemId: 'i' }),
      piece('text', '2', 'So'),
      piece('text', '2', ' it is.'),
      end('text', '2', { phase: 'final' }),
    ),
  ).toMatchObject([
    { type: 'reasoning', text: 'Hm', meta: { p: { signature: 's1' } } },
    { type: 'reasoning', text: '', meta: { p: { redacted: 'xyz' } } },
    { type: 'text', text: 'So it is.', meta: { p: { itemId: 'i', phase: 'final' } } },
  ]);
});

test('two parts that bring something of their own stay two; parts that bring nothing are one', async () => {
  const two = [
    start('reasoning', 'a:0', { itemId: 'a' }),
    piece('reasoning', 'a:0', 'One'),
    end('reasoning', 'a:0'),
    start('reasoning', 'a:1', { itemId: 'a' }),
    piece('reasoning', 'a:1', 'Two'),
    end('reasoning', 'a:1', { secret: 'e' }),
  ];
  expect(await rowOf(...two)).toMatchObject([
    { text: 'One', meta: { p: { itemId: 'a' } } },
    { text: 'Two', meta: { p: { itemId: 'a', secret: 'e' } } },
  ]);
  const one = [
    start('text', '1'),
    piece('text', '1', 'One, '),
    end('text', '1'),
    start('text', '2'),
    piece('text', '2', 'two'),
    end('text', '2'),
  ];
  expect(await rowOf(...one)).toEqual([{ type: 'text', text: 'One, two' }]);
});

test('a text that never came leaves nothing, whatever stood at its start', async () => {
  expect(await rowOf(start('text', '1', { itemId: 'i' }), end('text', '1', { phase: 'x' }))).toEqual([]);
});
