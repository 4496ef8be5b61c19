import { AppError } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import type { ParseOptions } from './document';
import { fileSource } from './file-source';
import { type FileKind, parsers } from './parsers';

/**
 * Reads a file as a source.
 * @throws AppError `file-*` with the reason
 */
export async function parseDocument(kind: FileKind, file: File, options: ParseOptions = {}): Promise<Source> {
  const { parse } = await parsers[kind]();
  const {
    text,
    cut = false,
    language = '',
    pages,
    picture,
  } = await parse(file, options).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : new AppError('file-broken', { cause });
  });
  if (!text.trim() && !picture) throw new AppError('file-empty');
  return { ...fileSource(file.name, text, cut), language, ...(pages ? { pages } : {}), ...(picture ? { picture } : {}) };
}
