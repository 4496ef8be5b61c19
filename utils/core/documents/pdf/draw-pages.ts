import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { bytesOf, type ParseOptions } from '@/utils/core/documents/document';
import { AppError } from '@/utils/core/faults';
import { type NumberRuns, runsOfNumbers } from '@/utils/core/number-runs';
import { encodePicture } from '@/utils/core/pictures/encode-picture';
import type { Picture } from '@/utils/core/rows';
import { openToDraw } from './open-pdf';
import { firstOfRuns, MOST_DRAWN } from './page-runs';

/** Pages of a PDF as pictures. */
export interface DrawnPages {
  pages: { number: number; picture: Picture }[];
  /** What was asked for beyond the most that are drawn at once. */
  left: NumberRuns;
  /** What could not be drawn. */
  broken: NumberRuns;
}

/** Pixels of the longer side of a page: its letters stay readable. */
const PAGE_SIDE = 2_048;
/** Pixels a point at most: 300 an inch, as scanners give. */
const MOST_SCALE = 300 / 72;

/**
 * Draws pages of a PDF. It runs in a worker.
 * @param runs which, the first of which are drawn
 * @throws AppError `file-locked`, `file-wrong-password`, `file-large`, `file-broken`
 */
export async function drawPages(file: File, runs: NumberRuns | 'all', { password, progress }: ParseOptions): Promise<DrawnPages> {
  const pdf = await openToDraw(await bytesOf(file), password).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : new AppError('file-broken', { cause });
  });
  const { numbers, left } = firstOfRuns(runs === 'all' ? [[1, pdf.numPages]] : runs, MOST_DRAWN, pdf.numPages);
  const pages: DrawnPages['pages'] = [];
  const broken: number[] = [];
  let reason: unknown;
  for (const [at, number] of numbers.entries()) {
    try {
      pages.push({ number, picture: await drawPage(pdf, number) });
    } catch (cause) {
      reason = cause;
      broken.push(number);
    }
    progress?.(at + 1, numbers.length);
  }
  if (pages.length === 0) throw new AppError('file-broken', { cause: reason });
  return { pages, left, broken: runsOfNumbers(broken) };
}

async function drawPage(pdf: PDFDocumentProxy, number: number): Promise<Picture> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(PAGE_SIDE / Math.max(width, height), MOST_SCALE) });
  const canvas = new OffscreenCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  // What is shown on a screen is drawn at the frames of a window, of which a worker has none.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, intent: 'print' }).promise;
  page.cleanup();
  return encodePicture(canvas, true);
}
