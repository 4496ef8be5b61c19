import { expect, test } from 'vitest';
import { nameAfterFirstAnswer } from '@/utils/chat/name-chat';
import { titleFrom } from '@/utils/chat/title';
import { runTurn } from '@/utils/chat/turn';
import { db } from '@/utils/store/db';
import { changeMessage } from '@/utils/store/messages';
import { setSetting } from '@/utils/store/settings';
import { delta, misbehave, queueTurn, SSE } from './queued-turn';

/** A server that answers each question with the next of these texts, and the first turn at it, done. */
async function firstTurn(...texts: string[]) {
  const { url, seen } = await misbehave((_, response, at) => {
    response.writeHead(200, SSE).end(`${delta(texts[at] ?? '')}${delta('', 'stop')}data: [DONE]\n\n`);
  });
  const { id, question, endpoint } = await queueTurn(url, { endpoint: { parameters: { instructions: 'For this endpoint.' } } });
  await db.chats.add({ id: question.chatId, title: 'Why?', head: id, createdAt: 0, updatedAt: 0 });
  await runTurn(id);
  return { id, seen, endpoint, title: async () => (await db.chats.get(question.chatId))?.title };
}

test('a chat is called by its first words, and no second request is made', async () => {
  await setSetting('nameChats', false);
  const { id, seen, title } = await firstTurn('Because.', 'A title');
  await nameAfterFirstAnswer(id);
  expect(seen).toHaveLength(1);
  expect(await title()).toBe('Why?');
});

test('where the user lets it, the model of the first answer names the chat, once', async () => {
  await setSetting('nameChats', true);
  const { id, seen, title } = await firstTurn('Because.', '**Reasons why**', 'Another');
  await nameAfterFirstAnswer(id);
  expect(await title()).toBe('Reasons why');
  expect(seen[1]?.body).toContain('user: Why?');
  expect(seen[1]?.body).toContain('assistant: Because.');
  await nameAfterFirstAnswer(id);
  expect(seen).toHaveLength(2);
});

test('an answer that failed, or was not the first, names nothing', async () => {
  await setSetting('nameChats', true);
  const failed = await firstTurn('Because.', 'Title');
  await changeMessage(failed.id, { status: 'failed' });
  await nameAfterFirstAnswer(failed.id);
  const later = await firstTurn('Because.', 'Title');
  const { parentId } = (await db.messages.get(later.id)) ?? {};
  await db.messages.update(parentId ?? '', { parentId: 'an earlier answer' });
  await nameAfterFirstAnswer(later.id);
  expect(failed.seen.length + later.seen.length).toBe(2);
});

test('a title that cannot be had leaves the first words', async () => {
  await setSetting('nameChats', true);
  const { id, title } = await firstTurn('Because.', `This is no title but an essay: ${'word '.repeat(60)}`);
  await nameAfterFirstAnswer(id);
  expect(await title()).toBe('Why?');
});

test.each([
  ['"Reasons why."', 'Reasons why'],
  ['# Reasons why\n\nMore', 'Reasons why'],
  ['«Причины»', 'Причины'],
  ['', ''],
])('%j is taken as the title %j', (written, title) => {
  expect(titleFrom(written)).toBe(title);
});

test('instructions for all models go before those of the endpoint', async () => {
  await setSetting('nameChats', false);
  await setSetting('instructions', 'For all models.');
  const { seen } = await firstTurn('Because.');
  expect(seen[0]?.body).toMatch(/You are Aside.*For all models\.\\n\\nFor this endpoint\./s);
});
