import { neverReadable } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { csv } from './csv';
import { docx } from './docx';
import { epub } from './epub';
import { html } from './html';
import { odf } from './odf';
import { page } from './page';
import { pdf } from './pdf';
import { pptx } from './pptx';
import type { Reader, ReadTarget } from './reader';
import { text } from './text';
import { xlsx } from './xlsx';

/** All readers; the first that reads a target does. */
export const readers: readonly Reader[] = [page, pdf, docx, xlsx, pptx, odf, epub, csv, html, text];

/** @throws AppError `page-*` or `file-*` with the reason why the target cannot be read, or not yet */
export async function read(target: ReadTarget, signal: AbortSignal): Promise<Source> {
  const never = 'url' in target && target.url !== undefined ? neverReadable(target.url) : undefined;
  if (never) throw new AppError(never);
  const reader = readers.find((each) => each.reads(target));
  if (!reader) throw new AppError('page-unreadable');
  return reader.read(target, signal);
}
