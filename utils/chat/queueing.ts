import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { mayReach } from '@/utils/browser/permissions';
import { ensureTurnHost } from '@/utils/browser/turn-host';
import { hostOf } from '@/utils/core/addresses';
import type { Fault } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import type { Chat, Engine, Message } from '@/utils/core/rows';
import { reviveAbove } from '@/utils/store/alternatives';
import { strictDb } from '@/utils/store/db';
import { endpointOf } from '@/utils/store/endpoints';
import { HOST_LOCK } from './locks';

/** Sees to the host, the permission and the endpoint's Origin rule, then writes under the lock that keeps the host from closing. */
export async function queueing<T>(engine: Engine, write: (fault: Fault | undefined) => Promise<T>): Promise<T> {
  return navigator.locks.request(HOST_LOCK, async () => {
    const [fault] = await Promise.all([prepare(engine), ensureTurnHost()]);
    // What can be asked at one time is: each request to the database waits for the one before it to come back.
    return strictDb.transaction('rw', strictDb.chats, strictDb.messages, strictDb.files, () => write(fault));
  });
}

/** @returns the reason why the question cannot leave; it is kept all the same */
async function prepare({ endpointId }: Engine): Promise<Fault | undefined> {
  const endpoint = await endpointOf(endpointId);
  if (!endpoint) return undefined;
  const [mayGo] = await Promise.all([mayReach(endpoint.baseUrl), ensureOriginRule(endpoint.baseUrl)]);
  if (!mayGo) return { code: 'not-allowed-host', host: hostOf(endpoint.baseUrl) };
  return undefined;
}

/** The place after a chat's last message. */
export async function nextSeq(chatId: string): Promise<number> {
  const last = await strictDb.messages.where('[chatId+seq]').between([chatId, 0], [chatId, Number.POSITIVE_INFINITY]).last();
  return (last?.seq ?? -1) + 1;
}

export function newMessage(
  place: Pick<Message, 'chatId' | 'seq' | 'parentId'>,
  fields: Pick<Message, 'role' | 'parts' | 'status'> & Partial<Message>,
): Message {
  return { ...fields, ...place, id: newId(), createdAt: Date.now() };
}

interface Answering {
  /** See `nextSeq`. */
  seq: number;
  engine: Engine;
  fault: Fault | undefined;
  /** ms since the epoch; absent: now. */
  retryAt?: number | undefined;
  /** The alternative that is no longer shown, where there is one. */
  leftId?: string | undefined;
}

/** Adds an answer that waits for its turn, and has the chat show it. To be called inside `queueing`. */
export async function addAnswer(chat: Chat, parentId: string | null, { seq, engine, fault, retryAt, leftId }: Answering): Promise<void> {
  const answer = newMessage(
    { chatId: chat.id, seq, parentId },
    {
      role: 'assistant',
      parts: [],
      status: fault ? 'failed' : 'queued',
      ...engine,
      ...(fault ? { fault } : retryAt === undefined ? {} : { retryAt }),
    },
  );
  // Who asks in a chat that another window deleted wants it back.
  const { deletedAt: _, ...kept } = chat;
  const leaves = leftId !== undefined && chat.head !== null ? { leaves: { ...chat.leaves, [leftId]: chat.head } } : {};
  await Promise.all([
    reviveAbove(chat.id, parentId),
    strictDb.messages.add(answer),
    strictDb.chats.put({ ...kept, ...leaves, head: answer.id, updatedAt: Date.now() }),
  ]);
}
