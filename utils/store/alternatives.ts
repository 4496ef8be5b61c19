import { keptIdsOf } from '@/utils/core/parts';
import type { Cut } from '@/utils/core/tree';
import { db, strictDb } from './db';
import { tailsRange } from './tails';

/**
 * Has a chat show another alternative.
 * @param leftId the alternative shown so far; it is remembered down to which leaf
 */
export async function showAlternative(chatId: string, leftId: string, leaf: string): Promise<void> {
  await db.chats.where({ id: chatId }).modify((chat) => {
    if (chat.head !== null) chat.leaves = { ...chat.leaves, [leftId]: chat.head };
    chat.head = leaf;
  });
}

/** Takes an alternative with all under it out of a chat; `undeleteAlternative` brings it back until the next start of the browser. */
export async function deleteAlternative(chatId: string, { topId, under, head }: Cut, now = Date.now()): Promise<void> {
  await strictDb.transaction('rw', strictDb.chats, strictDb.messages, async () => {
    await strictDb.messages.update(topId, { deletedAt: now });
    // Nobody waits for these answers any more; a queued one is never begun.
    const live = await strictDb.messages.where('status').anyOf('queued', 'streaming').toArray();
    for (const { id, parentId, status } of live) {
      if (under.has(id) || under.has(parentId ?? ''))
        await strictDb.messages.update(id, { status: status === 'queued' ? 'stopped' : 'stopping' });
    }
    await strictDb.chats.where({ id: chatId }).modify((chat) => {
      if (chat.head !== null && under.has(chat.head)) chat.head = head;
    });
  });
}

/** @param head the leaf that was shown when it was deleted */
export async function undeleteAlternative(chatId: string, topId: string, head: string | null): Promise<void> {
  await strictDb.transaction('rw', strictDb.chats, strictDb.messages, async () => {
    await undelete([topId]);
    await strictDb.chats.update(chatId, { head });
  });
}

/** Brings back what a message stands under: who asks there wants it. Another window may have deleted it at this moment. */
export async function reviveAbove(chatId: string, messageId: string | null): Promise<void> {
  const deleted = await strictDb.messages.where('deletedAt').above(0).toArray();
  const tops = new Set(deleted.flatMap((message) => (message.chatId === chatId ? [message.id] : [])));
  const seen = new Set<string>();
  for (let at = messageId; at !== null && tops.size > 0 && !seen.has(at); ) {
    seen.add(at);
    if (tops.delete(at)) await undelete([at]);
    at = (await strictDb.messages.get(at))?.parentId ?? null;
  }
}

async function undelete(ids: string[]): Promise<void> {
  await strictDb.messages
    .where('id')
    .anyOf(ids)
    .modify((message) => {
      delete message.deletedAt;
    });
}

/** Removes deleted alternatives for good, with their tails and the files that only they brought. Runs at a start of the browser. */
export async function purgeDeletedMessages(): Promise<void> {
  const tops = await db.messages.where('deletedAt').above(0).toArray();
  for (const { id: topId, chatId } of tops) {
    await db.transaction('rw', db.chats, db.messages, db.files, db.tails, async () => {
      const gone = [topId];
      for (let layer = gone; layer.length > 0; gone.push(...layer)) layer = await db.messages.where('parentId').anyOf(layer).primaryKeys();
      await db.messages.bulkDelete(gone);
      for (const id of gone)
        await db.tails
          .where('[messageId+n]')
          .between(...tailsRange(id))
          .delete();
      const left = await db.messages.where({ chatId }).toArray();
      const used = new Set(left.flatMap(({ parts }) => keptIdsOf(parts)));
      const files = await db.files.where({ chatId }).primaryKeys();
      await db.files.bulkDelete(files.filter((id) => !used.has(id)));
      // A chat of which everything was deleted is none.
      if (left.length === 0) await db.chats.delete(chatId);
    });
  }
}
