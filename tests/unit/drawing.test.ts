import type { ServerResponse } from 'node:http';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask, askAgain, askEdited } from '@/utils/chat/ask';
import { branchChat } from '@/utils/chat/branch-chat';
import { pictureMakerOf } from '@/utils/chat/picture-makers';
import { receiptOfAnswer, receiptOfNext } from '@/utils/chat/receipt';
import { runTurn } from '@/utils/chat/turn';
import { costOf } from '@/utils/core/cost';
import { newId } from '@/utils/core/ids';
import { field, listAt, parseJson, stringAt } from '@/utils/core/json';
import { madeIn } from '@/utils/core/parts';
import type { Endpoint, Message } from '@/utils/core/rows';
import { createSpending } from '@/utils/core/spending';
import { readBackup } from '@/utils/store/backup-read';
import { writeBackup } from '@/utils/store/backup-write';
import { db } from '@/utils/store/db';
import { messagesOf, requestStop } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import {
  base64,
  begun,
  bytesOf,
  call,
  completed,
  drawn,
  event,
  made,
  message,
  OPENAI,
  PNG,
  queued,
  rowOf,
  SKETCH,
  said,
  sketched,
  THOUGHT,
  took,
} from './drawing-events';
import { misbehave, queueTurn, SSE } from './queued-turn';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  // The turns are run here.
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
});

test('OpenAI is given its tool for the question that asks for a picture, and what that draws is kept in its place', async () => {
  const { id, body } = await queued((response) =>
    response.end(begun + sketched + drawn + said('Here it is.') + completed([THOUGHT, made, message('Here it is.')], took(30, 1_156))),
  );
  await runTurn(id);
  const row = await rowOf(id);
  expect(listAt(body(), 'tools')).toEqual([{ type: 'image_generation', partial_images: 1 }]);
  expect(field(body(), 'store')).toBe(false);
  expect(row).toMatchObject({ status: 'done', pictureTool: true });
  expect(row.parts.filter(({ type }) => type !== 'reasoning')).toEqual([
    expect.objectContaining({ type: 'picture', name: 'picture-1.png', size: { width: 40, height: 20 } }),
    expect.objectContaining({ type: 'text', text: 'Here it is.' }),
  ]);
  expect(madeIn(row.parts)[0]).not.toHaveProperty('unfinished');
  expect(madeIn(row.parts)[0]).not.toHaveProperty('meta');
  expect(row).not.toHaveProperty('drawing');
  expect(await bytesOf(row)).toEqual(PNG);
  // The sketch went with what became of it.
  expect(await db.files.count()).toBe(1);
});

test('a picture that is told only at the end is kept all the same, and a call without a partial picture too', async () => {
  const { id } = await queued((response) => response.end(completed([THOUGHT, made], took(30, 1_056))));
  await runTurn(id);
  expect(madeIn((await rowOf(id)).parts)).toMatchObject([{ size: { width: 40, height: 20 } }]);
});

test('two pictures of one answer are two, each with its own sketch before it', async () => {
  const other = { item_id: 'ig_2', output_index: 2 };
  const second = { ...made, id: 'ig_2', result: base64(png(8, 8)) };
  const { id } = await queued((response) =>
    response.end(
      begun +
        sketched +
        drawn +
        event('response.output_item.added', { output_index: 2, item: call({ id: 'ig_2' }) }) +
        event('response.image_generation_call.partial_image', { ...other, partial_image_index: 0, partial_image_b64: base64(SKETCH) }) +
        event('response.output_item.done', { output_index: 2, item: second }) +
        completed([THOUGHT, made, second], took(60, 2_112)),
    ),
  );
  await runTurn(id);
  expect(madeIn((await rowOf(id)).parts)).toMatchObject([
    { name: 'picture-1.png', size: { width: 40, height: 20 } },
    { name: 'picture-2.png', size: { width: 8, height: 8 } },
  ]);
});

test('nothing is drawn in stealth: no other question has the tool', async () => {
  const { id, body } = await queued((response) => response.end(said('Words.') + completed([message('Words.')])), {});
  await runTurn(id);
  expect(field(body(), 'tools')).toBeUndefined();
  expect(await rowOf(id)).not.toHaveProperty('pictureTool');
});

test('where the tool goes along, an effort that the service refuses beside it is the next', async () => {
  const { url, seen } = await misbehave((_, response) => {
    response.writeHead(200, SSE);
    response.end(said('Words.') + completed([message('Words.')]));
  });
  const models = [{ id: 'gpt-5', name: 'GPT-5' }];
  const { id, question } = await queueTurn(url, { endpoint: { ...OPENAI, models }, answer: { modelId: 'gpt-5', effort: 'minimal' } });
  await db.messages.update(question.id, { wantsPicture: true });
  await runTurn(id);
  expect(stringAt(parseJson(seen[0]?.body ?? ''), 'reasoning', 'effort')).toBe('low');
});

test('asking again, with the same words or others, wishes for the same', async () => {
  const { id, question, endpoint, body } = await queued((response) => response.end(said('No.') + completed([message('No.')])));
  await runTurn(id);
  const engine = { endpointId: endpoint.id, modelId: 'gpt-5.4' };
  await askAgain(await rowOf(id), engine);
  await askEdited(await rowOf(question.id), 'Draw a red lamp.', engine);
  await ask({ chatId: question.chatId, text: 'Draw it again.', sources: [], engine, wantsPicture: true });
  for (const row of await messagesOf(question.chatId)) {
    if (row.status !== 'queued') continue;
    await runTurn(row.id);
    expect(listAt(body(), 'tools')).toHaveLength(1);
  }
  expect((await messagesOf(question.chatId)).filter(({ pictureTool }) => pictureTool)).toHaveLength(4);
});

test('while it is drawn the row says so, and shows what there is of it', async () => {
  const { promise: sketch, resolve: showSketch } = Promise.withResolvers<void>();
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  const { id } = await queued(async (response) => {
    response.write(begun);
    await sketch;
    response.write(sketched);
    await end;
    response.end(drawn + completed([THOUGHT, made], took(30, 1_156)));
  });
  const turn = runTurn(id);
  await expect.poll(() => rowOf(id)).toMatchObject({ status: 'streaming', drawing: true });
  expect(madeIn((await rowOf(id)).parts)).toEqual([]);
  showSketch();
  await expect.poll(async () => madeIn((await rowOf(id)).parts)).toMatchObject([{ unfinished: true, size: { width: 20, height: 10 } }]);
  expect(await rowOf(id)).toMatchObject({ drawing: true });
  finish();
  await turn;
  expect(await bytesOf(await rowOf(id))).toEqual(PNG);
});

test('an answer that is stopped keeps what there was of its picture, as not finished, and so does a backup', async () => {
  const { id } = await queued((response) => response.write(begun + sketched));
  const turn = runTurn(id);
  await expect.poll(async () => madeIn((await rowOf(id)).parts)).toHaveLength(1);
  await requestStop(id);
  await turn;
  const row = await rowOf(id);
  expect(row).toMatchObject({ status: 'stopped' });
  expect(row).not.toHaveProperty('drawing');
  expect(madeIn(row.parts)).toMatchObject([{ unfinished: true }]);
  expect(await bytesOf(row)).toEqual(SKETCH);

  const backup = await writeBackup({}, () => undefined, new AbortController().signal);
  await Promise.all(db.tables.map((table) => table.clear()));
  await readBackup(backup, () => undefined, new AbortController().signal);
  expect(await rowOf(id)).toEqual(row);
  const branched = await branchChat(await messagesOf(row.chatId));
  expect((await messagesOf(branched ?? '')).map(({ wantsPicture, pictureTool }) => [wantsPicture, pictureTool])).toEqual([
    [true, undefined],
    [undefined, true],
  ]);
});

test('of a model that makes nothing else a picture is expected from the beginning', async () => {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  const { url } = await misbehave(async (_, response) => {
    response.writeHead(200, SSE).flushHeaders();
    await end;
    const images = [{ type: 'image_url', image_url: { url: `data:image/png;base64,${base64(PNG)}` } }];
    response.end(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { images }, finish_reason: 'stop' }] })}\n\n`);
  });
  const { id } = await queueTurn(url, { endpoint: { models: [{ id: 'm', name: 'm', outputs: ['image'] }] } });
  const turn = runTurn(id);
  await expect.poll(() => rowOf(id)).toMatchObject({ status: 'streaming', drawing: true });
  finish();
  await turn;
  expect(await rowOf(id)).toMatchObject({ status: 'done', parts: [{ type: 'picture' }] });
  expect(await rowOf(id)).not.toHaveProperty('drawing');
});

test('a picture that came to nothing is not waited for while the model says why', async () => {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  const failed = call({ status: 'failed', result: null });
  const { id } = await queued(async (response) => {
    response.write(begun + event('response.output_item.done', { output_index: 1, item: failed }) + said('I could not draw that.'));
    await end;
    response.end(completed([THOUGHT, failed, message('I could not draw that.')], took(0, 0)));
  });
  const turn = runTurn(id);
  await expect.poll(async () => (await db.tails.toArray()).map(({ text }) => text)).toContain('I could not draw that.');
  await expect.poll(() => rowOf(id)).not.toHaveProperty('drawing');
  finish();
  await turn;
  const row = await rowOf(id);
  expect(row.parts.filter(({ type }) => type !== 'reasoning')).toMatchObject([{ type: 'text', text: 'I could not draw that.' }]);
  // It took nothing, so what the answer cost is known.
  expect(costOf(row)).toBeCloseTo(0.003);
});

test('what pictures took is counted, at a price that nobody knows', async () => {
  const { id } = await queued((response) => response.end(begun + drawn + completed([THOUGHT, made], took(30, 1_056))));
  await runTurn(id);
  const row = await rowOf(id);
  expect(row.usage).toEqual({ inputTokens: 2_000, outputTokens: 100, pictureTokens: 1_086 });
  expect(costOf(row)).toBeUndefined();
  const now = Date.now();
  const spending = createSpending(now);
  spending.add({ id: 'c', title: 'c' }, { ...row, createdAt: now });
  expect(spending.sums().today).toEqual({ answers: 1, tokens: 3_186, dollars: 0, unknown: 1 });
});

test('a server that says nothing of what a picture took leaves its price unknown', async () => {
  const { id } = await queued((response) => response.end(begun + drawn + completed([THOUGHT, made])));
  await runTurn(id);
  const row = await rowOf(id);
  expect(row.usage).toEqual({ inputTokens: 2_000, outputTokens: 100 });
  expect(costOf(row)).toBeUndefined();
});

test('the receipt names the tool, before and after', async () => {
  const { id, endpoint, question } = await queued((response) => response.end(begun + drawn + completed([THOUGHT, made])));
  const next = (modelId: string, wantsPicture: boolean) =>
    receiptOfNext({
      ...{ chatId: question.chatId, branch: [], text: 'Draw.', actionId: undefined, sources: [], wantsAll: false, onlySources: false },
      ...{ engine: { endpointId: endpoint.id, modelId }, wantsPicture, struckOf: () => undefined },
    });
  expect(await next('gpt-5.4', true)).toMatchObject({ pictureTool: true });
  expect(await next('gpt-5.4', false)).not.toHaveProperty('pictureTool');
  expect(await next('grok-4', true)).not.toHaveProperty('pictureTool');
  await runTurn(id);
  expect(await receiptOfAnswer(await rowOf(id))).toMatchObject({ pictureTool: true });
});

test('the next question takes the picture along as one of the user’s: nothing at OpenAI holds it', async () => {
  const { id, question, body } = await queued((response) =>
    response.end(begun + drawn + said('Here it is.') + completed([THOUGHT, made, message('Here it is.')], took(1, 2))),
  );
  await runTurn(id);
  const row = await rowOf(id);
  const next: Message = {
    ...question,
    id: newId(),
    seq: 2,
    parentId: id,
    parts: [{ type: 'text', text: 'Make it red.' }],
    wantsPicture: true,
  };
  const { endpointId, modelId } = row as Required<Message>;
  const answer: Message = {
    ...{ id: newId(), chatId: row.chatId, seq: 3, parentId: next.id, role: 'assistant', parts: [], status: 'queued', createdAt: 0 },
    ...{ endpointId, modelId },
  } as Message;
  await db.messages.bulkAdd([next, answer]);
  await runTurn(answer.id);
  const input = listAt(body(), 'input');
  // Neither the call nor the thoughts before it, which are refused without it.
  expect(input.flatMap((item) => stringAt(item, 'type') ?? [])).toEqual([]);
  expect(input.at(-2)).toEqual({ role: 'assistant', content: 'Here it is.' });
  expect(input.at(-1)).toMatchObject({
    role: 'user',
    content: [
      { type: 'input_text', text: expect.stringContaining('A model made it in this chat.') },
      { type: 'input_image', image_url: `data:image/png;base64,${base64(PNG)}` },
      { type: 'input_text', text: 'Make it red.' },
    ],
  });
});

test.each([
  [
    'an organisation that is not verified, in place of an answer',
    403,
    (response: ServerResponse) => response.end(JSON.stringify({ error: { message: VERIFY, type: 'invalid_request_error', code: null } })),
    'not-verified',
  ],
  [
    'the same in the middle of one',
    200,
    (response: ServerResponse) =>
      response.end(
        begun + event('response.failed', { response: { status: 'failed', error: { code: 'invalid_request_error', message: VERIFY } } }),
      ),
    'not-verified',
  ],
  [
    'a picture that is against the rules',
    200,
    (response: ServerResponse) =>
      response.end(
        begun +
          event('error', { error: { type: 'image_generation_user_error', code: 'moderation_blocked', message: MODERATED, param: null } }),
      ),
    'filtered',
  ],
  [
    'the same by the code of a failed response',
    200,
    (response: ServerResponse) =>
      response.end(
        begun +
          event('response.failed', { response: { status: 'failed', error: { code: 'image_content_policy_violation', message: 'No.' } } }),
      ),
    'filtered',
  ],
  [
    'a tool whose model is gone',
    200,
    (response: ServerResponse) =>
      response.end(begun + event('error', { error: { type: 'image_generation_user_error', code: 'invalid_value', message: GONE } })),
    'no-such-model',
  ],
])('%s is told for what it is', async (_, status, write, code) => {
  const { url } = await misbehave((__, response) => {
    response.writeHead(status, status === 200 ? SSE : { 'content-type': 'application/json' });
    return write(response);
  });
  const { id, question } = await queueTurn(url, { endpoint: OPENAI, answer: { modelId: 'gpt-5.4' } });
  await db.messages.update(question.id, { wantsPicture: true });
  await runTurn(id);
  const row = await rowOf(id);
  expect(row).toMatchObject({ status: 'failed', fault: { code } });
  expect(row).not.toHaveProperty('drawing');
});

const VERIFY =
  'Your organization must be verified to use the model `gpt-image-2`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.';
// https://github.com/openai/codex/issues/25969
const GONE = "The model 'gpt-image-2' does not exist.";
const MODERATED = 'Your request was rejected by the safety system.';

test('who makes pictures is told by the server’s list, by the name, or by the format’s tool', () => {
  const makerOf = (providerId: string, modelId: string, outputs?: ('text' | 'image')[]) =>
    pictureMakerOf(
      { providerId, models: [{ id: modelId, name: modelId, ...(outputs ? { outputs } : {}) }] } as unknown as Endpoint,
      modelId,
    );
  const draw = ['gpt-4o', 'gpt-4.1-mini', 'o3', 'gpt-5', 'gpt-5-nano', 'gpt-5.4-mini-2026-03-17', 'openai/gpt-5.5', 'gpt-6'];
  for (const id of [...draw, 'gpt-5.6-sol', 'gpt-5.6-luna-pro', 'gpt-6-astra', 'gpt-6-sol-2026-11-02', 'gpt-10'])
    expect(makerOf('openai-responses', id), id).toBe('tool');
  const cannot = ['gpt-3.5-turbo', 'gpt-4', 'gpt-4-turbo', 'gpt-4o-transcribe', 'o1', 'gpt-oss-120b', 'grok-4', 'muse-spark-1', 'gpt-50b'];
  for (const id of [...cannot, 'gpt-5-codex', 'gpt-5.3-codex-spark', 'gpt-5-chat-latest', 'gpt-5.3-chat'])
    expect(makerOf('openai-responses', id), id).toBeUndefined();
  expect(makerOf('openai-compatible', 'gpt-5.4')).toBeUndefined();
  expect(makerOf('openai-compatible', 'x', ['text', 'image'])).toBe('model');
  expect(makerOf('gemini', 'gemini-3-pro-image')).toBe('model');
  expect(makerOf('gemini', 'gemini-3-pro')).toBeUndefined();
});
