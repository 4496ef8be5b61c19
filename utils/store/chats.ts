import { withoutHash } from '@/utils/core/addresses';
import type { Chat } from '@/utils/core/rows';
import { db, strictDb } from './db';
import { waitingRoom } from './files';
import { tailsRange } from './tails';

/** Characters. */
const MOST_TITLE = 200;

/** The chats that are neither deleted nor pinned, the last used first. */
export async function recentChats(limit: number): Promise<Chat[]> {
  return db.chats
    .orderBy('updatedAt')
    .reverse()
    .filter((chat) => chat.deletedAt === undefined && chat.pinnedAt === undefined)
    .limit(limit)
    .toArray();
}

/** The chats that began on a page, the last used first; its fragment makes no difference. */
export async function chatsOfPage(url: string, limit: number): Promise<Chat[]> {
  const page = withoutHash(url);
  return db.chats
    .orderBy('updatedAt')
    .reverse()
    .filter((chat) => chat.deletedAt === undefined && chat.page !== undefined && withoutHash(chat.page.url) === page)
    .limit(limit)
    .toArray();
}

/** The pinned chats, the last pinned first. */
export async function pinnedChats(): Promise<Chat[]> {
  const pinned = await db.chats.where('pinnedAt').above(0).reverse().toArray();
  return pinned.filter((chat) => chat.deletedAt === undefined);
}

/** Those of these chats that are not deleted, in the order of the ids. */
export async function chatsOf(ids: readonly string[]): Promise<Chat[]> {
  const found = await db.chats.bulkGet([...ids]);
  return found.filter((chat) => chat !== undefined && chat.deletedAt === undefined) as Chat[];
}

/** Every chat that is not deleted, the last used first. */
export async function chatIds(): Promise<string[]> {
  const deleted = new Set(await db.chats.where('deletedAt').above(0).primaryKeys());
  const all = await db.chats.orderBy('updatedAt').reverse().primaryKeys();
  return all.filter((id) => !deleted.has(id));
}

/** @returns undefined for a chat that is deleted */
export async function chatOf(chatId: string): Promise<Chat | undefined> {
  const chat = await db.chats.get(chatId);
  return chat?.deletedAt === undefined ? chat : undefined;
}

/** How many chats are kept, those included that can still be brought back. */
export async function chatCount(): Promise<number> {
  return db.chats.count();
}

/** A chat's row, also where it is deleted and can still be brought back. */
export async function chatRow(chatId: string): Promise<Chat | undefined> {
  return db.chats.get(chatId);
}

/** An empty title leaves the old one. */
export async function renameChat(chatId: string, title: string): Promise<void> {
  const trimmed = title.trim().slice(0, MOST_TITLE);
  if (trimmed) await strictDb.chats.update(chatId, { title: trimmed, titleBy: 'user' });
}

/** Gives a chat the title that a model wrote, unless somebody named it meanwhile. */
export async function nameChat(chatId: string, title: string): Promise<void> {
  await db.chats.where({ id: chatId }).modify((chat) => {
    if (chat.titleBy === undefined) Object.assign(chat, { title: title.slice(0, MOST_TITLE), titleBy: 'model' });
  });
}

export async function pinChat(chatId: string, isPinned: boolean, now = Date.now()): Promise<void> {
  await strictDb.chats.where({ id: chatId }).modify((chat) => {
    if (isPinned) chat.pinnedAt = now;
    else delete chat.pinnedAt;
  });
}

/** Takes chats out of every list; `undeleteChats` brings them back until the next start of the browser. */
export async function deleteChats(ids: readonly string[], now = Date.now()): Promise<void> {
  await strictDb.transaction('rw', strictDb.chats, strictDb.messages, async () => {
    const gone = new Set(ids);
    await strictDb.chats
      .where('id')
      .anyOf([...ids])
      .modify({ deletedAt: now });
    const live = await strictDb.messages
      .where('status')
      .anyOf('streaming', 'queued')
      .filter(({ chatId }) => gone.has(chatId))
      .toArray();
    // Nobody waits for these answers any more; a queued one is never begun.
    for (const { id, status } of live) await strictDb.messages.update(id, { status: status === 'queued' ? 'stopped' : 'stopping' });
  });
}

export async function undeleteChats(ids: readonly string[]): Promise<void> {
  await strictDb.chats
    .where('id')
    .anyOf([...ids])
    .modify((chat) => {
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
