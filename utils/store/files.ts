import { newId } from '@/utils/core/ids';
import type { Source, SourceFile } from '@/utils/core/rows';
import { db } from './db';

export async function filesOf(chatId: string): Promise<SourceFile[]> {
  return db.files.where({ chatId }).toArray();
}

/** The ids of the files of a chat that hold just this source; its text is not read. */
export async function fileIdsLike(chatId: string, { kind, url, text }: Source): Promise<string[]> {
  const hash = await hashOf(kind, url, text);
  return db.files.where({ chatId, hash }).primaryKeys();
}

export async function hashOf(...texts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(texts.join('\u0000'));
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What stands for the chat in the rows of files that are attached to its next question. */
export function waitingRoom(chatId: string | null): string {
  return `draft:${chatId ?? ''}`;
}

/** The files that go with the next question of a chat, in the order in which they were attached. */
export async function attachmentsOf(chatId: string | null): Promise<SourceFile[]> {
  return (await filesOf(waitingRoom(chatId))).sort((a, b) => a.readAt - b.readAt);
}

/**
 * Has a file go with the next question. The same text is attached once.
 * @returns its id
 */
export async function attach(chatId: string | null, source: Source, now = Date.now()): Promise<string> {
  const room = waitingRoom(chatId);
  const hash = await hashOf(source.kind, source.url, source.text);
  return db.transaction('rw', db.files, async () => {
    const [same] = await db.files.where({ chatId: room, hash }).primaryKeys();
    return same ?? db.files.add({ ...source, id: newId(), chatId: room, hash, readAt: now });
  });
}

export async function detach(fileId: string): Promise<void> {
  await db.files.delete(fileId);
}
