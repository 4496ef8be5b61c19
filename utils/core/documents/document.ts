import { AppError } from '@/utils/core/faults';
import type { PagesRead, Picture } from '@/utils/core/rows';

/** What of a document goes along, as Markdown; or the picture that it is, without text. */
export interface Document {
  text: string;
  picture?: Picture;
  /** Set where there was more. */
  cut?: boolean;
  /** BCP 47, as the document declares it. */
  language?: string;
  /** Where it has pages: which of them were read. */
  pages?: PagesRead;
}

export interface ParseOptions {
  password?: string | undefined;
  /** Read every page, however many there are. */
  allPages?: boolean | undefined;
  /** Decode pictures with `ImageDecoder`, where it knows their kind. */
  byDecoder?: boolean | undefined;
  /** Called as the work goes on, in pages. */
  progress?(done: number, of: number): void;
}

/** A way to read one kind of file. It runs in a worker that is ended when it takes too long. */
export interface Parser {
  /** @throws AppError `file-*` with the reason; whatever else is thrown means that the file is broken */
  parse(file: File, options: ParseOptions): Promise<Document>;
}

/** Bytes of a file that is held whole while it is read. */
export const MOST_BYTES = 128 * 1024 * 1024;

/** @throws AppError `file-large`, `file-unreadable` */
export async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MOST_BYTES) throw new AppError('file-large');
  return readBytes(file);
}

/** @throws AppError `file-unreadable` where the file has gone or may not be read */
export async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new AppError('file-unreadable', { cause });
  }
}
