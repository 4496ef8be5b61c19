import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { labelsOf } from '@/utils/core/parts';
import { db } from '@/utils/store/db';

test('questions of the first version are given the labels of their sources, and nothing else changes', async () => {
  const old = new Dexie('aside');
  old.version(1).stores({
    chats: 'id, updatedAt, pinnedAt, deletedAt',
    messages: 'id, [chatId+seq], parentId, status',
    files: 'id, chatId, [chatId+hash]',
    tails: '[messageId+n]',
    endpoints: 'id',
    settings: 'id',
    intents: 'id, windowId',
  });
  const text = 'Words of the selection. '.repeat(20);
  const answer = { id: 'a', chatId: 'c', seq: 1, parentId: 'q', role: 'assistant', parts: [{ type: 'text', text: 'Yes' }] };
  const parts = [
    { type: 'source', fileId: 'f' },
    { type: 'source', fileId: 'gone' },
    { type: 'text', text: 'Why?' },
  ];
  await old.table('files').add({ id: 'f', chatId: 'c', hash: 'h', kind: 'selection', url: 'https://a.b', title: 'T', icon: 'i', text });
  await old.table('messages').bulkAdd([{ id: 'q', chatId: 'c', seq: 0, parentId: null, role: 'user', parts }, answer]);
  old.close();

  const question = await db.messages.get('q');
  expect(labelsOf(question?.parts ?? [])).toEqual([
    { fileId: 'f', kind: 'selection', url: 'https://a.b', title: 'T', icon: 'i', start: text.slice(0, 120) },
  ]);
  expect(question?.parts.slice(1)).toEqual(parts.slice(1));
  expect(await db.messages.get('a')).toEqual(answer);
});
