import { newId } from '@/utils/core/ids';
import type { NumberRuns } from '@/utils/core/number-runs';
import { type Part, sourcePart, textOf } from '@/utils/core/parts';
import type { Chat, Engine, Message, Source, SourceFile } from '@/utils/core/rows';
import { strictDb } from '@/utils/store/db';
import { hashOf } from '@/utils/store/files';
import { restruckParts } from './carried';
import { addAnswer, newMessage, nextSeq, queueing } from './queueing';
import { titleFor } from './title';

export interface Question {
  /** `null` begins a chat. */
  chatId: string | null;
  /** The message it follows; absent: what the chat shows last. */
  after?: string;
  text: string;
  sources: readonly Source[];
  /** The ids of files that wait for this question, as `attach` keeps them. */
  attached?: readonly string[];
  engine: Engine;
  actionId?: string;
  onlySources?: boolean;
  wantsPicture?: boolean;
  wantsAll?: boolean;
  /** What the chat shows, root first, as far as it is read. */
  branch?: readonly Message[];
  /** The passages of a source that the user left out; undefined where nothing was said of it. */
  struckOf?(source: Source): NumberRuns | undefined;
}

/**
 * Writes question, sources and a queued answer to the disk in one strict transaction; the turn host does the rest.
 * @returns the chat, which may be new
 */
export async function ask({
  chatId,
  after,
  text,
  sources,
  attached = [],
  engine,
  actionId,
  onlySources,
  wantsPicture,
  wantsAll,
  branch = [],
  struckOf = () => undefined,
}: Question): Promise<string> {
  const hashed = await Promise.all(sources.map(async (source) => ({ source, hash: await hashOf(source) })));
  return queueing(engine, async (fault) => {
    const [known, seq, shown, waiting, kept] = await Promise.all([
      chatId === null ? undefined : strictDb.chats.get(chatId),
      chatId === null ? 0 : nextSeq(chatId),
      after === undefined ? undefined : strictDb.messages.get(after),
      strictDb.files.bulkGet([...attached]),
      chatId === null ? [] : strictDb.files.where({ chatId }).toArray(),
    ]);
    const chat = known ?? newChat(text, sources, actionId, Date.now());
    const parts: Part[] = [];
    const add = ({ id, transcript }: SourceFile, source: Source): void => {
      const struck = struckOf(source);
      parts.push({ ...sourcePart(id, { ...source, ...(transcript ? { transcript } : {}) }), ...(struck?.length ? { struck } : {}) });
    };
    for (const { source, hash } of hashed) add(await keepFile(chat.id, { ...source, hash }), source);
    for (const file of waiting) {
      if (!file) continue;
      const { id, chatId: _, readAt: __, edits: ___, ...source } = file;
      await strictDb.files.delete(id);
      add(await keepFile(chat.id, source), file);
    }
    const byId = new Map(kept.map((file) => [file.id, file]));
    const brought = [...sources, ...waiting].flatMap((source) => (source ? [{ id: '', ...source }] : []));
    parts.unshift(...restruckParts(branch, byId, brought, struckOf));
    const parentId = shown?.chatId === chat.id ? shown.id : chat.head;
    const question = newMessage(
      { chatId: chat.id, seq, parentId },
      {
        role: 'user',
        parts: [...parts, { type: 'text', text }],
        status: 'done',
        ...(actionId ? { actionId } : {}),
        ...(onlySources ? { onlySources } : {}),
        ...(wantsPicture ? { wantsPicture } : {}),
        ...(wantsAll ? { wantsAll } : {}),
      },
    );
    await Promise.all([strictDb.messages.add(question), addAnswer(chat, question.id, { seq: seq + 1, engine, fault })]);
    return chat.id;
  });
}

/**
 * Asks a question in other words: a new one beside it, with the same sources. The old one stays, with all that stands under it.
 * @param wantsPicture absent: as the question did
 */
export async function askEdited(
  question: Message,
  text: string,
  engine: Engine,
  wantsPicture: boolean = question.wantsPicture ?? false,
): Promise<void> {
  await queueing(engine, async (fault) => {
    const [chat, seq] = await Promise.all([strictDb.chats.get(question.chatId), nextSeq(question.chatId)]);
    if (!chat) return;
    const sources = question.parts.filter(({ type }) => type === 'source');
    // An action's question in the user's own words is the user's.
    const isSame = text === textOf(question.parts);
    const edited = newMessage(
      { chatId: chat.id, seq, parentId: question.parentId },
      {
        role: 'user',
        parts: [...sources, { type: 'text', text }],
        status: 'done',
        ...(isSame && question.actionId ? { actionId: question.actionId } : {}),
        ...(question.onlySources ? { onlySources: true } : {}),
        ...(wantsPicture ? { wantsPicture: true } : {}),
        ...(question.wantsAll ? { wantsAll: true } : {}),
      },
    );
    await Promise.all([strictDb.messages.add(edited), addAnswer(chat, edited.id, { seq: seq + 1, engine, fault, leftId: question.id })]);
  });
}

/**
 * Asks again under the same question, as another child; the old answer stays.
 * @param retryAt when, in ms since the epoch; absent: now
 * @param lastId the last continuation of the answer, where it has any
 */
export async function askAgain(answer: Message, engine: Engine, retryAt?: number, lastId = answer.id): Promise<void> {
  await addChild(answer.chatId, answer.parentId, engine, retryAt, lastId);
}

/** Asks for the rest of an answer that was cut off, as its child; or for the answer to a question that has none. */
export async function continueAnswer(message: Message, engine: Engine): Promise<void> {
  await addChild(message.chatId, message.id, engine);
}

async function addChild(chatId: string, parentId: string | null, engine: Engine, retryAt?: number, leftId?: string): Promise<void> {
  await queueing(engine, async (fault) => {
    const [chat, seq] = await Promise.all([strictDb.chats.get(chatId), nextSeq(chatId)]);
    if (chat) await addAnswer(chat, parentId, { seq, engine, fault, retryAt, leftId });
  });
}

function newChat(text: string, sources: readonly Source[], actionId: string | undefined, now: number): Chat {
  const [source] = sources;
  const page = source && { url: source.url, title: source.title, icon: source.icon };
  return { id: newId(), title: titleFor(text, source, actionId), head: null, createdAt: now, updatedAt: now, ...(page ? { page } : {}) };
}

/** Keeps a source once a chat, with the place where it was read last, and what was written down of it. @returns its file */
async function keepFile(chatId: string, source: Source & { hash: string }): Promise<SourceFile> {
  const kept = await strictDb.files.where({ chatId, hash: source.hash }).first();
  if (kept) {
    const { place, text, cut, transcript } = source;
    const changes = {
      ...(place ? { place } : {}),
      ...(transcript && !kept.transcript ? { text, transcript, ...(cut ? { cut } : {}) } : {}),
    };
    await strictDb.files.update(kept.id, changes);
    return { ...kept, ...changes };
  }
  const file: SourceFile = { ...source, id: newId(), chatId, readAt: Date.now() };
  await strictDb.files.add(file);
  return file;
}
