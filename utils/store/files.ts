import { Dexie } from 'dexie';
import { newId } from '@/utils/core/ids';
import type { OcrLanguage } from '@/utils/core/ocr/languages';
import { hasWords, withWords } from '@/utils/core/ocr/with-words';
import type { Source, SourceFile } from '@/utils/core/rows';
import { db } from './db';

export async function filesOf(chatId: string): Promise<SourceFile[]> {
  return db.files.where({ chatId }).toArray();
}

export async function fileOf(id: string): Promise<SourceFile | undefined> {
  return db.files.get(id);
}

/** The ids of the files of a chat that hold just this source; its text is not read. */
export async function fileIdsLike(chatId: string, source: Source): Promise<string[]> {
  // A live query knows what it has read only until it waits for something else: https://dexie.org/docs/liveQuery()
  const hash = await Dexie.Promise.resolve(hashOf(source));
  return db.files.where({ chatId, hash }).primaryKeys();
}

/** What a source says or shows, and where: two of the same hash are one, whatever they are called. */
export async function hashOf({ kind, url, text, picture }: Source): Promise<string> {
  const shown = picture ? [await sha256(await picture.bytes.arrayBuffer())] : [];
  return sha256(new TextEncoder().encode([kind, url, text, ...shown].join('\u0000')));
}

/** As hex. */
async function sha256(bytes: BufferSource): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of the pictures among files, by their ids. To be read outside of a transaction, which does not wait for them. */
export async function pictureBytes(files: readonly SourceFile[]): Promise<Map<string, Uint8Array>> {
  const read = files.map(async ({ id, picture }) => (picture ? [[id, new Uint8Array(await picture.bytes.arrayBuffer())] as const] : []));
  return new Map((await Promise.all(read)).flat());
}

const WAITING = 'draft:';

/** What stands for the chat in the rows of files that are attached to its next question. */
export function waitingRoom(chatId: string | null): string {
  return `${WAITING}${chatId ?? ''}`;
}

function isWaiting({ chatId }: SourceFile): boolean {
  return chatId.startsWith(WAITING);
}

/** The files that go with the next question of a chat, in the order in which they were attached. */
export async function attachmentsOf(chatId: string | null): Promise<SourceFile[]> {
  return (await filesOf(waitingRoom(chatId))).sort((a, b) => a.readAt - b.readAt);
}

/**
 * Has a file go with the next question. The same text or picture is attached once.
 * @returns its id
 */
export async function attach(chatId: string | null, source: Source, now = Date.now()): Promise<string> {
  const room = waitingRoom(chatId);
  const hash = await hashOf(source);
  return db.transaction('rw', db.files, async () => {
    const [same] = await db.files.where({ chatId: room, hash }).primaryKeys();
    if (same === undefined) return db.files.add({ ...source, id: newId(), chatId: room, hash, readAt: now });
    // It stands where it was read last.
    if (source.place) await db.files.update(same, { place: source.place });
    return same;
  });
}

export async function detach(fileId: string): Promise<void> {
  await db.files.delete(fileId);
}

/**
 * Keeps the words that were read from a picture with it; a picture that is gone meanwhile has none, and one whose words were asked about keeps
 * those: what was sent is shown from its row.
 */
export async function keepWords(fileId: string, words: string, languages: readonly OcrLanguage[]): Promise<void> {
  const file = await fileOf(fileId);
  if (!file || (hasWords(file) && !isWaiting(file))) return;
  const read = withWords(file, words, languages);
  await db.files.update(fileId, { ...read, hash: await hashOf({ ...file, ...read }) });
}

/** The pictures among files, in the order of their ids. */
export async function picturesAmong(fileIds: readonly string[]): Promise<SourceFile[]> {
  return (await db.files.bulkGet([...fileIds])).filter((file) => file?.picture !== undefined) as SourceFile[];
}
