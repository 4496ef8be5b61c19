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
 * Says that an answer is being written from now on, with what is known of it.
 * @throws AbortError where nobody wants it any more; nothing is written then
 */
export async function beginAnswer(id: string, change: Partial<Message> = {}): Promise<void> {
  await db.transaction('rw', db.messages, async () => {
    const message = await messageOf(id);
    if (message?.status !== 'queued' && message?.status !== 'streaming') throw new DOMException('Stopped before it began', 'AbortError');
    await db.messages.put({ ...message, ...change, status: 'streaming' });
  });
}

/** Has an answer that waits for its server asked for at once. Does nothing to one that does not wait. */
export async function tryNow(id: string): Promise<void> {
  await db.messages.where({ id }).modify((message) => {
    delete message.retryAt;
  });
}

export async function changeMessage(id: string, change: Partial<Message>): Promise<void> {
  await db.messages.update(id, change);
}
