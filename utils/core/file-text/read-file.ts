import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import { decodeText } from './decode-text';
import { kindOfBytes, type NoText } from './kind-of-bytes';

/** Why a file cannot go with a question. */
export type FileProblem = NoText | 'empty' | 'unreadable';

/** A file as a source, or why it is none. */
export type FileRead = { source: Source } | { problem: FileProblem };

/** The most bytes that the characters we keep can take: a longer file is read to there. */
const MOST_BYTES = MOST_PAGE_TEXT * 4;

/** Reads a file that the user attached; its text is bounded like a page's. */
export async function readFile(file: File): Promise<FileRead> {
  const isCut = file.size > MOST_BYTES;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
  } catch {
    // A folder, or a file that has gone or may not be read.
    return { problem: 'unreadable' };
  }
  const kind = kindOfBytes(bytes);
  if (kind) return { problem: kind };
  const text = await decodeText(bytes, isCut);
  if (text === undefined) return { problem: /^image\//.test(file.type) ? 'picture' : 'binary' };
  return text.trim() === '' ? { problem: 'empty' } : { source: fileSource(file.name, text) };
}

/** A text as a source of its own. */
export function fileSource(title: string, text: string): Source {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const isLong = whole.length > MOST_PAGE_TEXT;
  return {
    kind: 'file',
    url: '',
    title,
    language: '',
    icon: '',
    text: isLong ? whole.slice(0, MOST_PAGE_TEXT) : whole,
    ...(isLong ? { cut: true } : {}),
  };
}
