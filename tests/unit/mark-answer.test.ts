import { expect, test } from 'vitest';
import { markAnswer } from '@/utils/chat/mark-answer';
import { newId } from '@/utils/core/ids';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

const PAGE = 'The table calls it [a90].\n\nEarlier snow melt explains most of it.';

/** What is found out about an answer to a question that brought a page. */
async function marksOf(answer: string, question = 'What is it?') {
  const [chatId, fileId, asked, id] = [newId(), newId(), newId(), newId()];
  const page = { url: 'https://a.b/', title: 'A page', language: 'en', icon: '', hash: '', readAt: 0 };
  await db.files.add({ id: fileId, chatId, kind: 'page', text: PAGE, ...page });
  const row = { chatId, status: 'done' as const, createdAt: 0 };
  const said = (text: string): Message['parts'] => [{ type: 'text', text }];
  await db.messages.bulkAdd([
    { ...row, id: asked, seq: 0, parentId: null, role: 'user', parts: [{ type: 'source', fileId }, ...said(question)] },
    { ...row, id, seq: 1, parentId: asked, role: 'assistant', parts: said(answer), sent: [{ fileId, letter: 'a', sent: 2, of: 2 }] },
  ]);
  await markAnswer(id);
  return (await db.messages.get(id))?.marks;
}

test('of an answer in which nothing is found that is kept, too', async () => {
  expect(await marksOf('Nobody knows.')).toEqual([]);
});

test('letters that stand so in the page or the question name no passage', async () => {
  expect(await marksOf('It is [a90].')).toEqual([{ at: 11, plain: true }]);
  expect(await marksOf('It is [a77].', 'What is [a77]?')).toEqual([{ at: 11, plain: true }]);
  expect(await marksOf('It is [a77].')).toEqual([]);
});
