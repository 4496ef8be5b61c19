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
import { fileOf } from '@/utils/store/files';
import { messageOf, messagesOf, requestStop } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import { misbehave, queueTurn, SSE } from './queued-turn';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  // The turns are run here.
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
});

const PNG = png(40, 20);
const SKETCH = png(20, 10);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

// Events as OpenAI documents them: https://developers.openai.com/api/reference/resources/responses/streaming-events
const event = (type: string, more: object) => `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: 1, ...more })}\n\n`;
const call = (more: object = {}) => ({ id: 'ig_1', type: 'image_generation_call', status: 'in_progress', ...more });
const THOUGHT = { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: 'sealed' };
const at = { item_id: 'ig_1', output_index: 1 };
const begun =
  event('response.created', { response: { id: 'r', object: 'response', status: 'in_progress' } }) +
  event('response.output_item.added', { output_index: 0, item: THOUGHT }) +
  event('response.output_item.done', { output_index: 0, item: THOUGHT }) +
  event('response.output_item.added', { output_index: 1, item: call() }) +
  event('response.image_generation_call.in_progress', at) +
  event('response.image_generation_call.generating', at);
const sketched = event('response.image_generation_call.partial_image', {
  ...{ ...at, partial_image_index: 0, partial_image_b64: base64(SKETCH), output_format: 'png', size: '1024x1024', quality: 'low' },
});
const made = call({ status: 'completed', result: base64(PNG), output_format: 'png', revised_prompt: 'A lamp', size: '1024x1024' });
const drawn = event('response.image_generation_call.completed', at) + event('response.output_item.done', { output_index: 1, item: made });
const message = (text: string) => ({ id: 'msg_1', type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] });
const said = (text: string) =>
  event('response.output_item.added', { output_index: 2, item: { ...message(''), content: [] } }) +
  event('response.output_text.delta', { item_id: 'msg_1', output_index: 2, content_index: 0, delta: text }) +
  event('response.output_item.done', { output_index: 2, item: message(text) });
const usage = { input_tokens: 2_000, output_tokens: 100, total_tokens: 2_100 };
const took = (input_tokens: number, output_tokens: number) => ({
  image_gen: { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens },
});
const completed = (output: object[], tool_usage?: object) =>
  event('response.completed', { response: { id: 'r', object: 'response', status: 'completed', output, usage, tool_usage } });

const OPENAI: Partial<Endpoint> = {
  providerId: 'openai-responses',
  models: [{ id: 'gpt-5.4', name: 'GPT-5.4', inputs: ['text', 'image'], price: { input: 1, output: 10 } }],
};

/** A question that may be answered with a picture, as it waits for its turn. */
async function queued(write: (response: ServerResponse) => unknown, more: Partial<Message> = { wantsPicture: true }) {
  const { url, seen } = await misbehave((_, response) => {
    response.writeHead(200, SSE);
    return write(response);
  });
  const turn = await queueTurn(url, { endpoint: OPENAI, answer: { modelId: 'gpt-5.4' }, text: 'Draw a lamp.' });
  await db.messages.update(turn.question.id, more);
  await db.chats.add({ id: turn.question.chatId, title: 'Lamps', head: turn.id, createdAt: 0, updatedAt: 0 });
  return { ...turn, seen, body: (n = -1) => parseJson(seen.at(n)?.body ?? '') };
}

const rowOf = async (id: string) => (await messageOf(id)) as Message;
const bytesOf = async (row: Message, n = 0) => (await fileOf(madeIn(row.parts)[n]?.fileId ?? ''))?.picture?.bytes.bytes();

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
const MODERATED = 'Your request was rejected by the safety system.';

test('who makes pictures is told by the server’s list, by the name, or by the format’s tool', () => {
  const makerOf = (providerId: string, modelId: string, outputs?: ('text' | 'image')[]) =>
    pictureMakerOf(
      { providerId, models: [{ id: modelId, name: modelId, ...(outputs ? { outputs } : {}) }] } as unknown as Endpoint,
      modelId,
    );
  for (const id of ['gpt-4o', 'gpt-4.1-mini', 'o3', 'gpt-5', 'gpt-5-nano', 'gpt-5.4-mini-2026-03-17', 'openai/gpt-5.5', 'gpt-6'])
    expect(makerOf('openai-responses', id), id).toBe('tool');
  for (const id of ['gpt-3.5-turbo', 'gpt-4', 'o1', 'gpt-oss-120b', 'grok-4', 'muse-spark-1', 'gpt-5-codex', 'gpt-5-chat-latest'])
    expect(makerOf('openai-responses', id), id).toBeUndefined();
  expect(makerOf('openai-compatible', 'gpt-5.4')).toBeUndefined();
  expect(makerOf('openai-compatible', 'x', ['text', 'image'])).toBe('model');
  expect(makerOf('gemini', 'gemini-3-pro-image')).toBe('model');
  expect(makerOf('gemini', 'gemini-3-pro')).toBeUndefined();
});
