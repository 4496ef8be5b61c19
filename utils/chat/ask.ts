import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { mayReach } from '@/utils/browser/permissions';
import { ensureTurnHost } from '@/utils/browser/turn-host';
import { hostOf } from '@/utils/core/addresses';
import type { Fault } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import type { Part } from '@/utils/core/parts';
import type { Chat, Engine, Message, Source, SourceFile } from '@/utils/core/rows';
import { strictDb } from '@/utils/store/db';
import { endpointOf } from '@/utils/store/endpoints';
import { hashOf } from '@/utils/store/files';
import { HOST_LOCK } from './locks';
import { titleFor } from './title';

export interface Question {
  /** `null` begins a chat. */
  chatId: string | null;
  text: string;
  sources: readonly Source[];
  engine: Engine;
  actionId?: string;
}

/**
 * Writes question, sources and a queued answer to the disk in one strict transaction; the turn host does the rest.
 * @returns the chat, which may be new
 */
export async function ask({ chatId, text, sources, engine, actionId }: Question): Promise<string> {
  const hashed = await Promise.all(sources.map(async (source) => ({ source, hash: await hashOf(source.kind, source.url, source.text) })));
  return queueing(engine, async (fault) => {
    const now = Date.now();
    const chat = (chatId === null ? undefined : await strictDb.chats.get(chatId)) ?? newChat(text, sources, actionId, now);
    const parts: Part[] = [];
    for (const { source, hash } of hashed) {
      const kept = await strictDb.files.where({ chatId: chat.id, hash }).first();
      const file: SourceFile = kept ?? { ...source, id: newId(), chatId: chat.id, hash, readAt: now };
      if (!kept) await strictDb.files.add(file);
      parts.push({ type: 'source', fileId: file.id });
    }
    const question = await addMessage(
      chat,
      { role: 'user', parts: [...parts, { type: 'text', text }], status: 'done', ...(actionId ? { actionId } : {}) },
      now,
    );
    await addAnswer(chat, question.id, engine, fault, now);
    return chat.id;
  });
}

/**
 * Asks again under the same question, as another child; the old answer stays.
 * @param retryAt when, in ms since the epoch; absent: now
 */
export async function askAgain(answer: Message, engine: Engine, retryAt?: number): Promise<void> {
  await addChild(answer.chatId, answer.parentId, engine, retryAt);
}

/** Asks for the rest of an answer that was cut off, as its child. */
export async function continueAnswer(answer: Message, engine: Engine): Promise<void> {
  await addChild(answer.chatId, answer.id, engine);
}

async function addChild(chatId: string, parentId: string | null, engine: Engine, retryAt?: number): Promise<void> {
  await queueing(engine, async (fault) => {
    const chat = await strictDb.chats.get(chatId);
    if (chat) await addAnswer(chat, parentId, engine, fault, Date.now(), retryAt);
  });
}

/** Sees to the host, the permission and the endpoint's Origin rule, then writes under the lock that keeps the host from closing. */
async function queueing<T>(engine: Engine, write: (fault: Fault | undefined) => Promise<T>): Promise<T> {
  return navigator.locks.request(HOST_LOCK, async () => {
    const fault = await prepare(engine);
    return strictDb.transaction('rw', strictDb.chats, strictDb.messages, strictDb.files, () => write(fault));
  });
}

/** @returns the reason why the question cannot leave; it is kept all the same */
async function prepare({ endpointId }: Engine): Promise<Fault | undefined> {
  const [endpoint] = await Promise.all([endpointOf(endpointId), ensureTurnHost()]);
  if (!endpoint) return undefined;
  const [mayGo] = await Promise.all([mayReach(endpoint.baseUrl), ensureOriginRule(endpoint.baseUrl)]);
  if (!mayGo) return { code: 'not-allowed-host', host: hostOf(endpoint.baseUrl) };
  return undefined;
}

function newChat(text: string, sources: readonly Source[], actionId: string | undefined, now: number): Chat {
  const [source] = sources;
  const page = source && { url: source.url, title: source.title, icon: source.icon };
  return { id: newId(), title: titleFor(text, source, actionId), head: null, createdAt: now, updatedAt: now, ...(page ? { page } : {}) };
}

async function addAnswer(
  chat: Chat,
  parentId: string | null,
  engine: Engine,
  fault: Fault | undefined,
  now: number,
  retryAt?: number,
): Promise<void> {
  const answer = await addMessage(
    { ...chat, head: parentId },
    {
      role: 'assistant',
      parts: [],
      status: fault ? 'failed' : 'queued',
      ...engine,
      ...(fault ? { fault } : retryAt === undefined ? {} : { retryAt }),
    },
    now,
  );
  // Who asks in a chat that another window deleted wants it back.
  const { deletedAt: _, ...kept } = chat;
  await strictDb.chats.put({ ...kept, head: answer.id, updatedAt: now });
}

/** Adds a message under the chat's head. */
async function addMessage(
  chat: Chat,
  fields: Pick<Message, 'role' | 'parts' | 'status'> & Partial<Message>,
  now: number,
): Promise<Message> {
  const seq = await strictDb.messages.where('[chatId+seq]').between([chat.id, 0], [chat.id, Number.POSITIVE_INFINITY]).count();
  const message: Message = { ...fields, id: newId(), chatId: chat.id, seq, parentId: chat.head, createdAt: now };
  await strictDb.messages.add(message);
  return message;
}
