import { AppError } from '@/utils/core/faults';
import { decodeText } from '@/utils/core/file-text/decode-text';
import { kindOfBytes } from '@/utils/core/file-text/kind-of-bytes';
import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import { codeLanguage } from './code-language';
import { type Document, readBytes } from './document';
import { fence } from './fence';

/** The most bytes that the characters we keep can take: a longer file is read to there. */
const MOST_BYTES = MOST_PAGE_TEXT * 4;

/** Text as it stands; code in a fence that names its language. */
export async function parse(file: File): Promise<Document> {
  const { text, cut } = await textOf(file);
  const language = codeLanguage(file.name);
  if (language === undefined || text.trim() === '') return { text, cut };
  return { text: fence(text.slice(0, MOST_PAGE_TEXT - 100), language), cut: cut || text.length > MOST_PAGE_TEXT - 100 };
}

/**
 * The text of a file, its line ends made one.
 * @throws AppError `file-picture`, `file-binary`, `file-old`, `file-unreadable`
 */
export async function textOf(file: File): Promise<{ text: string; cut: boolean }> {
  const cut = file.size > MOST_BYTES;
  const bytes = await readBytes(file.slice(0, MOST_BYTES));
  const kind = kindOfBytes(bytes);
  if (kind) throw new AppError(`file-${kind}`);
  const text = await decodeText(bytes, cut);
  if (text === undefined) throw new AppError(file.type.startsWith('image/') ? 'file-picture' : 'file-binary');
  return { text: text.replace(/\r\n?/g, '\n'), cut };
}
