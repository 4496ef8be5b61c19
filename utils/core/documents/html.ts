import type { Document } from './document';
import { htmlToMarkdown } from './html-to-markdown';
import { textOf } from './text';

/** A page that was saved as a file. */
export async function parse(file: File): Promise<Document> {
  const { text, cut } = await textOf(file);
  return { ...htmlToMarkdown(text), cut };
}
