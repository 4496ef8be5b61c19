import { fold } from '@/utils/core/parts';
import type { Chat, Endpoint, Message, SourceFile } from '@/utils/core/rows';
import { isLive, withoutDeleted } from '@/utils/core/tree';
import { BACKUP_VERSION } from './backup-version';
import { chatIds } from './chats';
import { db } from './db';
import { messagesOf } from './messages';
import { tailsOf } from './tails';

/** Characters that are kept as strings before the browser gets them, which may lay them on the disk. */
const SLICE_CHARS = 4_000_000;

/** Settings that say what a window shows now, and nothing about the user. */
const PASSING = ['shown'];

export interface BackupProgress {
  done: number;
  of: number;
}

/**
 * Writes what Aside holds as one JSON file: chats with their messages and pages, endpoints, settings. No key goes along, nor the value of
 * an extra header; those lie in another database, which is not read. Each chat is read at one moment.
 * @param wish `chatIds` are the only chats that go along, and nothing else does; absent: everything
 * @throws AbortError
 */
export async function writeBackup(
  wish: { chatIds?: readonly string[] },
  onProgress: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const ids = wish.chatIds ?? (await chatIds());
  const blobs: Blob[] = [];
  let texts: string[] = [];
  let chars = 0;
  function write(text: string): void {
    texts.push(text);
    chars += text.length;
    if (chars < SLICE_CHARS) return;
    blobs.push(new Blob(texts));
    texts = [];
    chars = 0;
  }

  // The names stand in the order of the alphabet, as some tools write them so: who reads must know the version first.
  write(`{"aside":${JSON.stringify({ version: BACKUP_VERSION, writtenAt: new Date().toISOString() })},\n"chats":[`);
  let isFirst = true;
  for (const [done, id] of ids.entries()) {
    signal.throwIfAborted();
    onProgress({ done, of: ids.length });
    const entry = await entryOf(id);
    if (!entry) continue;
    write(`${isFirst ? '' : ','}\n{"chat":${JSON.stringify(entry.chat)},"messages":[`);
    isFirst = false;
    for (const [at, message] of entry.messages.entries()) write(`${at ? ',' : ''}${JSON.stringify(message)}`);
    write('],"files":[');
    for (const [at, file] of entry.files.entries()) write(`${at ? ',' : ''}${JSON.stringify(file)}`);
    write(']}');
  }
  write('\n]');
  if (!wish.chatIds) {
    const [endpoints, settings]: [Endpoint[], { id: string; value: unknown }[]] = await Promise.all([
      db.endpoints.toArray(),
      db.settings.filter(({ id }) => !PASSING.includes(id)).toArray(),
    ]);
    write(
      `,\n"endpoints":${JSON.stringify(endpoints)},\n"settings":${JSON.stringify(Object.fromEntries(settings.map(({ id, value }) => [id, value])))}`,
    );
  }
  write('}\n');
  return new Blob([...blobs, ...texts], { type: 'application/json' });
}

/** `aside-2026-11-24.json` */
export function backupName(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `aside-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

interface Entry {
  chat: Chat;
  messages: Omit<Message, 'chatId'>[];
  files: Omit<SourceFile, 'chatId'>[];
}

async function entryOf(chatId: string): Promise<Entry | undefined> {
  return db.transaction('r', db.chats, db.messages, db.files, db.tails, async () => {
    const chat = await db.chats.get(chatId);
    if (!chat || chat.deletedAt !== undefined) return undefined;
    const [messages, files] = await Promise.all([messagesOf(chatId), db.files.where({ chatId }).toArray()]);
    return {
      chat,
      messages: await Promise.all(withoutDeleted(messages).map(asItStands)),
      files: files.map(({ chatId: _, ...file }) => file),
    };
  });
}

/** A message with what has arrived of it; one that is still being written counts as broken off. */
async function asItStands({ chatId: _, retryAt: __, retries: ___, ...message }: Message): Promise<Omit<Message, 'chatId'>> {
  if (!isLive(message)) return message;
  return { ...message, parts: fold(message.parts, await tailsOf(message.id)), status: 'interrupted' };
}
