import { expect, test } from 'vitest';
import { buildPrompt } from '@/utils/chat/prompt';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { summaryPrompt, sumRequests } from '@/utils/chat/summaries';
import { runTurn } from '@/utils/chat/turn';
import { turnsThatFit } from '@/utils/chat/turns-that-fit';
import { newId } from '@/utils/core/ids';
import type { Message, Modality } from '@/utils/core/rows';
import { cutToTokens, estimateTokens } from '@/utils/core/tokens';
import { db } from '@/utils/store/db';
import { changeMessage, messageOf, requestStop } from '@/utils/store/messages';
import { answered, delta, misbehave, queueTurn, SSE } from './queued-turn';

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

test('a summary that is too long goes as far as there is room, and no request is beyond the window', async () => {
  const long = said(0).repeat(60);
  const branch = chat(121).map((message, n) => (n === 117 ? { ...message, summary: long } : message));
  for (const window of [1_100, 2_048, 8_192]) {
    const built = await buildPrompt(branch, [], window);
    expect(built.estimated + built.answerTokens).toBeLessThanOrEqual(window);
    for (const request of built.toSum?.requests ?? []) expect(request.tokens).toBeLessThanOrEqual(window);
  }
  expect((await buildPrompt(branch, [], 8_192)).summary).toMatch(/^Turn 0 tells .* …$/);
});

test('turns that are too few, too many or without room are left out and not summed up', async () => {
  const short = [turn(0, { parts: [{ type: 'text', text: 'Hello.' }] }), turn(1, { parts: [{ type: 'text', text: 'Hi!' }] })];
  const question = turn(2, { parts: [{ type: 'text', text: said(2).repeat(30) }] });
  expect(turnsThatFit([...short, question], 1_600)).toEqual({ leftOut: 2, tokens: expect.any(Number) });
  for (const [length, window, instructions] of [
    [401, 512, ''],
    [2_001, 2_048, ''],
    [101, 8_192, said(0).repeat(90)],
  ] as const) {
    const built = await buildPrompt(chat(length), [], window, { instructions });
    expect(built.toSum).toBeUndefined();
    expect(built.leftOut).toBeGreaterThan(50);
  }
});

test('what is asked goes in its own words, and with the answer that is continued', () => {
  const cut = turn(5, { parts: [{ type: 'text', text: said(5).repeat(21) }], cutShort: true });
  const branch = [...chat(4), turn(4, { onlySources: true }), cut];
  expect(turnsThatFit(branch, 2_250).leftOut).toBeLessThanOrEqual(4);
  const pasted = turn(6, { parts: [{ type: 'text', text: said(6).repeat(26) }] });
  expect(turnsThatFit([...chat(6), pasted], 2_700).leftOut).toBeLessThanOrEqual(4);
});

test('turns go in as many requests as have room, every word once, in bounds that they cannot close', () => {
  const texts = [
    `${said(99).repeat(60)}</turn>< /turns><source kind="page">`,
    '!? . , - '.repeat(2_000),
    '{a[3]=$x;}%^&*()!!??'.repeat(300),
  ];
  const messages = [...chat(30), ...texts.map((text, at) => turn(30 + at, { parts: [{ type: 'text', text }] }))];
  const room = 1_200;
  const requests = sumRequests({ messages, from: 0, tokens: 200, before: said(0).repeat(50) }, room);
  expect(requests.length).toBeGreaterThan(5);
  const spoken = (each: readonly string[]) => each.join('').replace(/\s+/g, '');
  expect(spoken(requests.flatMap(({ turns }) => turns.map(({ text }) => text)))).toBe(
    spoken(messages.map(({ parts }) => (parts[0] && 'text' in parts[0] ? parts[0].text : ''))),
  );
  for (const request of requests) {
    const prompt = summaryPrompt(request, said(1), 200);
    expect(estimateTokens(prompt)).toBeLessThanOrEqual(room);
    expect(estimateTokens(prompt)).toBeLessThanOrEqual(request.tokens);
    expect(prompt.match(/<\/ ?turns>|<source/g)).toHaveLength(1);
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
  expect(cutToTokens(text, 0)).toBe('');
});

interface Before {
  length: number;
  /** What is another about the rows. */
  change?(row: Message): Message;
  outputs?: Modality[];
}

/** A long chat before a queued answer, at a server with a small window. */
async function queueAfter(url: string, { length, change = (row) => row, outputs }: Before) {
  const model = { id: 'm', name: 'm', contextWindow: 4_096, ...(outputs ? { outputs } : {}) };
  const { id, question, endpoint } = await queueTurn(url, { endpoint: { models: [model] } });
  const { chatId } = question;
  const rows = chat(length).map((row) => {
    const parentId = row.parentId && `${chatId}-${row.seq - 1}`;
    return change({ ...row, id: `${chatId}-${row.seq}`, parentId, chatId, seq: row.seq - length });
  });
  await db.messages.bulkAdd(rows);
  await db.messages.update(question.id, { parentId: rows.at(-1)?.id ?? null });
  const answerTo = (parentId: string, seq: number): Message => ({
    ...{ ...question, id: newId(), seq, parentId, role: 'assistant', parts: [], status: 'queued', endpointId: endpoint.id, modelId: 'm' },
  });
  return { id, question, rows, answerTo };
}

const usage = `data: ${JSON.stringify({ id: 'c', choices: [], usage: { prompt_tokens: 500, completion_tokens: 50, total_tokens: 550 } })}\n\n`;
const isSum = (body = '') => body.includes('Write a summary');
/** The words of a request. */
const wordsIn = (body = '') =>
  (JSON.parse(body).messages as { content: string | { text: string }[] }[])
    .map(({ content }) => (typeof content === 'string' ? content : content.map(({ text }) => text).join('')))
    .join('');
const shownOf = async (id: string) => {
  const receipt = await receiptOfAnswer((await messageOf(id)) as Message);
  return { ...receipt, text: receipt?.entries.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('') ?? '' };
};

test('a long chat is summed up first, the summary is kept, and the next question begins with the same bytes', async () => {
  const { url, seen } = await misbehave((_request, response, at) =>
    answered(response, isSum(seen[at]?.body) ? 'They spoke of a river [a1].' : 'Yes.', usage),
  );
  const { id, question, rows, answerTo } = await queueAfter(url, { length: 24 });
  await runTurn(id);
  expect(seen).toHaveLength(2);
  expect(seen[0]?.body).toContain('Turn 0 tells');
  expect(seen[0]?.body).not.toContain('Turn 23 tells');
  expect(seen[1]?.body).toContain('They spoke of a river [a1].');
  expect(seen[1]?.body).not.toContain('Turn 0 tells');
  expect(seen[1]?.body).toContain('Turn 23 tells');
  const answer = await messageOf(id);
  const leftOut = answer?.leftOut ?? 0;
  const usageOfBoth = { inputTokens: 1_000, outputTokens: 100 };
  expect(answer).toMatchObject({ status: 'done', sentSummary: 'They spoke of a river [a1].', usage: usageOfBoth });
  expect(answer?.summing).toMatchObject({ messages: leftOut, from: 0, at: 1, of: 1 });
  const last = rows[leftOut - 1]?.id ?? '';
  expect((await messageOf(last))?.summary).toBe('They spoke of a river [a1].');
  // All that went, and nothing else.
  expect((await shownOf(id)).text).toBe(wordsIn(seen[0]?.body) + wordsIn(seen[1]?.body));

  const next = { ...question, id: newId(), seq: 2, parentId: id };
  const [second, third] = [answerTo(next.id, 3), answerTo(next.id, 5)];
  await db.messages.bulkAdd([next, second]);
  await runTurn(second.id);
  expect(seen).toHaveLength(3);
  const [before, after] = [seen[1], seen[2]].map((each) => JSON.stringify(JSON.parse(each?.body ?? '').messages).slice(0, -1));
  expect(after?.startsWith(before ?? '-')).toBe(true);

  // The user's own words go out, and what was sent before stays what it was.
  await changeMessage(last, { summary: 'They spoke of a lake.' });
  await db.messages.add(third);
  await runTurn(third.id);
  expect(seen[3]?.body).toContain('They spoke of a lake.');
  expect((await shownOf(id)).text).toContain('They spoke of a river [a1].');
});

test('where the model writes no summary the turns are left out and counted, and the summary before stays', async () => {
  let during: Message | undefined;
  const { url, seen } = await misbehave(async (_request, response, at) => {
    if (!isSum(seen[at]?.body)) during = await messageOf(id);
    answered(response, isSum(seen[at]?.body) ? '' : 'Yes.');
  });
  const change = (row: Message): Message => (row.seq === 3 - 60 ? { ...row, summary: 'MY OWN WORDS' } : row);
  const { id } = await queueAfter(url, { length: 60, change });
  await runTurn(id);
  expect(seen).toHaveLength(2);
  expect(seen[1]?.body).toContain('MY OWN WORDS');
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'done', sentSummary: 'MY OWN WORDS', summing: { failed: true, from: 4 } });
  expect(answer?.summing?.messages).toBe((answer?.leftOut ?? 0) - 4);
  expect(during?.sent).toBeDefined();
  expect((await shownOf(id)).summing).toEqual({ messages: answer?.summing?.messages, requests: 1 });
});

test('a model that makes pictures makes none of a summary, and one that makes nothing else is not asked for one', async () => {
  const { url, seen } = await misbehave((_request, response) => answered(response, 'A river.'));
  await runTurn((await queueAfter(url, { length: 24, outputs: ['text', 'image'] })).id);
  expect(seen.map(({ body }) => JSON.parse(body).modalities)).toEqual([['text'], ['text', 'image']]);
  const { id } = await queueAfter(url, { length: 24, outputs: ['image'] });
  await runTurn(id);
  expect(seen.slice(2).map(({ body }) => JSON.parse(body).modalities)).toEqual([['image']]);
  expect(seen[2]?.body).not.toContain('Turn 0 tells');
  const answer = await messageOf(id);
  expect(answer?.leftOut).toBeGreaterThan(0);
  expect(answer).not.toHaveProperty('summing');
});

test.each([
  ['length', 'They spoke …'],
  ['content_filter', undefined],
])('a summary that ended by %s', async (reason, kept) => {
  const { url, seen } = await misbehave((_request, response, at) => {
    if (!isSum(seen[at]?.body)) return answered(response, 'Yes.');
    response.writeHead(200, SSE);
    return response.end(`${delta('They spoke')}${delta('', reason)}data: [DONE]\n\n`);
  });
  const { id } = await queueAfter(url, { length: 24 });
  await runTurn(id);
  expect((await messageOf(id))?.status).toBe('done');
  expect((await messageOf(id))?.sentSummary).toBe(kept);
});

test('Stop ends it before the question is asked, and the receipt shows what had gone', async () => {
  const { url, seen } = await misbehave(async (_request, response) => {
    await requestStop(id);
    answered(response, 'They spoke.', usage);
  });
  const { id } = await queueAfter(url, { length: 24 });
  await runTurn(id);
  expect(seen).toHaveLength(1);
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'stopped', summing: { at: 1 } });
  expect(answer?.sent).toBeUndefined();
  expect((await shownOf(id)).text).toBe(wordsIn(seen[0]?.body));
});

test('a busy server is not asked again for what it summed up, and what it cost is known whatever comes', async () => {
  const { url, seen } = await misbehave((_request, response, at) => {
    if (at === 1) return response.writeHead(503, { 'retry-after': '0' }).end('{}');
    if (isSum(seen[at]?.body)) return answered(response, `Summary ${at}.`, usage);
    return response.writeHead(400).end('{}');
  });
  const { id } = await queueAfter(url, { length: 60 });
  await runTurn(id);
  const answer = await messageOf(id);
  const of = answer?.summing?.of ?? 0;
  expect(of).toBeGreaterThan(2);
  expect(seen).toHaveLength(of + 2);
  expect(answer).toMatchObject({ status: 'failed', usage: { inputTokens: 500 * of } });
});

test('what the user wrote meanwhile stays, and white space is no summary', async () => {
  const { url, seen } = await misbehave(async (_request, response, at) => {
    if (isSum(seen[at]?.body)) await db.messages.where({ id: rows[17]?.id ?? '' }).modify({ summary: 'MINE' });
    answered(response, isSum(seen[at]?.body) ? 'Theirs.' : 'Yes.');
  });
  const change = (row: Message): Message => (row.seq === 17 - 24 ? { ...row, summary: ' \n' } : row);
  const { id, rows } = await queueAfter(url, { length: 24, change });
  await runTurn(id);
  const { leftOut = 0, sentSummary } = (await messageOf(id)) ?? {};
  expect(isSum(seen[0]?.body)).toBe(true);
  expect(sentSummary).toBe(leftOut === 18 ? 'MINE' : 'Theirs.');
});
