import { Dexie } from 'dexie';
import type { Chat, Message } from '@/utils/core/rows';
import { chatOf } from './chats';
import { db } from './db';
import { watch } from './watch';

/** Messages of the end that are read first, and of each block before them that is read then. */
const FIRST = 96;
const BLOCK = 256;

export interface ChatRows {
  /** Undefined where there is none, or it is deleted. */
  chat: Chat | undefined;
  /** In the order of `seq`; a row that did not change stays the same object. */
  messages: readonly Message[];
  /** Reads the block before these; absent where these are all. */
  readOlder?: () => void;
}

/**
 * Watches a chat from its end. The rows are read and watched in blocks, so that a change to one of 5,000 messages reads a few of them anew,
 * and opening such a chat reads its last ones only (measured: 5,000 rows at once take 200 ms).
 * @param act called first with the end, then with each block and each change
 * @returns stops watching
 */
export function watchChat(chatId: string, act: (rows: ChatRows) => void, fail: (error: unknown) => void = Promise.reject): () => void {
  const stops: (() => void)[] = [];
  // The newest first.
  const blocks: (readonly Message[])[] = [];
  let chat: Chat | undefined;
  let from = 0;
  let isReading = false;
  let isOver = false;

  function tell(): void {
    const readOlder = from > 0 ? () => !isReading && !isOver && watchBlock(Math.max(0, from - BLOCK), from) : undefined;
    act({ chat, messages: blocks.toReversed().flat(), ...(readOlder ? { readOlder } : {}) });
  }

  function watchBlock(start: number, end: number): void {
    isReading = true;
    const at = stops.length;
    const query = () =>
      db.transaction('r', db.chats, db.messages, async () => ({
        // A new answer and the chat's head are seen at one moment: new messages come at the end.
        chat: at === 0 ? await chatOf(chatId) : undefined,
        rows: await db.messages.where('[chatId+seq]').between([chatId, start], [chatId, end], true, false).toArray(),
      }));
    stops.push(
      watch(
        query,
        (found) => {
          const before = blocks[at];
          if (before === undefined) {
            from = start;
            isReading = false;
          }
          blocks[at] = keepSame(before ?? [], found.rows);
          if (at === 0) chat = found.chat;
          tell();
        },
        fail,
      ),
    );
  }

  void db.messages
    .where('[chatId+seq]')
    .between([chatId, Dexie.minKey], [chatId, Dexie.maxKey])
    .last()
    .then((last) => {
      if (!isOver) watchBlock(Math.max(0, (last?.seq ?? 0) + 1 - FIRST), Number.POSITIVE_INFINITY);
    }, fail);
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}

/** The rows of `after`, those of `before` where nothing changed. */
function keepSame(before: readonly Message[], after: readonly Message[]): readonly Message[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.map((row) => {
    const old = known.get(row.id);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}
