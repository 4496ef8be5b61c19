import type { ParseOptions } from '@/utils/core/documents/document';
import { parseDocument } from '@/utils/core/documents/parse-document';
import type { FileKind } from '@/utils/core/documents/parsers';
import type { Source } from '@/utils/core/rows';
import { readers } from '@/utils/readers';
import { fileTarget } from '@/utils/readers/file-reader';

/** Reads a file as the registry does, without the worker around it. */
export async function readFile(file: File, options: ParseOptions = {}): Promise<Source> {
  const target = await fileTarget(file);
  const reader = readers.find((each) => each.reads(target));
  return parseDocument(reader?.id as FileKind, file, options);
}
