import type { Chat, Message } from '@/utils/core/rows';
import { db, strictDb } from './db';
import { waitingRoom } from './files';
import { messagesOf } from './messages';
import { tailsRange } from './tails';

/** The chats that are not deleted, the last used first. */
export async function recentChats(limit = 200): Promise<Chat[]> {
  return db.chats
    .orderBy('updatedAt')
    .reverse()
    .filter((chat) => chat.deletedAt === undefined)
    .limit(limit)
    .toArray();
}

/** @returns undefined for a chat that is deleted */
export async function chatOf(chatId: string): Promise<Chat | undefined> {
  const chat = await db.chats.get(chatId);
  return chat?.deletedAt === undefined ? chat : undefined;
}

/** A chat with all its messages, as they stood at one moment. */
export async function chatWithMessages(chatId: string): Promise<{ chat: Chat; messages: Message[] } | undefined> {
  return db.transaction('r', db.chats, db.messages, async () => {
    const chat = await chatOf(chatId);
    return chat && { chat, messages: await messagesOf(chatId) };
  });
}

/** An empty title leaves the old one. */
export async function renameChat(chatId: string, title: string): Promise<void> {
  const trimmed = title.trim().slice(0, 200);
  if (trimmed) await strictDb.chats.update(chatId, { title: trimmed });
}

/** Takes a chat out of every list; `undeleteChat` brings it back until the next start of the browser. */
export async function deleteChat(chatId: string, now = Date.now()): Promise<void> {
  await strictDb.transaction('rw', strictDb.chats, strictDb.messages, async () => {
    await strictDb.chats.update(chatId, { deletedAt: now });
    const live = await strictDb.messages
      .where({ chatId })
      .filter(({ status }) => status === 'streaming' || status === 'queued')
      .toArray();
    // Nobody waits for these answers any more; a queued one is never begun.
    for (const { id, status } of live) await strictDb.messages.update(id, { status: status === 'queued' ? 'stopped' : 'stopping' });
  });
}

export async function undeleteChat(chatId: string): Promise<void> {
  await strictDb.chats.where({ id: chatId }).modify((chat) => {
    delete chat.deletedAt;
  });
}

/** Removes deleted chats for good, with their messages, files and tails. Runs at a start of the browser. */
export async function purgeDeletedChats(): Promise<void> {
  const gone = await db.chats.where('deletedAt').above(0).primaryKeys();
  for (const chatId of gone) {
    await db.transaction('rw', db.chats, db.messages, db.files, db.tails, async () => {
      const ids = await db.messages.where({ chatId }).primaryKeys();
      for (const id of ids)
        await db.tails
          .where('[messageId+n]')
          .between(...tailsRange(id))
          .delete();
      await db.messages.bulkDelete(ids);
      await db.files.where('chatId').anyOf(chatId, waitingRoom(chatId)).delete();
      await db.chats.delete(chatId);
    });
  }
}
