import { type AsyncFlateStreamHandler, Inflate, Unzip } from 'fflate';
import { AppError } from '@/utils/core/faults';

/** Bytes and entries that are unpacked from one file, and the entries it has: a bomb unpacks to a million times its size. */
const MOST_UNPACKED = 96 * 1024 * 1024;
const MOST_OPENED = 4_000;
const MOST_ENTRIES = 20_000;
/** Bytes handed to the unpacker at a time: it unpacks them all before it can be told that it is enough. */
const PIECE = 16 * 1024;

/**
 * The entries of a zip file, by name. Whatever sizes the file declares, no more is unpacked than is asked for.
 * @param mostOf bytes of an entry that are wanted, 0 for none; what is longer ends there
 * @throws AppError `file-broken` where it is no zip file or ends early, `file-large`
 */
export function unzip(bytes: Uint8Array, mostOf: (name: string) => number): Map<string, Uint8Array<ArrayBuffer>> {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  let unpacked = 0;
  let count = 0;
  let open = 0;
  const archive = new Unzip((entry) => {
    count += 1;
    if (count > MOST_ENTRIES || entries.size > MOST_OPENED) throw new AppError('file-large');
    const name = entry.name.replaceAll('\\', '/');
    const most = entries.has(name) ? 0 : mostOf(name);
    if (most === 0) return;
    const pieces: Uint8Array[] = [];
    let size = 0;
    open += 1;
    const close = () => {
      open -= 1;
      entries.set(name, joined(pieces, size));
    };
    entry.ondata = (error, piece, isLast) => {
      if (error) throw new AppError('file-broken', { cause: error });
      if (entries.has(name)) return;
      const kept = piece.subarray(0, most - size);
      pieces.push(kept.slice());
      size += kept.length;
      unpacked += kept.length;
      if (unpacked > MOST_UNPACKED) throw new AppError('file-large');
      if (size >= most) entry.terminate();
      if (isLast || size >= most) close();
    };
    entry.start();
  });
  archive.register(EndingInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) archive.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('file-broken', { cause });
  }
  if (count === 0 || open > 0) throw new AppError('file-broken');
  return entries;
}

/** Unpacks what is pushed until it is ended; the library's own goes on to the end of the entry, which may take minutes. */
class EndingInflate {
  static readonly compression = 8;
  ondata: AsyncFlateStreamHandler = () => {};
  #isOver = false;
  readonly #inflate = new Inflate((piece, isLast) => this.ondata(null, piece, isLast));

  push(piece: Uint8Array, isLast: boolean): void {
    if (!this.#isOver) this.#inflate.push(piece, isLast);
  }

  terminate(): void {
    this.#isOver = true;
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** An XML entry as text: UTF-8, or UTF-16 where it says so by its mark. */
export function xmlText(bytes: Uint8Array | undefined): string {
  if (!bytes) return '';
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
