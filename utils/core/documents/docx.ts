import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { AppError } from '@/utils/core/faults';
import { bytesOf, type Document } from './document';
import { htmlToMarkdown } from './html-to-markdown';
import { unzip } from './unzip';

/** Bytes of one part of a document as XML: its tree takes thirty times that. */
const MOST_PART = 16 * 1024 * 1024;

/** Word's documents: headings, lists, tables, links, notes; pictures by their descriptions. */
export async function parse(file: File): Promise<Document> {
  const parts = unzip(await bytesOf(file), (name) => (/\.(?:xml|rels)$/.test(name) ? MOST_PART : 0));
  for (const part of parts.values()) if (part.length >= MOST_PART) throw new AppError('file-large');
  // What was unpacked within bounds is packed again without pictures, so that the library unpacks nothing else.
  const arrayBuffer = zipSync(Object.fromEntries(parts), { level: 0 }).buffer as ArrayBuffer;
  const { value } = await mammoth.convertToHtml({ arrayBuffer, buffer: arrayBuffer } as Parameters<typeof mammoth.convertToHtml>[0], {
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    externalFileAccess: false,
  });
  const { text } = htmlToMarkdown(value);
  return { text };
}
