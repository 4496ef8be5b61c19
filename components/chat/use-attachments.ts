import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import type { Transcriber } from '@/utils/chat/transcribers';
import type { FaultCode } from '@/utils/core/faults';
import { isPdf, MOST_MEDIA_BYTES } from '@/utils/core/media/media-type';
import type { NumberRuns } from '@/utils/core/number-runs';
import type { OcrLanguage } from '@/utils/core/ocr/languages';
import type { Recording, Source, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { attach, attachmentsOf, detach, sendItself, waitingRoom } from '@/utils/store/files';
import { isFromPage, picturesIn } from './carried-pictures';
import { focusComposer } from './composer-focus';
import { filesInFolder, firstOf, foldersIn } from './dropped-folder';
import { framesJob } from './film-frames';
import { type GetPictures, picturesJob } from './picture-job';
import { type LeftOut, pagesJob, type ScannedPdf } from './scanned-pdf';
import { transcriptJob } from './transcript-job';
import { fileJob, type Reading, type ReadWishes, type Refused, useFileQueue } from './use-file-queue';
import { wordsJobs } from './words-job';

export interface Attachments {
  /** What goes with the next question. */
  files: readonly SourceFile[];
  /** What is being read. */
  reading: readonly Reading[];
  /** What could not be attached, and why. */
  refused: readonly Refused[];
  /** What of folders and of long documents was left out. */
  leftOut: readonly LeftOut[];
  add(files: readonly File[]): void;
  /** Takes files, or text that is too long for the box. @returns whether it took anything */
  take(data: DataTransfer): boolean;
  takeOut(file: SourceFile): void;
  /** Puts pasted text into the question after all. */
  backToText(file: SourceFile): void;
  /** Reads every page of a document of which the first were read; undefined where its file is at hand no more. */
  readWhole(file: SourceFile): (() => void) | undefined;
  /** Attaches the pages of a document that hold no words as pictures; undefined where its file is at hand no more, or there are none. */
  pagesAsPictures(file: SourceFile): (() => void) | undefined;
  /** Has a PDF go as itself, or as its text again; undefined where its file is at hand no more, or it is none. */
  itself(file: SourceFile): (() => void) | undefined;
  drawPages(pdf: ScannedPdf): void;
  /** Attaches pictures of a page. @returns the ids of their rows; none where it could not be */
  addPictures(name: string, get: GetPictures): Promise<string[]>;
  tellLeftOut(told: readonly LeftOut[]): void;
  /** Attaches pictures of a film in its place. */
  drawFrames(film: SourceFile): void;
  /** Reads the words of pictures; before that, fetches what is missing to read their languages. */
  readWords(pictures: readonly SourceFile[], languages: readonly OcrLanguage[], missing: readonly OcrLanguage[]): void;
  /** Has what is said in a recording or a film written down. */
  writeDown(file: Recording, by: Transcriber): void;
  /** Attaches a PDF that holds no words at all as pictures. */
  drawRefused(refused: Refused): void;
  /** Tries again with a password. */
  unlock(refused: Refused, password: string): void;
  dismiss(): void;
  /**
   * Everything that goes with the next question, once what is being read for it is read.
   * @throws AbortError where a recording could not be written down: the user says what then
   */
  settled(): Promise<readonly SourceFile[]>;
}

/** Characters above which pasted text goes along as a source of its own: a question that long cannot be read in the box. */
const LONG_PASTE = 4_000;
/** Characters of its first line that name a pasted text. */
const TITLE = 40;
/** Pictures of a folder that go along: as many as pages that are drawn at once. */
const MOST_PICTURES = 20;
/** Why a file of a folder is left out without a sentence of its own. */
const NOT_FOR_READING: readonly FaultCode[] = ['file-binary', 'file-empty'];

/** Files that wait for the next question of a chat. They are on the disk, and outlive the panel. */
export function useAttachments(chatId: string | null | undefined): Attachments {
  const found = useLiveQuery(async () => (chatId === undefined ? undefined : { chatId, files: await attachmentsOf(chatId) }), [chatId]);
  const queue = useFileQueue();
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  /** By the ids of their rows: documents of which more can be had, with their passwords. */
  const documents = useRef(new Map<string, { file: File; wishes: ReadWishes }>());

  function dismiss(): void {
    queue.forget();
    setLeftOut([]);
  }

  function tellLeftOut(told: readonly LeftOut[]): void {
    setLeftOut((before) => [...before, ...told]);
  }

  async function addAll(files: readonly File[], wishes: ReadWishes = {}, replaced?: SourceFile): Promise<void> {
    if (chatId === undefined) return;
    const take = (file: File) => async (source: Source) => {
      const id = await attach(chatId, source);
      if (source.pages) documents.current.set(id, { file, wishes });
      if (replaced && replaced.id !== id) await detach(replaced.id);
    };
    await queue.readAll(
      chatId,
      files.map((file) => fileJob(file, wishes, take(file))),
    );
  }

  function drawPages(pdf: ScannedPdf): void {
    if (chatId === undefined) return;
    const goOn = (pages: NumberRuns) => {
      dismiss();
      drawPages({ ...pdf, pages });
    };
    void queue.readAll(chatId, [pagesJob(pdf, chatId, tellLeftOut, goOn)]);
    focusComposer();
  }

  async function addPictures(name: string, get: GetPictures): Promise<string[]> {
    const ids: string[] = [];
    queue.forget();
    if (chatId === undefined) return ids;
    const now = Date.now();
    // One a millisecond, as what is attached stands in the order of its times.
    const take = async (source: Source, at: number) => void ids.push(await attach(chatId, source, now + at, ids));
    await queue.readAll(chatId, [picturesJob(name, get, take)]);
    return ids;
  }

  async function addFolder(folder: FileSystemDirectoryEntry): Promise<void> {
    if (chatId === undefined) return;
    const { name, files, hidden, isCut } = await filesInFolder(folder);
    const { filesApart } = await import('@/utils/readers/picture');
    const { pictures, recordings } = await filesApart(files);
    const tooMany = pictures.slice(MOST_PICTURES);
    const skipped = [...hidden, ...recordings.map((each) => each.name)];
    const wanted = files.filter((file) => !recordings.includes(file) && !tooMany.includes(file));
    await queue.readAll(
      chatId,
      wanted.map((file) => fileJob(file, {}, async (source) => void (await attach(chatId, source)))),
      (job, { code }) => NOT_FOR_READING.includes(code) && skipped.push(job.name) > 0,
    );
    const told = [
      ...(isCut ? [words('attach.too-many', { name, count: files.length })] : []),
      ...(tooMany.length > 0
        ? [words('attach.pictures-left', { most: MOST_PICTURES, count: tooMany.length, names: firstOf(tooMany.map((each) => each.name)) })]
        : []),
      ...(skipped.length > 0 ? [words('attach.skipped', { count: skipped.length, names: firstOf(skipped) })] : []),
    ];
    tellLeftOut(told.map((sentence) => ({ sentence })));
  }

  async function addText(text: string): Promise<void> {
    if (chatId === undefined) return;
    const { fileSource } = await import('@/utils/core/documents/file-source');
    const start = text.trim().slice(0, TITLE).replace(/\s+/g, ' ');
    await attach(chatId, { ...fileSource(words('attach.pasted', { start }), text), pasted: true });
  }

  function add(files: readonly File[]): void {
    dismiss();
    void addAll(files);
    focusComposer();
  }

  return {
    files: found?.chatId === chatId ? (found?.files ?? []) : [],
    reading: queue.reading,
    refused: queue.refused,
    leftOut,
    add,
    take(data) {
      const folders = foldersIn(data);
      // A folder is among the files too, as one that cannot be read.
      const files = [...data.files].filter(({ name }) => !folders.some((folder) => folder.name === name));
      const text = data.getData('text/plain');
      // Offices put a picture of the text beside the text, file managers the names of the files, and pages the address of a picture.
      const isFiles = files.length > 0 && (text === '' || isFromPage(data) || files.some(({ type }) => !type.startsWith('image/')));
      if (isFiles || folders.length > 0) {
        add(files);
        for (const folder of folders) void addFolder(folder);
        return true;
      }
      const carried = picturesIn(data);
      if (carried.files.length > 0) add(carried.files);
      if (carried.named > 0) tellLeftOut([{ sentence: words('attach.named-pictures', { count: carried.named }) }]);
      // Of a picture that is dragged the text is its address.
      if (carried.files.length > 0 && (text === '' || isFromPage(data))) return true;
      if (text.length <= LONG_PASTE) return false;
      void addText(text);
      return true;
    },
    takeOut({ id }) {
      for (const { fileId, stop } of queue.reading) if (fileId === id) stop?.();
      void detach(id);
      focusComposer();
    },
    backToText(file) {
      void detach(file.id);
      focusComposer(file.text);
    },
    readWhole(row) {
      const { file, wishes } = documents.current.get(row.id) ?? {};
      const isPart = row.pages !== undefined && row.pages.read < row.pages.of;
      return file && isPart && !wishes?.allPages ? () => void addAll([file], { ...wishes, allPages: true }, row) : undefined;
    },
    pagesAsPictures({ id, title: name, pages }) {
      const { file, wishes } = documents.current.get(id) ?? {};
      return (
        file && pages?.empty && (() => drawPages({ name, pages: pages.empty ?? [], password: wishes?.password, open: async () => file }))
      );
    },
    itself({ id, pages, media }) {
      if (media) return isPdf(media.bytes) ? () => void sendItself(id, undefined) : undefined;
      const { file, wishes } = documents.current.get(id) ?? {};
      // A service has no password to open it with.
      if (!file || !pages || wishes?.password !== undefined || file.size > MOST_MEDIA_BYTES) return undefined;
      return () => void import('@/utils/core/media/pdf-media').then(async ({ pdfMedia }) => sendItself(id, await pdfMedia(file, pages.of)));
    },
    drawPages,
    addPictures,
    tellLeftOut,
    drawFrames(film) {
      if (chatId === undefined) return;
      void queue.readAll(chatId, [framesJob(film, chatId, (told) => tellLeftOut([told]))]);
      focusComposer();
    },
    readWords(...wanted) {
      dismiss();
      void queue.readAll(chatId, wordsJobs(...wanted));
      focusComposer();
    },
    writeDown(file, by) {
      dismiss();
      // For one that the chat holds already no question waits.
      const next = file.chatId === waitingRoom(chatId ?? null) ? chatId : undefined;
      void queue.readAll(next, [transcriptJob(file, by)]);
      focusComposer();
    },
    drawRefused({ id, job: { name, file, wishes } }) {
      queue.forget(id);
      if (file) drawPages({ name, pages: 'all', password: wishes?.password, open: async () => file });
    },
    unlock({ id, job }, password) {
      queue.forget(id);
      if (job.file) void addAll([job.file], { password });
    },
    dismiss,
    async settled() {
      if (chatId === undefined) return [];
      if (!(await queue.settled(chatId))) throw new DOMException('Held back', 'AbortError');
      return attachmentsOf(chatId);
    },
  };
}
