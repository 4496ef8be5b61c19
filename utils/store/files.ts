import { Dexie } from 'dexie';
import { AppError } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import { isPdf } from '@/utils/core/media/media-type';
import type { OcrLanguage } from '@/utils/core/ocr/languages';
import { aboutPicture, hasWords, withWords } from '@/utils/core/ocr/with-words';
import type { EditHistory } from '@/utils/core/pictures/edits';
import { isSamePicture } from '@/utils/core/pictures/is-same-picture';
import type { Media, Picture, Recording, Source, SourceFile, Transcript } from '@/utils/core/rows';
import { sha256 } from '@/utils/core/sha256';
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

/**
 * What a source says or shows, and where: two of the same hash are one, whatever they are called, but for pictures: who attaches `before.png` and
 * `after.png` asks about both. A recording or a film is the same before and after somebody wrote down what is said in it.
 */
export async function hashOf({ kind, url, title, text, picture, media }: Source): Promise<string> {
  const bytes = picture?.bytes ?? media?.bytes;
  const shown = bytes ? [await sha256(await bytes.arrayBuffer())] : [];
  if (picture) shown.push(title);
  const said = media && !isPdf(media.bytes) ? '' : text;
  return sha256(new TextEncoder().encode([kind, url, said, ...shown].join('\u0000')));
}

/** What a model is told of a picture that one made. */
const MADE = 'A model made it in this chat.';

/** The row of a picture that a model made, to be added to its chat. */
export async function madeFile(picture: Picture, title: string, now: number): Promise<Omit<SourceFile, 'chatId'>> {
  const source: Source = { kind: 'file', url: '', title, language: '', icon: '', text: MADE, picture };
  return { ...source, id: newId(), hash: await hashOf(source), readAt: now };
}

const WAITING = 'draft:';

/** What stands for the chat in the rows of files that are attached to its next question. */
export function waitingRoom(chatId: string | null): string {
  return `${WAITING}${chatId ?? ''}`;
}

function isWaiting({ chatId }: Pick<SourceFile, 'chatId'>): boolean {
  return chatId.startsWith(WAITING);
}

/** The files that go with the next question of a chat, in the order in which they were attached. */
export async function attachmentsOf(chatId: string | null): Promise<SourceFile[]> {
  return (await filesOf(waitingRoom(chatId))).sort((a, b) => a.readAt - b.readAt);
}

/**
 * Has a file go with the next question. The same text is attached once, and so is a picture of the same name.
 * @param beside ids of rows beside which it stands, even where it is the same as one of them: pieces of one page may look alike
 * @returns its id
 */
export async function attach(chatId: string | null, source: Source, now = Date.now(), beside: readonly string[] = []): Promise<string> {
  const room = waitingRoom(chatId);
  const idsOf = (hash: string) => db.files.where({ chatId: room, hash }).primaryKeys();
  let hash = await hashOf(source);
  while (beside.length > 0 && (await idsOf(hash)).some((id) => beside.includes(id))) hash = await sha256(new TextEncoder().encode(hash));
  return db.transaction('rw', db.files, async () => {
    const [same] = await idsOf(hash);
    if (same === undefined) return db.files.add({ ...source, id: newId(), chatId: room, hash, readAt: now });
    // It stands where it was read last.
    if (source.place) await db.files.update(same, { place: source.place });
    return same;
  });
}

/** Puts files that wait into an order, in which they are shown and sent. What came meanwhile stays at the end. */
export async function orderFiles(ids: readonly string[]): Promise<void> {
  await db.transaction('rw', db.files, async () => {
    const rows = (await db.files.bulkGet([...ids])).filter((row) => row !== undefined && isWaiting(row));
    const times = rows.map((row) => row?.readAt ?? 0).sort((a, b) => a - b);
    let last = Number.NEGATIVE_INFINITY;
    for (const [at, row] of rows.entries()) {
      // Files that were read within the same moment have an order, too.
      last = Math.max(last + 1, times[at] ?? 0);
      if (row) await db.files.update(row.id, { readAt: last });
    }
  });
}

/**
 * Puts another picture in the place of that of a file that waits; its name, its place and what its page says of it stay.
 * @param from the file, with the picture that is replaced
 * @throws AppError `picture-replaced` where it has another by now, was sent or is gone
 */
export async function changePicture({ id, picture: from }: { id: string; picture?: Picture | undefined }, picture: Picture): Promise<void> {
  const row = await db.files.get(id);
  if (!row) throw new AppError('picture-replaced');
  // Words that were read are those of the picture as it was: what was covered since must not go along as text.
  const changed = { picture, text: aboutPicture(row) };
  const hash = await hashOf({ ...row, ...changed });
  // Sending deletes the row.
  const count = await db.files
    .where({ id })
    .and((file) => isWaiting(file) && isSamePicture(file.picture, from))
    .modify((file) => {
      Object.assign(file, changed, { hash });
      delete file.ocr;
      delete file.edits;
    });
  if (count === 0) throw new AppError('picture-replaced');
}

/** Keeps what was done in the editor to the picture of a file that waits, if it still has that picture. @param edits undefined: nothing is kept */
export async function keepEdits({ id, picture }: Pick<SourceFile, 'id' | 'picture'>, edits: EditHistory | undefined): Promise<void> {
  await db.files.where({ id }).modify((file) => {
    if (!isWaiting(file) || !isSamePicture(file.picture, picture)) return;
    if (edits) file.edits = edits;
    else delete file.edits;
  });
}

/** Has a PDF that waits go as itself, or as its text again. */
export async function sendItself(fileId: string, media: Media | undefined): Promise<void> {
  const row = await db.files.get(fileId);
  if (!row || !isWaiting(row)) return;
  const { media: _, ...text } = row;
  const hash = await hashOf(media ? { ...text, media } : text);
  await db.files.where({ id: fileId }).modify((file) => {
    file.hash = hash;
    if (media) file.media = media;
    else delete file.media;
  });
}

export async function detach(fileId: string): Promise<void> {
  await db.files.delete(fileId);
}

/**
 * Keeps the words that were read from a picture with it; a picture that is gone meanwhile has none, and one whose words were asked about keeps
 * those: what was sent is shown from its row.
 * @param read the hash of what they were read from; words of a picture that was changed since are dropped
 */
export async function keepWords(fileId: string, words: string, languages: readonly OcrLanguage[], read?: string): Promise<void> {
  const row = await fileOf(fileId);
  if (!row || (read !== undefined && read !== row.hash)) return;
  const now = withWords(row, words, languages);
  const hash = await hashOf({ ...row, ...now });
  // It may have been changed while its hash was reckoned.
  await db.files.where({ id: fileId }).modify((file) => {
    if (file.hash === row.hash && (isWaiting(file) || !hasWords(file))) Object.assign(file, now, { hash });
  });
}

/** The row of a file; of one that waited, and was asked about since, that of its chat. */
export async function rowNow({ id, chatId, hash }: Pick<SourceFile, 'id' | 'chatId' | 'hash'>): Promise<SourceFile | undefined> {
  const row = await db.files.get(id);
  if (row || !isWaiting({ chatId })) return row;
  return (await rowsInChats(hash, chatId.slice(WAITING.length))).at(-1);
}

/**
 * The rows of chats that hold a file, the one that was read last at the end. Measured in Chromium with 10,000 files of 5,000 chats: 0.1 s to look
 * through the keys, 2 s to step from chat to chat.
 */
async function rowsInChats(hash: string, chatId = ''): Promise<SourceFile[]> {
  const ids: string[] = [];
  const among = chatId ? db.files.where({ chatId, hash }) : db.files.orderBy('[chatId+hash]');
  await among.eachKey((key, { primaryKey }) => {
    const [room, of] = key as unknown as [string, string];
    if (of === hash && !isWaiting({ chatId: room })) ids.push(primaryKey);
  });
  return db.files.where('id').anyOf(ids).sortBy('readAt');
}

/** The rows that wait for the words of a recording or a film: its own, and those of branches, which took over its mark. */
async function rowsWaiting(file: Pick<SourceFile, 'id' | 'chatId' | 'hash'>): Promise<SourceFile[]> {
  const [own, all] = await Promise.all([rowNow(file), rowsInChats(file.hash)]);
  return [...(own ? [own] : []), ...all.filter(({ id, writing }) => writing && id !== own?.id)];
}

/** Notes that what is said in a recording or a film is being written down, or is no more. To be called under its lock. */
export async function markWriting(file: Pick<SourceFile, 'id' | 'chatId' | 'hash'>, isWriting: boolean): Promise<void> {
  await db.transaction('rw', db.files, async () => {
    const ids = (await rowsWaiting(file)).map(({ id }) => id);
    await db.files
      .where('id')
      .anyOf(ids)
      .modify((row) => {
        if (isWriting) row.writing = true;
        else delete row.writing;
      });
  });
}

/**
 * Keeps what is said in a recording or a film with it and with each branch that was made meanwhile, and in the labels of the questions that brought
 * it; one that has words keeps those, as they may have been sent.
 * @param said with a text
 * @returns whether it is there still
 */
export async function keepTranscript(
  file: Pick<SourceFile, 'id' | 'chatId' | 'hash'>,
  said: Pick<Source, 'text' | 'cut'>,
  transcript: Transcript,
): Promise<boolean> {
  return db.transaction('rw', db.files, db.messages, async () => {
    const rows = await rowsWaiting(file);
    for (const row of rows) if (!row.transcript) await keepSaid(row, said, transcript);
    return rows.length > 0;
  });
}

async function keepSaid(row: SourceFile, said: Pick<Source, 'text' | 'cut'>, transcript: Transcript): Promise<void> {
  const { id: fileId, chatId } = row;
  await db.files.update(fileId, { ...said, transcript });
  if (isWaiting(row)) return;
  await db.messages
    .where('[chatId+seq]')
    .between([chatId, Dexie.minKey], [chatId, Dexie.maxKey])
    .modify(({ parts }) => {
      for (const part of parts) if (part.type === 'source' && part.fileId === fileId && part.label) part.label.transcript = transcript;
    });
}

/** The recordings and films among files, in the order of their ids. */
export async function recordingsAmong(fileIds: readonly string[]): Promise<Recording[]> {
  return (await db.files.bulkGet([...fileIds])).filter((file): file is Recording => file?.media !== undefined && !isPdf(file.media.bytes));
}

/** The pictures among files, in the order of their ids. */
export async function picturesAmong(fileIds: readonly string[]): Promise<SourceFile[]> {
  return (await db.files.bulkGet([...fileIds])).filter((file) => file?.picture !== undefined) as SourceFile[];
}
