import { neverReadable } from '@/utils/core/addresses';
import { AppError, type FaultCode, faultOf } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { csv } from './csv';
import { docx } from './docx';
import { epub } from './epub';
import { html } from './html';
import { media } from './media';
import { odf } from './odf';
import { page } from './page';
import { pdf } from './pdf';
import { picture } from './picture';
import { pptx } from './pptx';
import type { Reader, ReadTarget } from './reader';
import { svg } from './svg';
import { text } from './text';
import { xlsx } from './xlsx';

/** All readers; the first that reads a target does. */
export const readers: readonly Reader[] = [page, pdf, picture, svg, media, docx, xlsx, pptx, odf, epub, csv, html, text];

/** Faults that only say that another reader may know the target. */
const HANDED_ON: readonly FaultCode[] = ['page-pdf', 'page-unreadable'];

/** @throws AppError `page-*` or `file-*` with the reason why the target cannot be read, or not yet */
export async function read(target: ReadTarget, signal: AbortSignal): Promise<Source> {
  const never = 'url' in target && target.url !== undefined ? neverReadable(target.url) : undefined;
  if (never) throw new AppError(never);
  let reason: unknown = new AppError('page-unreadable');
  for (const reader of readers.filter((each) => each.reads(target))) {
    try {
      return await reader.read(target, signal);
    } catch (error) {
      if (!HANDED_ON.includes(faultOf(error).code)) throw error;
      // That it is a PDF says more than that it cannot be read.
      if (faultOf(reason).code !== 'page-pdf') reason = error;
    }
  }
  throw reason;
}
