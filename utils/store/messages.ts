import { Dexie } from 'dexie';
import type { Message, MessageStatus } from '@/utils/core/rows';
import { db, strictDb } from './db';

export async function messagesOf(chatId: string): Promise<Message[]> {
  return db.messages.where('[chatId+seq]').between([chatId, Dexie.minKey], [chatId, Dexie.maxKey]).toArray();
}

export async function messageOf(id: string): Promise<Message | undefined> {
  return db.messages.get(id);
}

export async function messageIdsWith(...statuses: MessageStatus[]): Promise<string[]> {
  // One request a status; `anyOf` steps from row to row.
  return (await Promise.all(statuses.map((status) => db.messages.where({ status }).primaryKeys()))).flat();
}

/** Asks the host to stop writing an answer; what has arrived is kept. Does nothing to an answer that has ended. */
export async function requestStop(id: string): Promise<void> {
  await strictDb.messages.where({ id }).modify((message) => {
    if (message.status === 'queued') message.status = 'stopped';
    if (message.status === 'streaming') message.status = 'stopping';
  });
}

/**
 * Says that an answer is being written from now on, or still, with what is known of it.
 * @throws AbortError where nobody wants it any more; nothing is written then
 */
export async function beginAnswer(id: string, change: Change = {}): Promise<void> {
  await db.transaction('rw', db.messages, async () => {
    const message = await messageOf(id);
    if (message?.status !== 'queued' && message?.status !== 'streaming') throw new DOMException('Stopped before it began', 'AbortError');
    await db.messages.update(id, { ...(change as Partial<Message>), status: 'streaming' });
  });
}

/** Has an answer that waits for its server asked for at once. Does nothing to one that does not wait. */
export async function tryNow(id: string): Promise<void> {
  await db.messages.where({ id }).modify((message) => {
    delete message.retryAt;
  });
}

/** What becomes of a row's fields; one that is undefined is taken away. */
type Change = { [Key in keyof Message]?: Message[Key] | undefined };

export async function changeMessage(id: string, change: Change): Promise<void> {
  await db.messages.update(id, change as Partial<Message>);
}

/** Keeps what stands for a message and all above it, unless somebody wrote another meanwhile. @param before as it was when it was begun */
export async function keepSummary(id: string, summary: string, before: string | undefined): Promise<void> {
  await db.messages.where({ id }).modify((message) => {
    if (message.summary === before) message.summary = summary;
  });
}

/** Whether a summary on a branch below a message has taken up the message's own. */
export async function hasLaterSummary({ id, chatId, seq }: Message): Promise<boolean> {
  const later = await db.messages.where('[chatId+seq]').between([chatId, seq], [chatId, Dexie.maxKey], false).toArray();
  const below = new Set([id]);
  return later.some((message) => {
    if (message.parentId === null || !below.has(message.parentId)) return false;
    below.add(message.id);
    return !!message.summary;
  });
}
