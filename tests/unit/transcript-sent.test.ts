import { beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { spendingAt } from '@/utils/chat/spending-at';
import { runTurn } from '@/utils/chat/turn';
import { writeDown } from '@/utils/chat/write-down';
import { parseJson } from '@/utils/core/json';
import { fold, sourcePart } from '@/utils/core/parts';
import type { Endpoint, Message, ModelInfo, Recording, SourceFile, Transcript } from '@/utils/core/rows';
import { readBackup } from '@/utils/store/backup-read';
import { writeBackup } from '@/utils/store/backup-write';
import { db } from '@/utils/store/db';
import { attach, fileOf, keepTranscript } from '@/utils/store/files';
import { messageOf } from '@/utils/store/messages';
import { wav } from '../documents/recordings';
import { answered, misbehave, queueTurn } from './queued-turn';

beforeAll(() => {
  Reflect.set(fakeBrowser, 'webRequest', undefined);
  Reflect.set(fakeBrowser, 'declarativeNetRequest', { getSessionRules: async () => [], updateSessionRules: async () => undefined });
});
beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const never = new AbortController().signal;
const TRANSCRIPT: Transcript = {
  ...{ of: 'recording', seconds: 75, modelId: 'gemini-x', by: 'Gemini X', host: 'a.b', startedAt: 1_000, endedAt: 2_000 },
  usage: { inputTokens: 900_000, outputTokens: 100_000 },
  price: { input: 1, output: 1 },
};
const TEXT = '[0:00] The lamp was lit in 1823.\n\n[1:04] Its keeper climbed 214 steps.';

/** Asks a model about a recording that was written down. */
async function ask(inputs: NonNullable<ModelInfo['inputs']>, struck?: [number, number][], bytes = wav(2)) {
  const { url, seen } = await misbehave((_, response) => answered(response, 'In 1823.'));
  const { id, question } = await queueTurn(url, { endpoint: { models: [{ id: 'm', name: 'm', contextWindow: 100_000, inputs }] } });
  const file: SourceFile = {
    ...{ id: `${id}-talk`, chatId: question.chatId, hash: 'a'.repeat(64), readAt: 0 },
    ...{ kind: 'file', url: '', title: 'talk.wav', language: '', icon: '', text: TEXT, transcript: TRANSCRIPT },
    media: { bytes: new Blob([bytes], { type: 'audio/wav' }), seconds: 75 },
  };
  await db.chats.add({ id: question.chatId, title: 't', head: id, createdAt: 0, updatedAt: Date.now() });
  await db.files.add(file);
  const part = { ...sourcePart(file.id, file), ...(struck ? { struck } : {}) };
  await db.messages.update(question.id, { parts: [part, ...question.parts] });
  await runTurn(id);
  const row = (await messageOf(id)) as Message;
  return { said: JSON.stringify(parseJson(seen.at(-1)?.body ?? '')), row, receipt: await receiptOfAnswer(row), file };
}

const OPEN =
  '<source kind=\\"recording\\" title=\\"talk.wav\\">\\nA transcript of a recording of 75 seconds that you are not given, written by the model Gemini X. It may hold mistakes.';

test('who does not hear gets the words, passage by passage, and is told who wrote them down of what; the receipt is the same', async () => {
  const { said, row, receipt } = await ask(['text']);
  expect(said).toContain(OPEN);
  expect(said).toContain(String.raw`[a1] [0:00] The lamp was lit in 1823.\n\n[a2] [1:04] Its keeper`);
  expect(said).not.toContain('input_audio');
  expect(row.sent).toEqual([{ fileId: expect.any(String), sent: 2, of: 2, letter: 'a' }]);
  const source = receipt?.entries.find((entry) => entry.source);
  const shown = source?.pieces.map(({ text }) => text).join('') ?? '';
  expect(said).toContain(JSON.stringify(shown).slice(1, -1));
  expect(source?.pieces.filter(({ n }) => n !== undefined)).toHaveLength(2);
});

test('what was struck out of the words does not go, not even where the model hears', async () => {
  for (const inputs of [['text'], ['text', 'audio']] as const) {
    const { said, row } = await ask([...inputs], [[2, 2]]);
    expect(said).toContain('The lamp was lit in 1823.');
    expect(said).not.toContain('214 steps');
    expect(said).not.toContain('input_audio');
    expect(row.sent).toMatchObject([{ sent: 1, of: 1, letter: 'a' }]);
  }
});

test('who hears gets the recording itself, and not its words', async () => {
  const { said, row } = await ask(['text', 'audio']);
  expect(said).toContain('input_audio');
  expect(said).not.toContain('The lamp was lit');
  expect(row.sent).toMatchObject([{ sent: 1, of: 1 }]);
});

test('who hears gets the words of a recording that is too large for one request, and the receipt says so', async () => {
  const { said, row, receipt } = await ask(['text', 'audio'], undefined, new Uint8Array(14_400_000));
  expect(said).not.toContain('input_audio');
  expect(said).toContain('[a1] [0:00] The lamp was lit in 1823.');
  expect(row.sent).toMatchObject([{ sent: 2, of: 2, letter: 'a' }]);
  expect(receipt?.unsent).toEqual([]);
});

test('what writing down cost counts once, however often the recording is asked about', async () => {
  const { row } = await ask(['text']);
  const question = (await messageOf(row.parentId ?? '')) as Message;
  await db.messages.add({ ...question, id: 'again', seq: 7 });
  const { months, models } = await spendingAt(3_000, never);
  // The answer itself has no price.
  expect(months[0]).toMatchObject({ answers: 2, tokens: 1_000_000, dollars: 1, unknown: 1 });
  expect(models).toContainEqual({ id: 'gemini-x', answers: 1, tokens: 1_000_000, dollars: 1, unknown: 0 });
});

test('words and who wrote them down outlive a backup', async () => {
  const { file, row } = await ask(['text']);
  const backup = await writeBackup({}, () => undefined, never);
  await Promise.all(db.tables.map((table) => table.clear()));
  await readBackup(backup, () => undefined, never);
  expect(await fileOf(file.id)).toMatchObject({ text: TEXT, transcript: TRANSCRIPT });
  const [part] = fold((await messageOf(row.parentId ?? ''))?.parts ?? [], []);
  expect(part).toMatchObject({ type: 'source', label: { transcript: TRANSCRIPT } });
});

test('a recording of the chat that is written down later goes as words with the next question, and what was sent before stays', async () => {
  const { url, seen } = await misbehave((_, response) => answered(response, 'I cannot hear it.'));
  const models = [{ id: 'm', name: 'm', contextWindow: 100_000, inputs: ['text' as const] }];
  const { id, question, endpoint } = await queueTurn(url, { endpoint: { models } });
  const file: SourceFile = {
    ...{ id: `${id}-talk`, chatId: question.chatId, hash: 'a'.repeat(64), readAt: 0 },
    ...{ kind: 'file', url: '', title: 'talk.wav', language: '', icon: '', text: '' },
    media: { bytes: new Blob([wav(2)], { type: 'audio/wav' }), seconds: 75 },
  };
  await db.files.add(file);
  await db.messages.update(question.id, { parts: [sourcePart(file.id, file), ...question.parts] });
  await runTurn(id);
  await keepTranscript(file, { text: TEXT }, TRANSCRIPT);
  expect((await messageOf(question.id))?.parts[0]).toMatchObject({ label: { transcript: TRANSCRIPT } });
  const before = await receiptOfAnswer((await messageOf(id)) as Message);
  expect(JSON.stringify(before?.entries.map(({ pieces }) => pieces))).toContain('A recording of 75 seconds. You are not given it.');
  const next = { ...question, id: 'next', seq: 2, parentId: id };
  const answer = { ...(await messageOf(id)), id: 'last', seq: 3, parentId: 'next', status: 'queued', parts: [], endpointId: endpoint.id };
  await db.messages.bulkAdd([next, answer as Message]);
  await runTurn('last');
  expect(JSON.stringify(parseJson(seen.at(-1)?.body ?? ''))).toContain('[a2] [1:04] Its keeper climbed 214 steps.');
});

/** Has a model that hears write down a recording. */
async function heardBy(write: (response: Parameters<Parameters<typeof misbehave>[0]>[1]) => void) {
  const { url, seen } = await misbehave((_, response) => write(response));
  const model = { id: 'm', name: 'Omni', inputs: ['text' as const, 'audio' as const], price: { input: 1, output: 2 } };
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: `${url}/v1`, models: [model], createdAt: 0 };
  await db.endpoints.add(endpoint);
  const source = { kind: 'file' as const, url: '', title: 'talk.wav', language: '', icon: '', text: '' };
  const id = await attach(null, { ...source, media: { bytes: new Blob([wav(2)], { type: 'audio/wav' }), seconds: 75 } });
  const progress: [number, number][] = [];
  const file = (await fileOf(id)) as Recording;
  const writing = writeDown(file, { endpoint, model, way: 'question' }, (...step) => progress.push(step), never);
  const fault = await writing.then(
    () => undefined,
    (error: { fault?: unknown }) => error.fault,
  );
  return { row: await fileOf(id), body: seen[0]?.body ?? '', progress, fault };
}

test('a model that hears is given the recording and asked for its words, and says how far it is', async () => {
  const usage = `data: ${JSON.stringify({ id: 'c', choices: [], usage: { prompt_tokens: 64, completion_tokens: 20 } })}\n\n`;
  const words = '[0:00] Ann: Who lit it?\n[1:04] Keeper: I did.\n';
  const { row, body, progress } = await heardBy((response) => answered(response, words, usage));
  expect(body).toContain(Buffer.from(wav(2)).toString('base64'));
  expect(body).toContain('Write down what is said in this file, word for word');
  expect(row?.text).toBe('[0:00] Ann: Who lit it?\n\n[1:04] Keeper: I did.');
  expect(row?.transcript).toMatchObject({ by: 'Omni', usage: { inputTokens: 64, outputTokens: 20 }, price: { input: 1, output: 2 } });
  expect(progress).toEqual([[64, 75]]);
});

test('a model that repeats itself without times is read as fast as it writes', async () => {
  const line = `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: 'The lamp is lit.\n' } }] })}\n\n`;
  const { row, progress } = await heardBy((response) => answered(response, '[0:00] ', line.repeat(4_000)));
  expect(row?.text.match(/The lamp is lit\./g)).toHaveLength(4_000);
  expect(progress).toEqual([[0, 75]]);
});

test('a model that hears nothing said, or breaks off, leaves no words', async () => {
  const silent = await heardBy((response) => answered(response, '[none]'));
  expect([silent.fault, silent.row?.text]).toEqual([expect.objectContaining({ code: 'file-silent' }), '']);
  await db.endpoints.clear();
  const broken = await heardBy((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: '[0:00] The lamp' } }] })}\n\n`);
    setImmediate(() => response.destroy());
  });
  expect([broken.fault, broken.row?.text]).toEqual([expect.objectContaining({ code: 'cut-off' }), '']);
});
