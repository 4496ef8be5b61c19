import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask, askAgain, continueAnswer } from '@/utils/chat/ask';
import { newId } from '@/utils/core/ids';
import { labelsOf } from '@/utils/core/parts';
import type { Source, SourceFile } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { chatOf, deleteChats, purgeDeletedChats, recentChats, undeleteChats } from '@/utils/store/chats';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, fileOf, filesOf, keepEdits, keepTranscript, keepWords, picturesAmong } from '@/utils/store/files';
import { png } from '../documents/pictures';
import { chatWithMessages } from './chat-with-messages';

const EXCERPTS = { endpointId: 'excerpts', modelId: 'excerpts' };
const page = (text: string): Source => ({
  kind: 'page',
  url: 'https://a.b/c',
  title: 'A page about rivers',
  language: 'en',
  icon: '',
  text,
});

/** What the browser was asked to do, as the fake has no offscreen documents. */
let hosts = 0;
beforeEach(async () => {
  hosts = 0;
  await db.delete();
  await db.open();
  vi.spyOn(fakeBrowser.offscreen, 'hasDocument').mockImplementation(async () => hosts > 0);
  vi.spyOn(fakeBrowser.offscreen, 'createDocument').mockImplementation(async () => {
    hosts += 1;
  });
});

test('a question, its page and a queued answer are written together, and a host is seen to', async () => {
  const chatId = await ask({ chatId: null, text: 'Why is it low?', sources: [page('Words')], engine: EXCERPTS });
  const { chat, messages } = (await chatWithMessages(chatId)) ?? {};
  const [question, answer] = messages ?? [];
  expect(hosts).toBe(1);
  expect(chat).toMatchObject({ title: 'Why is it low?', head: answer?.id, page: { url: 'https://a.b/c' } });
  expect(question).toMatchObject({
    role: 'user',
    status: 'done',
    parentId: null,
    parts: [{ type: 'source' }, { type: 'text', text: 'Why is it low?' }],
  });
  expect(answer).toMatchObject({ role: 'assistant', status: 'queued', parentId: question?.id, parts: [], ...EXCERPTS });
  expect(await filesOf(chatId)).toMatchObject([{ text: 'Words', kind: 'page' }]);
});

test('a page is kept once a chat, however often it goes along', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [page('Words')], engine: EXCERPTS });
  await ask({ chatId, text: 'Two', sources: [page('Words')], engine: EXCERPTS });
  await ask({ chatId, text: 'Three', sources: [page('Other words')], engine: EXCERPTS });
  expect((await filesOf(chatId)).map(({ text }) => text).sort()).toEqual(['Other words', 'Words']);
});

test('a recording is one before and after it was written down, and its words come to all that hold it', async () => {
  const talk: Source = { ...page(''), kind: 'file', url: '', media: { bytes: new Blob(['talk'], { type: 'audio/wav' }), seconds: 75 } };
  const facts = { seconds: 75, modelId: 'm', by: 'M', host: 'a.b', startedAt: 1, endedAt: 2, usage: {} };
  const askWith = async (chatId: string | null) =>
    ask({ chatId, text: 'Who?', sources: [], attached: [await attach(chatId, talk)], engine: EXCERPTS });
  const chatId = await askWith(null);
  const id = await attach(chatId, talk);
  await keepTranscript((await fileOf(id)) as SourceFile, { text: 'Lit.' }, { of: 'recording', ...facts });
  expect(await attach(chatId, talk)).toBe(id);
  await askWith(chatId);
  expect(await filesOf(chatId)).toMatchObject([{ text: 'Lit.', transcript: facts }]);
  await askWith(chatId);
  expect(await filesOf(chatId)).toHaveLength(1);
  const labels = (await chatWithMessages(chatId))?.messages.flatMap(({ parts }) => labelsOf(parts)) ?? [];
  expect(labels.map(({ transcript }) => transcript?.by)).toEqual([undefined, 'M', 'M']);
});

test('a page that goes along again stands where it was read last', async () => {
  const place = (tabId: number) => ({ tabId, documents: [{ nonce: `n${tabId}`, url: 'https://a.b/c' }] });
  const chatId = await ask({ chatId: null, text: 'One', sources: [{ ...page('Words'), place: place(1) }], engine: EXCERPTS });
  await ask({ chatId, text: 'Two', sources: [{ ...page('Words'), place: place(2) }], engine: EXCERPTS });
  expect(await filesOf(chatId)).toMatchObject([{ place: place(2) }]);
  // What came without a place says nothing of where it is.
  await ask({ chatId, text: 'Three', sources: [page('Words')], engine: EXCERPTS });
  expect(await filesOf(chatId)).toMatchObject([{ place: place(2) }]);
  const attached = [
    await attach(chatId, { ...page('Words'), place: place(3) }),
    await attach(chatId, { ...page('Words'), place: place(4) }),
  ];
  expect(await attachmentsOf(chatId)).toMatchObject([{ id: attached[1], place: place(4) }]);
  await ask({ chatId, text: 'Four', sources: [], attached: [attached[0] ?? ''], engine: EXCERPTS });
  expect(await filesOf(chatId)).toMatchObject([{ place: place(4) }]);
});

test('a picture goes along as it is, without what was begun in the editor and is not decided', async () => {
  const picture = { bytes: new Blob([png(4, 2)], { type: 'image/png' }), width: 4, height: 2 };
  const id = await attach(null, { ...page(''), kind: 'file', picture });
  await keepEdits({ id, picture }, { all: [{ kind: 'cover', frame: { x: 0, y: 0, width: 2, height: 2 } }], count: 1 });
  expect(await fileOf(id)).toHaveProperty('edits');
  const chatId = await ask({ chatId: null, text: 'What?', sources: [], attached: [id], engine: EXCERPTS });
  const [sent] = await filesOf(chatId);
  expect(sent).toMatchObject({ picture: { width: 4 } });
  expect(sent).not.toHaveProperty('edits');
});

test('a chat goes on from its head, in order', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: EXCERPTS });
  await ask({ chatId, text: 'Two', sources: [], engine: EXCERPTS });
  const { chat, messages = [] } = (await chatWithMessages(chatId)) ?? {};
  expect(messages.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
  expect(branchTo(messages, chat?.head ?? null)).toHaveLength(4);
});

test('asking again leaves the old answer where it was, beside the new one', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: EXCERPTS });
  const [question, first] = (await chatWithMessages(chatId))?.messages ?? [];
  if (first) await askAgain(first, EXCERPTS);
  const { chat, messages = [] } = (await chatWithMessages(chatId)) ?? {};
  expect(messages).toHaveLength(3);
  expect(messages[2]).toMatchObject({ parentId: question?.id, status: 'queued' });
  expect(chat?.head).toBe(messages[2]?.id);
});

test('a continuation is the child of the answer it continues', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: EXCERPTS });
  const answer = (await chatWithMessages(chatId))?.messages[1];
  if (answer) await continueAnswer(answer, EXCERPTS);
  expect((await chatWithMessages(chatId))?.messages[2]).toMatchObject({ role: 'assistant', parentId: answer?.id });
});

test('a question to an endpoint the browser does not allow is kept, with the reason', async () => {
  const id = newId();
  await db.endpoints.add({ id, providerId: 'openai-compatible', name: 'x', baseUrl: 'https://x.y/v1', models: [], createdAt: 0 });
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: { endpointId: id, modelId: 'm' } });
  expect((await chatWithMessages(chatId))?.messages[1]).toMatchObject({
    status: 'failed',
    fault: { code: 'not-allowed-host', host: 'x.y' },
  });
});

test('a deleted chat is in no list, comes back by undo, and is gone with all its rows after a purge', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [page('Words')], engine: EXCERPTS });
  await deleteChats([chatId]);
  expect(await recentChats(10)).toEqual([]);
  expect(await chatOf(chatId)).toBeUndefined();
  // Nobody waits for its answer any more.
  expect((await db.messages.where({ chatId }).toArray()).map(({ status }) => status)).toEqual(['done', 'stopped']);
  await undeleteChats([chatId]);
  expect(await recentChats(10)).toHaveLength(1);
  await purgeDeletedChats();
  expect(await recentChats(10)).toHaveLength(1);
  await deleteChats([chatId]);
  await purgeDeletedChats();
  expect(await Promise.all([db.chats.count(), db.messages.count(), db.files.count()])).toEqual([0, 0, 0]);
});

test('a question asked in a chat that another window deleted brings it back', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: EXCERPTS });
  await deleteChats([chatId]);
  await ask({ chatId, text: 'Two', sources: [], engine: EXCERPTS });
  expect(await recentChats(10)).toHaveLength(1);
});

test('asking again can wait: the answer is queued with its time', async () => {
  const chatId = await ask({ chatId: null, text: 'One', sources: [], engine: EXCERPTS });
  const [, first] = (await chatWithMessages(chatId))?.messages ?? [];
  if (!first) throw new Error('no answer');
  await askAgain(first, EXCERPTS, 5_000);
  expect((await chatWithMessages(chatId))?.messages.at(-1)).toMatchObject({ status: 'queued', parentId: first.parentId, retryAt: 5_000 });
});

test('the words of a picture go into the chat with it, beside the same picture that was sent without any', async () => {
  const picture = { bytes: new Blob([png(20, 10)], { type: 'image/png' }), width: 20, height: 10 };
  const source: Source = { ...page(''), kind: 'file', url: '', picture };
  const first = await attach(null, source);
  const chatId = await ask({ chatId: null, text: 'What?', sources: [], attached: [first], engine: EXCERPTS });
  const second = await attach(chatId, source);
  await keepWords(second, 'Lit in 1823', ['eng']);
  await ask({ chatId, text: 'When?', sources: [], attached: [second], engine: EXCERPTS });
  const kept = await filesOf(chatId);
  expect(kept.map(({ text }) => text).sort()).toEqual(['', 'Lit in 1823']);
  expect(await picturesAmong(['gone', ...kept.map(({ id }) => id)])).toHaveLength(2);
  // What was asked about stays; what had no words may get some.
  for (const { id } of kept) await keepWords(id, 'Built in 1790', ['rus']);
  expect((await filesOf(chatId)).map(({ text }) => text).sort()).toEqual(['Built in 1790', 'Lit in 1823']);
  // One that was taken out before its words were found.
  await keepWords(second, 'Lit in 1823', ['eng']);
  expect(await attachmentsOf(chatId)).toEqual([]);
});
