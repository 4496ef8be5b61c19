import type { ServerResponse } from 'node:http';
import { beforeEach, expect, test } from 'vitest';
import { branchChat } from '@/utils/chat/branch-chat';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { runTurn } from '@/utils/chat/turn';
import { newId } from '@/utils/core/ids';
import { field, listAt, parseJson, stringAt } from '@/utils/core/json';
import { joinParts, madeIn, type Part } from '@/utils/core/parts';
import { madePicture } from '@/utils/core/pictures/made-picture';
import type { Endpoint, Message } from '@/utils/core/rows';
import { gemini as geminiProvider } from '@/utils/providers/gemini';
import { purgeDeletedMessages } from '@/utils/store/alternatives';
import { readBackup } from '@/utils/store/backup-read';
import { writeBackup } from '@/utils/store/backup-write';
import { db } from '@/utils/store/db';
import { fileOf } from '@/utils/store/files';
import { messageOf, messagesOf } from '@/utils/store/messages';
import { png, pngDeclaring } from '../documents/pictures';
import { misbehave, queueTurn, SSE } from './queued-turn';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const PNG = png(20, 10);
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

/** Events of Gemini, and of a Chat server as OpenRouter writes it. */
const gemini = (parts: unknown[], finishReason?: string) => event({ candidates: [{ content: { role: 'model', parts }, finishReason }] });
const chat = (delta: unknown, finish_reason: string | null = null) => event({ id: 'c', choices: [{ index: 0, delta, finish_reason }] });
const drawn = (url: string) => ({ role: 'assistant', content: '', images: [{ type: 'image_url', image_url: { url }, index: 0 }] });
const dataUrl = (bytes: Uint8Array | string, type = 'image/png') => `data:${type};base64,${base64(bytes)}`;

const GEMINI: Partial<Endpoint> = { providerId: 'gemini', models: [] };
const OPENROUTER: Partial<Endpoint> = {
  models: [{ id: 'm', name: 'm', inputs: ['text', 'image'], outputs: ['text', 'image'] }],
};

/** The answer to one question, and what the server was sent. */
async function answerOf(write: (response: ServerResponse) => unknown, endpoint: Partial<Endpoint>, modelId = 'm') {
  const { url, seen } = await misbehave((_, response) => {
    response.writeHead(200, SSE);
    return write(response);
  });
  const at = endpoint.providerId === 'gemini' ? `${url}/v1beta` : `${url}/v1`;
  const queued = await queueTurn(url, { endpoint: { baseUrl: at, ...endpoint }, answer: { modelId } });
  await runTurn(queued.id);
  const row = (await messageOf(queued.id)) as Message;
  return { ...queued, row, seen, url };
}

/** Asks on, of the same or another model. @returns the body of the request */
async function askOn(row: Message, seen: { body: string }[], engine: Partial<Message> = {}): Promise<unknown> {
  const question: Message = {
    ...row,
    id: newId(),
    seq: 2,
    parentId: row.id,
    role: 'user',
    parts: [{ type: 'text', text: 'Now at night.' }],
  };
  const { endpointId, modelId } = row;
  const next: Message = {
    ...{ id: newId(), chatId: row.chatId, seq: 3, parentId: question.id, role: 'assistant', parts: [], status: 'queued', createdAt: 0 },
    ...{ endpointId, modelId, ...engine },
  } as Message;
  await db.messages.bulkAdd([question, next]);
  await runTurn(next.id);
  return { body: parseJson(seen.at(-1)?.body ?? ''), next: await messageOf(next.id) };
}

const bytesOf = async (part: Part | undefined) =>
  part?.type === 'picture' ? (await fileOf(part.fileId))?.picture?.bytes.bytes() : undefined;

test('Gemini’s pictures are asked for, stand in their place, and go back in it as they were signed', async () => {
  const { row, seen } = await answerOf(
    (response) =>
      response.end(
        gemini([{ inlineData: { mimeType: 'image/png', data: base64(png(4, 4)) }, thought: true }]) +
          gemini([{ text: 'A lamp: ' }]) +
          gemini([{ inlineData: { mimeType: 'image/png', data: base64(PNG) }, thoughtSignature: 'c2ln' }]) +
          gemini([{ text: 'Anything else?' }], 'STOP'),
      ),
    GEMINI,
    'gemini-3-pro-image',
  );
  expect(row).toMatchObject({
    status: 'done',
    parts: [
      { type: 'text', text: 'A lamp: ' },
      { type: 'picture', name: 'picture-1.png', size: { width: 20, height: 10 }, meta: { google: { thoughtSignature: 'c2ln' } } },
      { type: 'text', text: 'Anything else?' },
    ],
  });
  expect(await bytesOf(row.parts[1])).toEqual(PNG);
  expect(field(parseJson(seen[0]?.body ?? ''), 'generationConfig', 'responseModalities')).toEqual(['TEXT', 'IMAGE']);

  const { body, next } = (await askOn(row, seen)) as { body: unknown; next: Message };
  expect(listAt(body, 'contents')).toMatchObject([
    { role: 'user' },
    {
      role: 'model',
      parts: [
        { text: 'A lamp: ' },
        { inlineData: { mimeType: 'image/png', data: base64(PNG) }, thoughtSignature: 'c2ln' },
        { text: 'Anything else?' },
      ],
    },
    { role: 'user', parts: [{ text: 'Now at night.' }] },
  ]);
  const receipt = await receiptOfAnswer(next);
  expect(receipt?.entries.filter(({ picture }) => picture)).toMatchObject([{ role: 'assistant', picture: { width: 20, height: 10 } }]);
});

test('pictures beside the text of a chat are asked for where its server has them, however large, and go on with the next question', async () => {
  const large = Uint8Array.from([...PNG, ...new Uint8Array(900_000)]);
  const { row, seen } = await answerOf(
    (response) =>
      response.end(
        chat({ content: 'Here: ' }) + chat(drawn(dataUrl(large))) + chat({ content: ' Good?' }) + chat({}, 'stop') + event('[DONE]'),
      ),
    OPENROUTER,
  );
  expect(row.parts).toMatchObject([{ text: 'Here: ' }, { type: 'picture', name: 'picture-1.png' }, { text: ' Good?' }]);
  expect(row.parts[1]).not.toHaveProperty('meta');
  expect(Buffer.compare((await bytesOf(row.parts[1])) ?? Buffer.of(), large)).toBe(0);
  expect(parseJson(seen[0]?.body ?? '')).toMatchObject({ modalities: ['text', 'image'] });

  const { body, next } = (await askOn(row, seen)) as { body: unknown; next: Message };
  expect(listAt(body, 'messages').slice(1)).toMatchObject([
    { role: 'user' },
    { role: 'assistant', content: 'Here:  Good?' },
    {
      role: 'user',
      content: [
        { type: 'text', text: expect.stringContaining('A model made it in this chat.') },
        { type: 'image_url' },
        { type: 'text', text: 'Now at night.' },
      ],
    },
  ]);
  expect(stringAt(listAt(body, 'messages')[3], 'content', '1', 'image_url', 'url') === dataUrl(large)).toBe(true);
  expect(next.sent).toEqual([{ fileId: madeIn(row.parts)[0]?.fileId, sent: 1, of: 1 }]);
  const receipt = await receiptOfAnswer(next);
  expect(receipt?.entries.filter(({ picture }) => picture)).toMatchObject([{ role: 'user', picture: { width: 20, height: 10 } }]);
});

test('of many pictures the newest four go on, and the others are named as not sent', async () => {
  const { row, seen } = await answerOf(
    (response) => response.end([1, 2, 3, 4, 5, 6].map((side) => chat(drawn(dataUrl(png(side, side))))).join('') + chat({}, 'stop')),
    OPENROUTER,
  );
  const ids = madeIn(row.parts).map(({ fileId }) => fileId);
  const { body, next } = (await askOn(row, seen)) as { body: unknown; next: Message };
  expect(JSON.stringify(body).match(/"image_url":/g)).toHaveLength(4);
  expect(new Map(next.sent?.map(({ fileId, sent, of }) => [fileId, `${sent}/${of}`]))).toEqual(
    new Map(ids.map((id, at) => [id, at < 2 ? '0/1' : '1/1'])),
  );
  expect(next.sent?.some(({ unseen }) => unseen)).toBe(false);
  expect((await receiptOfAnswer(next))?.unsent).toHaveLength(2);
});

test('a model that sees nothing is told that there is a picture', async () => {
  const { row, seen } = await answerOf((response) => response.end(chat(drawn(dataUrl(PNG))) + chat({}, 'stop')), OPENROUTER);
  expect(row).toMatchObject({ status: 'done', parts: [{ type: 'picture' }] });
  await db.endpoints.update(row.endpointId ?? '', { models: [{ id: 'blind', name: 'blind', inputs: ['text'] }] });
  const { body } = (await askOn(row, seen, { modelId: 'blind' })) as { body: unknown };
  expect(JSON.stringify(body)).toContain('A picture of 20 × 10 pixels. You cannot see pictures.');
  expect(JSON.stringify(body)).not.toContain(base64(PNG));
});

test('a picture is on the disk before its answer ends, and stays when the answer breaks off', async () => {
  const { promise: broken, resolve: breakOff } = Promise.withResolvers<void>();
  const answering = answerOf(async (response) => {
    response.write(chat({ content: 'Here: ' }) + chat(drawn(dataUrl(PNG))));
    await broken;
    response.destroy();
  }, OPENROUTER);
  const kept = () =>
    db.messages.filter(({ status, parts }) => status === 'streaming' && parts.some(({ type }) => type === 'picture')).first();
  await expect.poll(kept).toMatchObject({ parts: [{ text: 'Here: ' }, { type: 'picture' }] });
  expect(await bytesOf((await kept())?.parts[1])).toEqual(PNG);
  breakOff();
  const { row } = await answering;
  expect(row).toMatchObject({ status: 'failed', fault: { code: 'cut-off' }, parts: [{ text: 'Here: ' }, { type: 'picture' }] });
});

test('a picture stands behind the words that came along with it', async () => {
  const { row } = await answerOf(
    (response) => response.end(chat({ ...drawn(dataUrl(PNG)), content: 'Here: ' }) + chat({ content: 'Good?' }, 'stop')),
    OPENROUTER,
  );
  expect(row.parts).toMatchObject([{ text: 'Here: ' }, { type: 'picture' }, { text: 'Good?' }]);
});

test('where only words are wanted, Gemini is told so', () => {
  const endpoint = { models: [] } as unknown as Endpoint;
  const asked = (pictures?: 'none') => geminiProvider.settings?.(endpoint, 'gemini-3-pro-image', undefined, pictures)?.providerOptions;
  expect(asked()).toMatchObject({ google: { responseModalities: ['TEXT', 'IMAGE'] } });
  expect(asked('none')).toMatchObject({ google: { responseModalities: ['TEXT'] } });
});

test('a picture that lies elsewhere is not fetched: it is a link among the words', async () => {
  const { row, seen, url } = await answerOf(
    (response) => response.end(chat(drawn(`http://${response.req.headers.host}/p.png?a=(b)>`)) + chat({}, 'stop')),
    OPENROUTER,
  );
  expect(row.parts).toEqual([{ type: 'text', text: `\n\n![](<${url}/p.png?a=(b)%3E>)\n\n` }]);
  expect(seen).toHaveLength(1);
});

test.each([
  ['SVG', dataUrl('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')],
  ['SVG that says it is a PNG', dataUrl('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['one that no browser draws', dataUrl(pngDeclaring(40_000, 10))],
  ['a bomb', dataUrl(pngDeclaring(60_000, 60_000))],
  ['no base64', 'data:image/png;base64,~~~~'],
  ['an empty one', 'data:image/png;base64,'],
  ['one that is not in base64', 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'],
  ['one of an address that is none', '/p.png'],
])('%s is not kept, and that is said in its place', async (_, url) => {
  const { row } = await answerOf((response) => response.end(chat({ content: 'So: ' }) + chat(drawn(url)) + chat({}, 'stop')), OPENROUTER);
  expect(row).toMatchObject({ status: 'done', parts: [{ text: 'So: ' }, { type: 'refused-picture' }] });
  expect(await db.files.where({ chatId: row.chatId }).count()).toBe(0);
});

test('a picture is what its bytes say, and has a size', () => {
  expect(madePicture(base64(PNG))).toMatchObject({ width: 20, height: 10, bytes: { type: 'image/png' } });
  expect(madePicture(base64(PNG.subarray(0, 12)))).toBeUndefined();
  expect(madePicture(base64('GIF89a\u0001\u0000\u0001\u0000'))).toBeUndefined();
});

test('pictures without end are not kept without end', async () => {
  const { row } = await answerOf((response) => response.end(chat(drawn(dataUrl(PNG))).repeat(40) + chat({}, 'stop')), OPENROUTER);
  expect(row.parts.map(({ type }) => type)).toEqual([...Array(16).fill('picture'), 'refused-picture']);
  expect(row.parts.at(-1)).toEqual({ type: 'refused-picture', over: true });

  await db.chats.add({ id: row.chatId, title: 'Lamps', head: row.id, createdAt: 0, updatedAt: 0 });
  const backup = await writeBackup({}, () => undefined, new AbortController().signal);
  await Promise.all(db.tables.map((table) => table.clear()));
  await readBackup(backup, () => undefined, new AbortController().signal);
  expect((await messageOf(row.id))?.parts).toEqual(row.parts);
});

test('what goes on after an interruption stands behind the pictures before it', () => {
  const picture: Part = { type: 'picture', fileId: 'f', name: 'picture-1.png', size: { width: 1, height: 1 } };
  const [a, b]: Part[] = [
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ];
  if (!a || !b) throw new Error();
  expect(joinParts([a, picture], [b])).toEqual([a, picture, b]);
  expect(joinParts([a], [picture, b])).toEqual([a, picture, b]);
  expect(joinParts([a], [b, picture])).toEqual([{ type: 'text', text: 'ab' }, picture]);
});

test('a branch has pictures of its own, a backup brings them back, and they go for good with their answer', async () => {
  const { row } = await answerOf((response) => response.end(chat(drawn(dataUrl(PNG))) + chat({}, 'stop')), OPENROUTER);
  await db.chats.add({ id: row.chatId, title: 'Lamps', head: row.id, createdAt: 0, updatedAt: 0 });
  const branched = await branchChat(await messagesOf(row.chatId));
  const [, copy] = await messagesOf(branched ?? '');
  expect(madeIn(copy?.parts ?? [])[0]?.fileId).not.toBe(madeIn(row.parts)[0]?.fileId);
  expect(await bytesOf(copy?.parts[0])).toEqual(PNG);

  const backup = await writeBackup({}, () => undefined, new AbortController().signal);
  await Promise.all(db.tables.map((table) => table.clear()));
  await readBackup(backup, () => undefined, new AbortController().signal);
  expect((await messageOf(row.id))?.parts).toEqual(row.parts);
  expect(await bytesOf(row.parts[0])).toEqual(PNG);
  expect((await db.endpoints.toArray()).map(({ models }) => models)).toEqual([OPENROUTER.models]);

  await purgeDeletedMessages();
  expect(await db.files.count()).toBe(2);
  await db.messages.update(row.id, { deletedAt: 1 });
  await purgeDeletedMessages();
  expect((await db.files.toArray()).map(({ chatId }) => chatId)).toEqual([branched]);
});
