import {
  closeReasoning,
  fold,
  type GrowingType,
  joinMeta,
  type MadePicture,
  type Meta,
  type Part,
  type RefusedPicture,
  type Tail,
} from '@/utils/core/parts';
import type { Message, Picture } from '@/utils/core/rows';
import { withoutLife } from '@/utils/core/tree';
import { db, strictDb } from './db';
import { madeFile } from './files';
import { changeMessage } from './messages';

/** The least time between two tails (DESIGN §2). The first goes at once. */
const CHECKPOINT_MS = 50;
/**
 * Characters of tails after which they are folded into the message: at first, and at most. What was folded is written anew with each fold, so
 * the longer it is the more is gathered for the next one; the more is gathered, the more a view reads with each tail.
 */
const FOLD_CHARS = { first: 48 * 1024, most: 96 * 1024 };

/** The keys of a message's tails. */
export function tailsRange(messageId: string): [[string, number], [string, number]] {
  return [
    [messageId, 0],
    [messageId, Number.POSITIVE_INFINITY],
  ];
}

/** @param store which of the two instances reads: inside a transaction, its own */
export async function tailsOf(messageId: string, store = db): Promise<Tail[]> {
  return tailsIn(store, messageId).toArray();
}

function tailsIn(store: typeof db, messageId: string) {
  return store.tails.where('[messageId+n]').between(...tailsRange(messageId));
}

/** What a message says now, its tails folded in. Watching it wakes for this one answer only. */
export async function partsNow(messageId: string): Promise<Part[]> {
  return db.transaction('r', db.messages, db.tails, async () => {
    const [message, tails] = await Promise.all([db.messages.get(messageId), tailsOf(messageId)]);
    return message ? fold(message.parts, tails) : [];
  });
}

/**
 * Folds a growing message's tails into its parts.
 * @param closedAt when its last part ended, if it did; ms since the epoch
 */
function foldTails(messageId: string, closedAt?: number): Promise<void> {
  return foldInto(db, messageId, (message, parts) => ({
    ...message,
    parts: closedAt === undefined ? parts : closeReasoning(parts, closedAt),
  }));
}

/**
 * Adds a picture to a growing message, on the disk: what came before it is folded in.
 * @param before the file of what was there of it before, in whose place it stands
 * @returns its file
 */
async function addPicture(
  messageId: string,
  { picture, name, meta, unfinished }: Made,
  before: string | undefined,
  now = Date.now(),
): Promise<string> {
  const file = await madeFile(picture, name, now);
  const part: MadePicture = {
    ...{ type: 'picture', fileId: file.id, name, size: { width: picture.width, height: picture.height } },
    ...(meta ? { meta } : {}),
    ...(unfinished ? { unfinished } : {}),
  };
  await strictDb.transaction('rw', strictDb.messages, strictDb.tails, strictDb.files, async () => {
    const message = await strictDb.messages.get(messageId);
    if (!message) return;
    await strictDb.files.add({ ...file, chatId: message.chatId });
    await addPart(messageId, part, before, now);
  });
  return file.id;
}

/** Adds what became of a picture: in the place of what was there of it before. */
async function addPart(messageId: string, part: MadePicture | RefusedPicture, before: string | undefined, now = Date.now()): Promise<void> {
  await strictDb.transaction('rw', strictDb.messages, strictDb.tails, strictDb.files, async () => {
    if (before !== undefined) await strictDb.files.delete(before);
    await foldInto(strictDb, messageId, ({ drawing, ...message }, parts) => {
      const closed = closeReasoning(parts, now);
      const place = closed.findIndex((each) => each.type === 'picture' && each.fileId === before);
      const goesOn = drawing && part.type === 'picture' && part.unfinished;
      return { ...message, ...(goesOn ? { drawing } : {}), parts: place < 0 ? [...closed, part] : closed.with(place, part) };
    });
  });
}

/** Folds what is left of a message's tails, with the facts of its end. */
export function endMessage(messageId: string, change: Partial<Message>): Promise<void> {
  return foldInto(strictDb, messageId, (message, parts) => ({
    ...withoutLife(message),
    ...change,
    parts: closeReasoning(parts, change.endedAt ?? Date.now()),
  }));
}

/** Writes a message anew with its tails in its parts, in one transaction with their deletion. */
async function foldInto(store: typeof db, messageId: string, write: (message: Message, parts: Part[]) => Message): Promise<void> {
  await store.transaction('rw', store.messages, store.tails, async () => {
    const message = await store.messages.get(messageId);
    if (!message) return;
    const tails = await tailsOf(messageId, store);
    await store.messages.put(write(message, fold(message.parts, tails)));
    // As a range: who watches compares each key that is named with each that it read (measured: 400 of them are a task of 90 ms).
    await tailsIn(store, messageId).delete();
  });
}

/** A picture as the model made it. */
interface Made {
  picture: Picture;
  /** As a file is called. */
  name: string;
  meta: Meta | undefined;
  /** As far as it is made. */
  unfinished?: true;
}

export interface TailWriter {
  /**
   * Takes what arrived; returns at once. Two pieces of one type are one part, unless one of them brings a `meta` and their ids differ.
   * A piece with neither text nor `meta` is nothing.
   */
  push(type: GrowingType, text: string, piece?: { id?: string; meta?: Meta | undefined }): void;
  /** Says whether a picture is being made; returns at once. */
  noteDrawing(isDrawing: boolean): void;
  /**
   * Takes a picture that stands after what was pushed, or word of one that is not kept; returns at once.
   * @param call the id of what makes it: it stands in the place of what there was of it before
   */
  pushPicture(made: Made | RefusedPicture, call?: string): void;
  /**
   * Writes what is left and folds everything that is on the disk, with the end's facts.
   * @throws where that cannot be written either
   */
  end(change: Partial<Message>): Promise<void>;
}

/**
 * Writes a growing answer: the first text at once, then at most every 50 ms; folded when a part ends and every 48 to 96 KB.
 * @param fail called once when a write fails, as on a full disk; what is pushed then is no longer kept
 */
export function createTailWriter(messageId: string, fail: (error: unknown) => void = () => undefined): TailWriter {
  let n = 0;
  let type: GrowingType | undefined;
  let id: string | undefined;
  let hasMeta = false;
  let waiting: Tail | undefined;
  let folded = 0;
  let unfolded = 0;
  let lastWrite = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failure: unknown;
  /** The files of pictures that are not finished, by what makes them. */
  const unfinished = new Map<string | undefined, string>();
  // Writes go one after the other; none is tried after one has failed.
  let writes: Promise<void> = Promise.resolve();

  function write(step: () => Promise<unknown>): void {
    writes = writes.then(async () => {
      if (failure !== undefined) return;
      try {
        await step();
      } catch (error) {
        failure = error;
        fail(error);
      }
    });
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const tail = waiting;
    waiting = undefined;
    lastWrite = performance.now();
    unfolded += tail.text.length;
    write(() => db.tails.add(tail));
    if (unfolded >= Math.min(Math.max(folded, FOLD_CHARS.first), FOLD_CHARS.most)) foldNow();
  }

  function foldNow(closedAt?: number): void {
    folded += unfolded;
    unfolded = 0;
    write(() => foldTails(messageId, closedAt));
  }

  /** Folds the part that ends now; a reasoning gets its time. */
  function endPart(): void {
    flush();
    foldNow(Date.now());
  }

  return {
    push(next, text, { id: nextId, meta } = {}) {
      if (!text && !meta) return;
      const begins = next !== type || (nextId !== id && (hasMeta || meta !== undefined));
      if (begins) {
        if (type) endPart();
        type = next;
        hasMeta = false;
      }
      id = nextId;
      hasMeta ||= meta !== undefined;
      waiting ??= { messageId, n: n++, text: '', ...(begins && { begins: next, ...(next === 'reasoning' && { at: Date.now() }) }) };
      waiting.text += text;
      if (meta) waiting.meta = joinMeta(waiting.meta, meta);
      const wait = lastWrite + CHECKPOINT_MS - performance.now();
      if (lastWrite === 0 || wait <= 0) flush();
      else timer ??= setTimeout(flush, wait);
    },
    noteDrawing(isDrawing) {
      write(() => changeMessage(messageId, { drawing: isDrawing || undefined }));
    },
    pushPicture(made, call) {
      flush();
      folded += unfolded;
      unfolded = 0;
      // What is pushed next begins a part.
      type = undefined;
      write(async () => {
        const before = unfinished.get(call);
        unfinished.delete(call);
        if (!('picture' in made)) return addPart(messageId, made, before);
        const fileId = await addPicture(messageId, made, before);
        if (made.unfinished) unfinished.set(call, fileId);
      });
    },
    async end(change) {
      flush();
      await writes;
      await endMessage(messageId, change);
    },
  };
}
