import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '@/utils/chat/ask';
import { branchChat } from '@/utils/chat/branch-chat';
import { freeAmong, transcriptLock } from '@/utils/chat/locks';
import type { Transcriber } from '@/utils/chat/transcribers';
import { writeDown } from '@/utils/chat/write-down';
import { newId } from '@/utils/core/ids';
import { labelsOf } from '@/utils/core/parts';
import type { Endpoint, Recording } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, detach, fileOf, filesOf } from '@/utils/store/files';
import { messagesOf } from '@/utils/store/messages';
import { keepSecret } from '@/utils/store/secrets';
import { wav } from '../documents/recordings';
import { json, receiveFiles } from './transcription-server';

beforeAll(() => {
  // An optional permission, and nobody gave it.
  Reflect.set(fakeBrowser, 'webRequest', undefined);
  Reflect.set(fakeBrowser, 'declarativeNetRequest', { getSessionRules: async () => [], updateSessionRules: async () => undefined });
});
beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const never = new AbortController().signal;
const SEGMENTS = [
  { id: 0, start: 0, end: 4.2, text: ' The lamp was lit in 1823.', tokens: [1] },
  { id: 1, start: 64.5, end: 70, text: ' Its keeper climbed 214 steps.', tokens: [2] },
];

/** A recording that waits for the next question, and who writes it down. */
async function recording(
  url: string,
  modelId = 'whisper-1',
  title = 'talk.wav',
  more: Partial<Endpoint> = {},
  chatId: string | null = null,
) {
  const endpoint: Endpoint = {
    ...{ id: newId(), providerId: 'openai-responses', name: 'e', baseUrl: url, models: [{ id: modelId, name: modelId }], createdAt: 0 },
    ...more,
  };
  await db.endpoints.add(endpoint);
  await keepSecret(endpoint.id, new URL(url).origin, { key: 'sk-live-123456', headers: {} });
  const bytes = new Blob([wav(75)], { type: 'audio/wav' });
  const id = await attach(chatId, {
    ...{ kind: 'file', url: '', title, language: '', icon: '', text: '' },
    media: { bytes, seconds: 75 },
  });
  const file = (await fileOf(id)) as Recording;
  const by: Transcriber = { endpoint, model: { id: modelId, name: modelId }, way: 'transcription' };
  const write = (signal = never) => writeDown(file, by, () => undefined, signal);
  return { id, write };
}

/** The fault of what fails. */
const faultIn = (failing: Promise<unknown>) =>
  failing.then(
    () => undefined,
    (error: { fault?: unknown }) => error.fault ?? error,
  );

test('the file arrives whole, with its name, its type and the key, and its words stand in the row with their times', async () => {
  const server = await receiveFiles((_, response) => json(response, { task: 'transcribe', text: 'The lamp …', segments: SEGMENTS }));
  const { id, write } = await recording(server.url);
  await write();
  expect(server.forms).toHaveLength(1);
  const [form] = server.forms;
  expect(form).toMatchObject({
    path: '/v1/audio/transcriptions',
    key: 'Bearer sk-live-123456',
    fields: { model: 'whisper-1', response_format: 'verbose_json' },
    file: { name: 'talk.wav', type: 'audio/wav' },
  });
  expect(Buffer.from(form?.file.bytes ?? []).equals(Buffer.from(wav(75)))).toBe(true);
  const row = await fileOf(id);
  expect(row?.text).toBe('[0:00] The lamp was lit in 1823.\n\n[1:04] Its keeper climbed 214 steps.');
  expect(row?.transcript).toMatchObject({ of: 'recording', seconds: 75, by: 'whisper-1', host: server.host, usage: {} });
});

test('a server that tells no times is asked for none, and what it counted is kept', async () => {
  const usage = { type: 'tokens', input_tokens: 750, output_tokens: 12, total_tokens: 762 };
  const server = await receiveFiles((_, response) => json(response, { text: 'The lamp was lit.', usage }));
  const { id, write } = await recording(server.url, 'gpt-transcribe', 'talk');
  await write();
  expect(server.forms[0]?.fields).toEqual({ model: 'gpt-transcribe', response_format: 'json' });
  // Servers go by the end of the name.
  expect(server.forms[0]?.file.name).toBe('talk.wav');
  const row = await fileOf(id);
  expect([row?.text, row?.transcript?.usage]).toEqual(['The lamp was lit.', { inputTokens: 750, outputTokens: 12 }]);
});

test('Mistral is asked for times by its own name, and who speaks stands with the words', async () => {
  const segments = [
    { start: 0, end: 2, text: 'Who lit it?', speaker_id: 'speaker_1' },
    { start: 2, end: 4, text: 'I did.', speaker_id: 'speaker_2' },
  ];
  const server = await receiveFiles((_, response) => json(response, { text: 'Who lit it? I did.', segments }));
  const mistral = { providerId: 'openai-compatible', presetId: 'mistral' };
  const models = [{ id: 'voxtral-mini-transcribe-latest', name: 'Voxtral', price: { input: 0.04, output: 0.04 } }];
  const { id, write } = await recording(server.url, 'voxtral-mini-transcribe-latest', 'talk.wav', { ...mistral, models });
  await write();
  expect(server.forms[0]?.fields).toEqual({ model: 'voxtral-mini-transcribe-latest', timestamp_granularities: 'segment' });
  // It is paid by the minute, whatever a list says of its tokens.
  expect((await fileOf(id))?.transcript).not.toHaveProperty('price');
  expect((await fileOf(id))?.text).toContain('[0:00] speaker_1: Who lit it?\n\n[0:02] speaker_2: I did.');
});

test.each([
  ['goes on with the one before it', [SEGMENTS[0], { start: null, text: ' At dusk.' }], '[0:00] The lamp was lit in 1823. At dusk.'],
  ['stands in the text without times, if it is the first', [{ text: ' At dusk.' }, SEGMENTS[1]], 'The whole of it.'],
])('what a server says without its time %s', async (_name, segments, said) => {
  const server = await receiveFiles((_, response) => json(response, { text: 'The whole of it.', segments }));
  const { id, write } = await recording(server.url);
  await write();
  expect((await fileOf(id))?.text).toBe(said);
});

test.each([
  ['Currently do not support verbose_json', 400],
  ['Unsupported format', 500],
])('a server that knows no format with times, and says “%s” (%i), is asked once more without', async (message, status) => {
  const server = await receiveFiles((_, response, at) =>
    at === 0 ? json(response, { error: { message } }, status) : json(response, { text: 'Lit.' }),
  );
  const { id, write } = await recording(server.url, 'openai/whisper-small');
  await write();
  expect(server.forms.map(({ fields }) => fields['response_format'])).toEqual(['verbose_json', 'json']);
  expect(Buffer.from(server.forms[1]?.file.bytes ?? []).equals(Buffer.from(wav(75)))).toBe(true);
  expect((await fileOf(id))?.text).toBe('Lit.');
});

test.each([
  ['a wrong key', 401, { error: { message: 'Incorrect API key: sk-live-123456' } }, { code: 'wrong-key', said: 'Incorrect API key: •••' }],
  ['too large a file', 413, { error: { message: 'Maximum content size limit (26214400) exceeded' } }, { code: 'file-sound-large' }],
  ['too many requests', 429, { error: { message: 'Rate limit reached' } }, { code: 'rate-limited', retryAt: expect.any(Number) }],
  ['a broken body', 200, '{"text": "The la', { code: 'wrong-format' }],
  ['another body', 200, { results: [] }, { code: 'wrong-format' }],
  ['nothing that is said', 200, { text: ' ', segments: [] }, { code: 'file-silent' }],
])('%s is told as what it is, and the recording stays as it was', async (_name, status, body, fault) => {
  const server = await receiveFiles((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '20' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { id, write } = await recording(server.url, 'gpt-transcribe');
  expect(await faultIn(write())).toMatchObject({ ...fault, host: server.host });
  const row = await fileOf(id);
  expect([row?.text, row?.transcript]).toEqual(['', undefined]);
});

test('who stops ends the request, and nothing is kept', async () => {
  const arrived = Promise.withResolvers<void>();
  const server = await receiveFiles(() => arrived.resolve());
  const { id, write } = await recording(server.url);
  const end = new AbortController();
  const writing = faultIn(write(end.signal));
  await arrived.promise;
  end.abort();
  expect(await writing).toMatchObject({ name: 'AbortError' });
  await expect.poll(server.aborted).toBe(1);
  expect((await fileOf(id))?.transcript).toBeUndefined();
});

test('one that several panels want written down goes out once, and its words stay as they may have been sent', async () => {
  const server = await receiveFiles((_, response, at) => json(response, { text: `Words ${at}.` }));
  const { id, write } = await recording(server.url, 'gpt-transcribe');
  await Promise.all([write(), write()]);
  await write();
  expect(server.forms).toHaveLength(1);
  expect((await fileOf(id))?.text).toBe('Words 0.');
});

test.each([
  ['a new chat', null],
  ['its chat', 'c'],
])('the words of one that is asked about meanwhile in %s come to that', async (_name, chatId) => {
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => true);
  if (chatId) await db.chats.add({ id: chatId, title: 't', head: null, createdAt: 0, updatedAt: 0 });
  let asked = '';
  const server = await receiveFiles(async (_, response) => {
    asked = await ask({ chatId, text: 'Who?', sources: [], attached: [id], engine: { endpointId: 'excerpts', modelId: 'excerpts' } });
    json(response, { text: 'Lit.' });
  });
  const { id, write } = await recording(server.url, 'gpt-transcribe', 'talk.wav', {}, chatId);
  await write();
  expect(await filesOf(asked)).toMatchObject([{ text: 'Lit.', transcript: { by: 'gpt-transcribe' } }]);
  const question = (await db.messages.toArray()).find(({ role }) => role === 'user');
  expect(labelsOf(question?.parts ?? [])).toMatchObject([{ transcript: { by: 'gpt-transcribe' } }]);
});

test.each([
  ['with its words', 200, [{ text: 'Lit.', transcript: { by: 'gpt-transcribe' } }]],
  ['as it was, where none came', 500, [{ text: '' }]],
])('a branch that is made while one is being written down has it %s, and is not said to wait', async (_name, status, has) => {
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => true);
  await db.chats.add({ id: 'c', title: 't', head: null, createdAt: 0, updatedAt: 0 });
  let branched: string | undefined;
  const server = await receiveFiles(async (_, response) => {
    branched = await branchChat(await messagesOf('c'));
    json(response, { text: 'Lit.' }, status);
  });
  const { id, write } = await recording(server.url, 'gpt-transcribe', 'talk.wav', {}, 'c');
  await ask({ chatId: 'c', text: 'Who?', sources: [], attached: [id], engine: { endpointId: 'excerpts', modelId: 'excerpts' } });
  await write().catch(() => undefined);
  for (const chatId of ['c', branched ?? '']) {
    const files = await filesOf(chatId);
    expect(files).toMatchObject(has);
    for (const file of files) expect(file).not.toHaveProperty('writing');
    const labels = (await messagesOf(chatId)).flatMap(({ parts }) => labelsOf(parts));
    expect(labels.map(({ transcript }) => transcript?.by)).toEqual([status === 200 ? 'gpt-transcribe' : undefined]);
  }
  expect(server.forms).toHaveLength(1);
});

test('as long as one is being written down its row says so, and nobody else holds its lock; then no more, whatever came of it', async () => {
  const marks: unknown[] = [];
  const lockOf = async () => transcriptLock((await fileOf(id))?.hash ?? '');
  const server = await receiveFiles(async (_, response, at) => {
    marks.push((await fileOf(id))?.writing, await freeAmong([await lockOf()]));
    json(response, { text: 'Lit.' }, at === 0 ? 500 : 200);
  });
  const { id, write } = await recording(server.url, 'gpt-transcribe');
  expect(await faultIn(write())).toMatchObject({ code: 'server-error' });
  expect(await fileOf(id)).not.toHaveProperty('writing');
  await write();
  expect(await fileOf(id)).not.toHaveProperty('writing');
  expect(marks).toEqual([true, [], true, []]);
  expect(await freeAmong([await lockOf()])).toEqual([await lockOf()]);
});

test('an endpoint that leads elsewhere since the click is sent nothing', async () => {
  const [clicked, other] = [await receiveFiles(() => undefined), await receiveFiles(() => undefined)];
  const { write } = await recording(clicked.url);
  await db.endpoints.toCollection().modify({ baseUrl: other.url });
  expect(await faultIn(write())).toEqual({ code: 'endpoint-gone' });
  expect([clicked, other].map(({ forms }) => forms.length)).toEqual([0, 0]);
});

test('one that is taken out meanwhile is said to be gone, and none that is gone goes out', async () => {
  const server = await receiveFiles(async (_, response) => {
    await detach(id);
    json(response, { text: 'Lit.' });
  });
  const { id, write } = await recording(server.url, 'gpt-transcribe');
  expect(await faultIn(write())).toEqual({ code: 'file-gone' });
  expect(await faultIn(write())).toEqual({ code: 'file-gone' });
  expect(server.forms).toHaveLength(1);
});
