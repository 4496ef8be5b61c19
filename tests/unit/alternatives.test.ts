import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask, askAgain, askEdited, continueAnswer } from '@/utils/chat/ask';
import { branchChat } from '@/utils/chat/branch-chat';
import { fileIdsOf, textOf } from '@/utils/core/parts';
import type { Message, Source } from '@/utils/core/rows';
import { branchTo, childrenOf, cutOff, leafUnder } from '@/utils/core/tree';
import { deleteAlternative, purgeDeletedMessages, showAlternative, undeleteAlternative } from '@/utils/store/alternatives';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, filesOf } from '@/utils/store/files';
import { knownIds } from '@/utils/store/known-ids';
import { chatWithMessages } from './chat-with-messages';

const EXCERPTS = { endpointId: 'excerpts', modelId: 'excerpts' };
const page = (text: string): Source => ({ kind: 'page', url: 'https://a.b/c', title: 'Rivers', language: 'en', icon: '', text });
const file = (title: string, text: string): Source => ({ kind: 'file', url: '', title, language: '', icon: '', text });

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

/** A chat as a view sees it. */
async function see(chatId: string) {
  const { chat, messages = [] } = (await chatWithMessages(chatId)) ?? {};
  if (!chat) throw new Error('no chat');
  return {
    chat,
    messages,
    branch: branchTo(messages, chat.head),
    children: childrenOf(messages),
    byId: new Map(messages.map((message) => [message.id, message])),
  };
}

async function begin(text = 'One', sources: Source[] = []) {
  const chatId = await ask({ chatId: null, text, sources, engine: EXCERPTS });
  const { branch } = await see(chatId);
  const [question, answer] = branch;
  if (!question || !answer) throw new Error('no turn');
  return { chatId, question, answer };
}

/** Steps as the view does it. */
async function step(chatId: string, from: Message, to: string): Promise<void> {
  const { chat, children, byId } = await see(chatId);
  await showAlternative(chatId, from.id, leafUnder(children, byId, to, chat.leaves));
}

async function remove(chatId: string, message: Message) {
  const { chat, children, byId } = await see(chatId);
  const cut = cutOff(children, byId, message, chat.leaves);
  await deleteAlternative(chatId, cut);
  return { cut, undo: () => undeleteAlternative(chatId, cut.topId, chat.head) };
}

test('an edited question stands beside the old one, with its sources, and is answered', async () => {
  const { chatId, question } = await begin('Wy?', [page('Words')]);
  await askEdited(question, 'Why?', EXCERPTS);
  const { branch, children } = await see(chatId);
  expect(branch.map(({ parts }) => textOf(parts))).toEqual(['Why?', '']);
  expect(branch[0]).toMatchObject({ parentId: null, role: 'user' });
  expect(fileIdsOf(branch[0]?.parts ?? [])).toEqual(fileIdsOf(question.parts));
  expect(branch[1]).toMatchObject({ status: 'queued' });
  expect(children.get(null)).toHaveLength(2);
  expect(await filesOf(chatId)).toHaveLength(1);
});

test('an action’s question in other words is the user’s own; unchanged it stays the action’s', async () => {
  const chatId = await ask({ chatId: null, text: 'Sum it up', sources: [], engine: EXCERPTS, actionId: 'summarise' });
  const [question] = (await see(chatId)).branch;
  if (!question) throw new Error('no question');
  await askEdited(question, 'Sum it up', EXCERPTS);
  expect((await see(chatId)).branch[0]?.actionId).toBe('summarise');
  await askEdited(question, 'Sum it up in verse', EXCERPTS);
  expect((await see(chatId)).branch[0]?.actionId).toBeUndefined();
});

test('stepping away and back comes to the leaf that was left', async () => {
  const { chatId, answer } = await begin();
  await ask({ chatId, text: 'Two', sources: [], engine: EXCERPTS });
  const { branch } = await see(chatId);
  const [, , , second] = branch;
  if (!second) throw new Error('no second answer');
  await askAgain(second, EXCERPTS);
  await step(chatId, (await see(chatId)).branch.at(-1) ?? second, second.id);
  await askAgain(answer, EXCERPTS);
  const other = (await see(chatId)).branch.at(-1);
  expect((await see(chatId)).branch).toHaveLength(2);
  if (!other) throw new Error('no other');
  await step(chatId, other, answer.id);
  expect((await see(chatId)).chat.head).toBe(second.id);
  await step(chatId, answer, other.id);
  expect((await see(chatId)).chat.head).toBe(other.id);
});

test('a question follows what its window shows, whatever another window shows by then', async () => {
  const { chatId, answer } = await begin();
  await askAgain(answer, EXCERPTS);
  await ask({ chatId, after: answer.id, text: 'Two', sources: [], engine: EXCERPTS });
  const { branch } = await see(chatId);
  expect(branch[1]?.id).toBe(answer.id);
  expect(branch).toHaveLength(4);
});

test('a deleted alternative is not shown, its live answers are stopped, and it comes back whole', async () => {
  const { chatId, answer } = await begin();
  await askAgain(answer, EXCERPTS);
  const other = (await see(chatId)).branch[1];
  if (!other) throw new Error('no other');
  await ask({ chatId, text: 'Two', sources: [], engine: EXCERPTS });
  const before = (await see(chatId)).chat.head;
  const { undo } = await remove(chatId, other);
  const after = await see(chatId);
  expect(after.chat.head).toBe(answer.id);
  expect(after.messages.filter(({ status }) => status === 'queued').map(({ id }) => id)).toEqual([answer.id]);
  await undo();
  expect((await see(chatId)).chat.head).toBe(before);
});

test('a purge takes deleted alternatives with all under them and the files that only they brought', async () => {
  const { chatId, question, answer } = await begin('One', [page('Kept')]);
  await askAgain(answer, EXCERPTS);
  const other = (await see(chatId)).branch[1];
  if (!other) throw new Error('no other');
  await ask({ chatId, text: 'Two', sources: [page('Gone')], engine: EXCERPTS });
  const { undo } = await remove(chatId, other);
  await undo();
  await purgeDeletedMessages();
  expect((await see(chatId)).messages).toHaveLength(5);
  await remove(chatId, other);
  await purgeDeletedMessages();
  expect((await see(chatId)).messages.map(({ id }) => id)).toEqual([question.id, answer.id]);
  expect((await filesOf(chatId)).map(({ text }) => text)).toEqual(['Kept']);
  // What is asked next does not take a place that is taken.
  await ask({ chatId, text: 'Three', sources: [], engine: EXCERPTS });
  expect((await see(chatId)).messages.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
});

test('a chat of which everything was deleted is gone after a purge', async () => {
  const { chatId, question } = await begin();
  await remove(chatId, question);
  expect((await see(chatId)).branch).toEqual([]);
  await purgeDeletedMessages();
  expect(await db.chats.get(chatId)).toBeUndefined();
});

test('who asks under an alternative that another window deletes wants it back', async () => {
  const { chatId, answer } = await begin();
  await askAgain(answer, EXCERPTS);
  await remove(chatId, answer);
  await ask({ chatId, after: answer.id, text: 'Two', sources: [], engine: EXCERPTS });
  await purgeDeletedMessages();
  const { branch } = await see(chatId);
  expect(branch).toHaveLength(4);
  expect(branch[1]?.id).toBe(answer.id);
});

test('a branch is a chat of its own: it outlives the one it came from', async () => {
  const { chatId, question, answer } = await begin('One', [page('Words')]);
  await db.messages.update(answer.id, { status: 'done', parts: [{ type: 'text', text: 'Yes' }] });
  await ask({ chatId, text: 'Two', sources: [], engine: EXCERPTS });
  const branched = await branchChat((await see(chatId)).branch.slice(0, 2));
  if (branched === undefined) throw new Error('no branch');
  const { chat, branch } = await see(branched);
  expect(chat).toMatchObject({ title: 'Branch of One', page: { title: 'Rivers' } });
  expect(branch.map(({ parts }) => textOf(parts))).toEqual(['One', 'Yes']);
  expect(branch[0]?.id).not.toBe(question.id);
  expect(await filesOf(branched)).toMatchObject([{ id: fileIdsOf(branch[0]?.parts ?? [])[0], text: 'Words' }]);
  await ask({ chatId: branched, text: 'Other', sources: [], engine: EXCERPTS });
  expect((await see(branched)).branch).toHaveLength(4);
  expect((await see(chatId)).branch).toHaveLength(4);
});

test('a question without an answer can be given one', async () => {
  const { chatId, question, answer } = await begin();
  await remove(chatId, answer);
  expect((await see(chatId)).branch.map(({ id }) => id)).toEqual([question.id]);
  await continueAnswer(question, EXCERPTS);
  expect((await see(chatId)).branch[1]).toMatchObject({ role: 'assistant', status: 'queued', parentId: question.id });
});

test('attached files wait with their chat, go along once, and are found again by what they hold', async () => {
  const { chatId } = await begin();
  await attach(chatId, file('notes.md', 'Words'));
  await attach(chatId, file('copy of notes.md', 'Words'));
  await attach(null, file('other.md', 'Other'));
  const waiting = await attachmentsOf(chatId);
  expect(waiting.map(({ title }) => title)).toEqual(['notes.md']);
  await ask({ chatId, text: 'Two', sources: [page('Page')], attached: waiting.map(({ id }) => id), engine: EXCERPTS });
  expect(await attachmentsOf(chatId)).toEqual([]);
  expect((await filesOf(chatId)).map(({ kind }) => kind).sort()).toEqual(['file', 'page']);
  await attach(chatId, file('again.md', 'Words'));
  const [again] = await attachmentsOf(chatId);
  await ask({ chatId, text: 'Three', sources: [], attached: again ? [again.id] : [], engine: EXCERPTS });
  expect(await filesOf(chatId)).toHaveLength(2);
  const labels = (await see(chatId)).branch
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.type === 'source' ? [part.label?.title] : []));
  expect(labels).toEqual(['Rivers', 'notes.md', 'again.md']);
  expect((await attachmentsOf(null)).map(({ title }) => title)).toEqual(['other.md']);
});

test('only what is on the disk is known', async () => {
  const { chatId, question } = await begin();
  expect(await knownIds([chatId, question.id, 'gone'])).toEqual(new Set([chatId, question.id]));
});
