import { toBase64 } from '@/utils/core/base64';
import { fold } from '@/utils/core/parts';
import type { Chat, Message, SourceFile } from '@/utils/core/rows';
import { isLive, withoutDeleted, withoutLife } from '@/utils/core/tree';
import { BACKUP_VERSION } from './backup-version';
import { chatIds, chatsOf } from './chats';
import { db } from './db';
import { filesOf } from './files';
import { messagesOf } from './messages';
import { tailsOf } from './tails';

/** Characters that are kept as strings before the browser gets them, which may lay them on the disk. */
const SLICE_CHARS = 4_000_000;

/** Chats that are read at once, each at one moment with the others. */
const SLICE_CHATS = 10;

/** Settings that say what a window shows now, and nothing about the user. */
const PASSING = ['shown'];

export interface BackupProgress {
  done: number;
  of: number;
}

/**
 * Writes what Aside holds as one JSON file: chats with their messages and pages, endpoints, prompts, settings. No key goes along, nor the value of
 * an extra header; those lie in another database, which is not read.
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
  let isFirst = true;
  function write(text: string): void {
    texts.push(text);
    chars += text.length;
    if (chars < SLICE_CHARS) return;
    blobs.push(new Blob(texts));
    texts = [];
    chars = 0;
  }

  async function writeEntry(entry: Entry): Promise<void> {
    write(`${isFirst ? '' : ','}\n{"chat":${JSON.stringify(entry.chat)},"messages":[`);
    isFirst = false;
    for (const [at, message] of entry.messages.entries()) write(`${at ? ',' : ''}${JSON.stringify(message)}`);
    write('],"files":[');
    for (const [at, file] of entry.files.entries()) write(`${at ? ',' : ''}${JSON.stringify(await withBytes(file))}`);
    write(']}');
  }

  // The names stand in the order of the alphabet, as some tools write them so: who reads must know the version first.
  write(`{"aside":${JSON.stringify({ version: BACKUP_VERSION, writtenAt: new Date().toISOString() })},\n"chats":[`);
  for (let done = 0; done < ids.length; done += SLICE_CHATS) {
    signal.throwIfAborted();
    onProgress({ done, of: ids.length });
    for (const entry of await entriesOf(ids.slice(done, done + SLICE_CHATS))) await writeEntry(entry);
  }
  write('\n]');
  if (!wish.chatIds) {
    const [endpoints, prompts, settings] = await Promise.all([
      db.endpoints.toArray(),
      db.prompts.toArray(),
      db.settings.filter(({ id }) => !PASSING.includes(id)).toArray(),
    ]);
    const rest = { endpoints, prompts, settings: Object.fromEntries(settings.map(({ id, value }) => [id, value])) };
    for (const [name, value] of Object.entries(rest)) write(`,\n"${name}":${JSON.stringify(value)}`);
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
  files: Omit<SourceFile, 'chatId' | 'place' | 'writing' | 'edits'>[];
}

/** The chats that are not deleted, with what belongs to them. */
async function entriesOf(ids: readonly string[]): Promise<Entry[]> {
  return db.transaction('r', db.chats, db.messages, db.files, db.tails, async () => {
    const chats = await chatsOf(ids);
    return Promise.all(
      chats.map(async (chat) => {
        const [messages, files] = await Promise.all([messagesOf(chat.id), filesOf(chat.id)]);
        return {
          chat,
          messages: await Promise.all(withoutDeleted(messages).map(asItStands)),
          files: files.map(({ chatId: _, place: __, writing: ___, edits: ____, ...file }) => file),
        };
      }),
    );
  });
}

/** A file as JSON can hold it: the bytes of a picture, a recording, a film or a PDF as base64. */
async function withBytes({ picture, media, ...file }: Entry['files'][number]): Promise<object> {
  if (media) {
    const { bytes, ...length } = media;
    return { ...file, media: { type: bytes.type, ...length, base64: await base64Of(bytes) } };
  }
  if (!picture) return file;
  const { bytes, width, height } = picture;
  return { ...file, picture: { type: bytes.type, width, height, base64: await base64Of(bytes) } };
}

async function base64Of(bytes: Blob): Promise<string> {
  return toBase64(new Uint8Array(await bytes.arrayBuffer()));
}

/** A message with what has arrived of it; one that is still being written counts as broken off. */
async function asItStands(row: Message): Promise<Omit<Message, 'chatId'>> {
  const { chatId: _, ...message } = withoutLife(row);
  if (!isLive(message)) return message;
  return { ...message, parts: fold(message.parts, await tailsOf(message.id)), status: 'interrupted' };
}
