import { closeReasoning, fold, type GrowingType, type Part, type Tail } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { db, strictDb } from './db';

/** The least time between two tails (DESIGN §2). The first goes at once. */
const CHECKPOINT_MS = 50;
/** Characters of tails after which they are folded into the message. */
const FOLD_CHARS = 32 * 1024;

function tailsRange(messageId: string, from = 0): [[string, number], [string, number]] {
  return [
    [messageId, from],
    [messageId, Number.POSITIVE_INFINITY],
  ];
}

export async function tailsOf(messageId: string): Promise<Tail[]> {
  return db.tails
    .where('[messageId+n]')
    .between(...tailsRange(messageId))
    .toArray();
}

/** What a message says now, its tails folded in. Watching it wakes for this one answer only. */
export async function partsNow(messageId: string): Promise<Part[]> {
  return db.transaction('r', db.messages, db.tails, async () => {
    const message = await db.messages.get(messageId);
    return message ? fold(message.parts, await tailsOf(messageId)) : [];
  });
}

/** Folds a message's tails into its parts, with `change`, in one transaction. */
export async function foldTails(messageId: string, change: Partial<Message> = {}, ended = false): Promise<void> {
  const store = ended ? strictDb : db;
  await store.transaction('rw', store.messages, store.tails, async () => {
    const message = await store.messages.get(messageId);
    if (!message) return;
    const tails = await store.tails
      .where('[messageId+n]')
      .between(...tailsRange(messageId))
      .toArray();
    const parts = fold(message.parts, tails);
    await store.messages.update(messageId, { ...change, parts: ended ? closeReasoning(parts, change.endedAt ?? Date.now()) : parts });
    await store.tails.bulkDelete(tails.map(({ n }) => [messageId, n]));
  });
}

export interface TailWriter {
  /** Takes what arrived; returns at once. */
  push(type: GrowingType, text: string): void;
  /** Writes what is left and folds everything, with the end's facts. */
  end(change: Partial<Message>): Promise<void>;
}

/**
 * Writes a growing answer: the first text at once, then at most every 50 ms; folded when a part ends and every 32 KB.
 * @param parts what the message holds already
 */
export function createTailWriter(messageId: string, parts: readonly Part[] = []): TailWriter {
  let n = 0;
  let part = parts.length - 1;
  let type: GrowingType | undefined;
  let waiting: Tail | undefined;
  let unfolded = 0;
  let lastWrite = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Writes go one after the other; a failed one (disk full) surfaces in `end`.
  let writes: Promise<unknown> = Promise.resolve();

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const tail = waiting;
    waiting = undefined;
    lastWrite = performance.now();
    writes = writes.then(() => db.tails.add(tail));
    writes.catch(() => undefined);
    unfolded += tail.text.length;
    if (unfolded >= FOLD_CHARS) foldNow();
  }

  function foldNow(change: Partial<Message> = {}): void {
    unfolded = 0;
    writes = writes.then(() => foldTails(messageId, change));
    writes.catch(() => undefined);
  }

  /** The reasoning that ends now gets its time. */
  function endPart(): void {
    flush();
    unfolded = 0;
    const now = Date.now();
    const ended = part;
    writes = writes.then(async () => {
      await foldTails(messageId);
      await db.messages.where({ id: messageId }).modify((message) => {
        message.parts = message.parts.map((each, place) => (place === ended ? (closeReasoning([each], now)[0] ?? each) : each));
      });
    });
    writes.catch(() => undefined);
  }

  return {
    push(next, text) {
      if (!text) return;
      if (next !== type) {
        if (type) endPart();
        type = next;
        part += 1;
      }
      waiting = waiting ? { ...waiting, text: waiting.text + text } : { messageId, n: n++, type: next, part, text, at: Date.now() };
      const wait = lastWrite + CHECKPOINT_MS - performance.now();
      if (lastWrite === 0 || wait <= 0) flush();
      else timer ??= setTimeout(flush, wait);
    },
    async end(change) {
      flush();
      await writes;
      await foldTails(messageId, change, true);
    },
  };
}
