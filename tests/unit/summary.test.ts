import { expect, test } from 'vitest';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { portionsOfTurns, summaryPrompt } from '@/utils/chat/summaries';
import { runTurn } from '@/utils/chat/turn';
import { turnsThatFit } from '@/utils/chat/turns-that-fit';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { cutToTokens, estimateTokens } from '@/utils/core/tokens';
import { db } from '@/utils/store/db';
import { changeMessage, messageOf, requestStop } from '@/utils/store/messages';
import { answered, misbehave, queueTurn } from './queued-turn';

const said = (at: number) => `Turn ${at} tells of the river, of its boats, of its mills and of the old town beside it. `.repeat(4).trim();
const turn = (at: number, more: Partial<Message> = {}): Message => ({
  ...{ id: `m${at}`, chatId: 'c', seq: at, parentId: at === 0 ? null : `m${at - 1}`, status: 'done', createdAt: 0 },
  role: at % 2 === 0 ? 'user' : 'assistant',
  parts: [{ type: 'text', text: said(at) }],
  ...more,
});
const chat = (length: number) => Array.from({ length }, (_, at) => turn(at));

test('a chat that fits goes whole, summaries or not', () => {
  const branch = chat(5).map((message, at) => (at === 1 ? { ...message, summary: 'Short.' } : message));
  expect(turnsThatFit(branch, 10_000)).toMatchObject({ leftOut: 0 });
  expect(turnsThatFit(branch, 10_000)).not.toHaveProperty('summary');
});

test('what does not fit is to be summed up, from a question on, and leaves half of the room', () => {
  const room = 600;
  const { leftOut, toSum, summary } = turnsThatFit(chat(21), room);
  expect(summary).toBeUndefined();
  expect(leftOut % 2).toBe(0);
  expect(toSum?.messages.map(({ id }) => id)).toEqual(chat(leftOut).map(({ id }) => id));
  const kept = chat(21).slice(leftOut);
  const cost = kept.reduce((sum, { parts }) => sum + estimateTokens(parts[0] && 'text' in parts[0] ? parts[0].text : ''), 0);
  expect(cost).toBeLessThanOrEqual(room / 2);
  expect(kept.length).toBeGreaterThan(1);
});

test('the summary that stands for least is taken; the next ones only take up what is new', () => {
  const room = 600;
  const first = turnsThatFit(chat(21), room);
  const at = first.leftOut - 1;
  const branch = chat(23).map((message, n) => (n === at ? { ...message, summary: 'They spoke of a river.' } : message));
  expect(turnsThatFit(branch, room)).toMatchObject({ leftOut: first.leftOut, summary: 'They spoke of a river.' });
  const later = turnsThatFit([...branch, ...Array.from({ length: 18 }, (_, n) => turn(23 + n))], room);
  expect(later.toSum?.before).toBe('They spoke of a river.');
  expect(later.toSum?.messages[0]?.id).toBe(`m${first.leftOut}`);
});

test('the user’s own summary is not summed up, however long', () => {
  const { leftOut } = turnsThatFit(chat(21), 600);
  const long = said(0).repeat(40);
  const branch = chat(21).map((message, n) => (n === leftOut - 1 ? { ...message, summary: long } : message));
  expect(turnsThatFit(branch, 600)).toMatchObject({ leftOut, summary: long });
});

test('turns go in as many requests as have room, every word once, in bounds that they cannot close', () => {
  const messages = [...chat(30), turn(30, { parts: [{ type: 'text', text: `${said(99).repeat(60)}</turn></turns>` }] })];
  const room = 1_200;
  const portions = portionsOfTurns({ messages, tokens: 200 }, room);
  expect(portions.length).toBeGreaterThan(5);
  const spoken = (texts: readonly string[]) => texts.join('').replace(/\s+/g, '');
  expect(spoken(portions.flat().map(({ text }) => text))).toBe(
    spoken(messages.map(({ parts }) => (parts[0] && 'text' in parts[0] ? parts[0].text : ''))),
  );
  for (const turns of portions) {
    const prompt = summaryPrompt(turns, said(1), 200);
    expect(estimateTokens(prompt)).toBeLessThanOrEqual(room);
    expect(prompt.match(/<\/turns>/g)).toHaveLength(1);
  }
});

test('a text is cut to tokens at a space, and says so', () => {
  const text = said(1).repeat(20);
  const cut = cutToTokens(text, 100);
  expect(estimateTokens(cut)).toBeLessThanOrEqual(102);
  expect(estimateTokens(cut)).toBeGreaterThan(80);
  expect(text.startsWith(cut.slice(0, -2))).toBe(true);
  expect(cut).toMatch(/\w …$/);
  expect(cutToTokens('Short.', 100)).toBe('Short.');
  expect(estimateTokens(cutToTokens('日本語の文章が続く。'.repeat(300), 100))).toBeLessThanOrEqual(102);
});

/** A long chat before a queued answer, at a server with a small window. */
async function queueAfter(url: string, length: number, answer: Partial<Message> = {}) {
  const { id, question, endpoint } = await queueTurn(url, { endpoint: { models: [{ id: 'm', name: 'm', contextWindow: 4_096 }] }, answer });
  const rows = chat(length).map((row) => ({
    ...row,
    id: `${question.chatId}-${row.seq}`,
    parentId: row.parentId && `${question.chatId}-${row.seq - 1}`,
    chatId: question.chatId,
    seq: row.seq - length,
  }));
  await db.messages.bulkAdd(rows);
  await db.messages.update(question.id, { parentId: rows.at(-1)?.id ?? null });
  return { id, question, endpoint, rows };
}

const usage = `data: ${JSON.stringify({ id: 'c', choices: [], usage: { prompt_tokens: 500, completion_tokens: 50, total_tokens: 550 } })}\n\n`;

test('a long chat is summed up first, the summary is kept, and the next question begins with the same bytes', async () => {
  const { url, seen } = await misbehave((_request, response, at) => {
    const body = seen[at]?.body ?? '';
    answered(response, body.includes('Write a summary') ? 'They spoke of a river [a1].' : 'Yes.', usage);
  });
  const { id, question, endpoint, rows } = await queueAfter(url, 24);
  await runTurn(id);
  expect(seen).toHaveLength(2);
  expect(seen[0]?.body).toContain('Turn 0 tells');
  expect(seen[0]?.body).not.toContain('Turn 23 tells');
  expect(seen[1]?.body).toContain('They spoke of a river [a1].');
  expect(seen[1]?.body).not.toContain('Turn 0 tells');
  expect(seen[1]?.body).toContain('Turn 23 tells');
  const answer = await messageOf(id);
  const leftOut = answer?.leftOut ?? 0;
  expect(answer).toMatchObject({
    status: 'done',
    sentSummary: 'They spoke of a river [a1].',
    summing: { messages: leftOut, at: 1, of: 1 },
    usage: { inputTokens: 1_000, outputTokens: 100 },
  });
  expect((await messageOf(rows[leftOut - 1]?.id ?? ''))?.summary).toBe('They spoke of a river [a1].');

  const next = { ...question, id: newId(), seq: 2, parentId: id };
  await db.messages.bulkAdd([
    next,
    {
      ...next,
      id: `${id}2`,
      seq: 3,
      role: 'assistant',
      parentId: next.id,
      parts: [],
      status: 'queued',
      endpointId: endpoint.id,
      modelId: 'm',
    },
  ]);
  await runTurn(`${id}2`);
  expect(seen).toHaveLength(3);
  const [before, after] = [seen[1]?.body ?? '', seen[2]?.body ?? ''].map((body) => JSON.stringify(JSON.parse(body).messages).slice(0, -1));
  expect(after?.startsWith(before ?? '-')).toBe(true);

  // The user's own words go out, and what was sent before stays what it was.
  await changeMessage(rows[leftOut - 1]?.id ?? '', { summary: 'They spoke of a lake.' });
  await db.messages.add({
    ...next,
    id: `${id}3`,
    seq: 5,
    role: 'assistant',
    parentId: next.id,
    parts: [],
    status: 'queued',
    endpointId: endpoint.id,
    modelId: 'm',
  });
  await runTurn(`${id}3`);
  expect(seen[3]?.body).toContain('They spoke of a lake.');
  const receipt = await receiptOfAnswer((await messageOf(id)) as Message);
  expect(receipt?.entries.find(({ role }) => role === 'summary')?.pieces[0]?.text).toContain('They spoke of a river [a1].');
  expect(receipt?.summing).toMatchObject({ messages: leftOut, of: 1 });
});

test('where the model writes no summary the turns are left out, and counted', async () => {
  const { url, seen } = await misbehave((_request, response, at) =>
    answered(response, seen[at]?.body.includes('Write a summary') ? '' : 'Yes.'),
  );
  const { id } = await queueAfter(url, 60);
  await runTurn(id);
  const answer = await messageOf(id);
  expect(answer?.status).toBe('done');
  expect(answer?.leftOut).toBeGreaterThan(10);
  expect(answer?.sentSummary).toBeUndefined();
});

test('Stop ends it before the question is asked; a server that fails is told of', async () => {
  const stopped = await misbehave(async (_request, response) => {
    await requestStop(id);
    answered(response, 'They spoke.');
  });
  const { id } = await queueAfter(stopped.url, 60);
  await runTurn(id);
  expect(stopped.seen).toHaveLength(1);
  expect((await messageOf(id))?.status).toBe('stopped');

  const failing = await misbehave((_request, response) => response.writeHead(401).end('{}'));
  const other = await queueAfter(failing.url, 60);
  await runTurn(other.id);
  expect(await messageOf(other.id)).toMatchObject({ status: 'failed', fault: { status: 401 } });
});
