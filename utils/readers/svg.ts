import { AppError } from '@/utils/core/faults';
import { isFile } from './file-reader';
import type { FileTarget, Reader } from './reader';

/** What may stand before the root: a mark of the encoding, a declaration, comments, a document type. */
const BEFORE_ROOT = /^(?:\xef\xbb\xbf)?\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*)*/;

/** Drawings, whatever they are called: weighed in the worker, and drawn here, as a worker has no element to draw them. */
export const svg: Reader = {
  id: 'svg',
  reads: (target) => isFile(target) && isDrawing(target),
  async read(target, signal) {
    if (!isFile(target)) throw new AppError('page-unreadable');
    const [{ parseInWorker }, { drawSvg }] = await Promise.all([import('./parse-in-worker'), import('./draw-svg')]);
    const source = await parseInWorker('svg', target, signal);
    return { ...source, text: '', picture: await drawSvg(source.text, signal) };
  },
};

function isDrawing({ head, file }: FileTarget): boolean {
  // In UTF-16 it can be told by its name alone.
  if (/\.svg$/i.test(file.name)) return true;
  const before = BEFORE_ROOT.exec(head)?.[0] ?? '';
  return /^<(?:[\w-]+:)?svg[\s>]/.test(head.slice(before.length));
}
