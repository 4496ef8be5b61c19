import { Dexie } from 'dexie';
import { createBreathing } from '@/utils/core/breathe';
import type { Chat, Message } from '@/utils/core/rows';
import { transcriptsOf } from '@/utils/core/transcript/transcripts-of';
import { db } from './db';

/** Rows of `chats` that are read at once. */
const CHATS = 200;
/** Chats whose messages are read at once, and how many messages of each. */
const SIDE_BY_SIDE = 25;
const PORTION = 100;

type Named = Pick<Chat, 'id' | 'title' | 'createdAt'>;

/**
 * Hands on the answers of every chat that was used since then, and what models wrote down of recordings, portion by portion, older chats first;
 * deleted ones are left out. Nobody waits for more than a portion: `act` is to be short.
 * @param since ms since the epoch
 * @throws AbortError
 */
export async function eachAnswer(since: number, act: (chat: Named, answer: Message) => void, signal: AbortSignal): Promise<void> {
  const breathe = createBreathing();
  const chats = await chatsSince(since, signal);
  for (let at = 0; at < chats.length; at += SIDE_BY_SIDE) {
    const slice = chats.slice(at, at + SIDE_BY_SIDE);
    const first = await Promise.all(slice.map(({ id }) => portionOf(id, Dexie.minKey)));
    for (const [place, chat] of slice.entries()) {
      const gone = new Set<string | null>();
      for (let rows = first[place] ?? []; rows.length > 0; ) {
        for (const row of rows) {
          // What stands under a deleted message is deleted, too, and comes after it.
          if (row.deletedAt !== undefined || gone.has(row.parentId)) gone.add(row.id);
          else for (const answer of row.role === 'assistant' ? [row] : transcriptsOf(row)) act(chat, answer);
        }
        await breathe();
        signal.throwIfAborted();
        rows = rows.length < PORTION ? [] : await portionOf(chat.id, rows.at(-1)?.seq);
      }
    }
  }
}

/** The messages of a chat that come after one. */
function portionOf(chatId: string, after: unknown): Promise<Message[]> {
  return db.messages.where('[chatId+seq]').between([chatId, after], [chatId, Dexie.maxKey], false, true).limit(PORTION).toArray();
}

async function chatsSince(since: number, signal: AbortSignal): Promise<Named[]> {
  const ids = await db.chats.where('updatedAt').aboveOrEqual(since).primaryKeys();
  const chats: Named[] = [];
  for (let at = 0; at < ids.length; at += CHATS) {
    signal.throwIfAborted();
    for (const row of await db.chats.bulkGet(ids.slice(at, at + CHATS)))
      if (row && row.deletedAt === undefined) chats.push({ id: row.id, title: row.title, createdAt: row.createdAt });
  }
  return chats.sort((one, other) => one.createdAt - other.createdAt);
}
