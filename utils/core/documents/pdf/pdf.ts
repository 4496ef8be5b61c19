import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { bytesOf, type Document, type ParseOptions } from '@/utils/core/documents/document';
import { AppError } from '@/utils/core/faults';
import { runsOfNumbers } from '@/utils/core/number-runs';
import { MOST_PAGE_TEXT, type PagesRead } from '@/utils/core/rows';
import { blocksOf, sizesOf } from './blocks';
import { regionsOf } from './columns';
import { segmentsOf } from './lines';
import { openPdf } from './open-pdf';
import { type PageSegments, withoutRunning } from './running';
import { runsOf } from './runs';

/** Pages that are read before the user is asked (FACTS). */
const MOST_PAGES = 200;
/** After this long what has been read goes along, and is said to be a part; ms. */
const PATIENCE_MS = 120_000;
/** Pages in a row that cannot be read, after which the rest is given up: a broken file may claim millions. */
const MOST_BROKEN = 20;
/** Pages between two reports. */
const STEP = 10;

/**
 * The text of a PDF in reading order, each page under its number.
 * @throws AppError `file-locked`, `file-wrong-password`, `file-scanned`, `file-large`
 */
export async function parse(file: File, { password, allPages = false, progress }: ParseOptions): Promise<Document> {
  const pdf = await openPdf(await bytesOf(file), password);
  const most = allPages ? pdf.numPages : Math.min(pdf.numPages, MOST_PAGES);
  const { pages, isWhole } = await readPages(pdf, most, progress);
  const labels = await pdf.getPageLabels().catch(() => null);
  const clean = withoutRunning(pages);
  const sizes = sizesOf(clean.flatMap(({ segments }) => segments));
  const texts = clean.map(({ number, segments }) => {
    const label = labels?.[number - 1];
    const blocks = regionsOf(segments).flatMap((region) => blocksOf(region, sizes));
    const name = `## Page ${number}${label && label !== String(number) ? ` (${label})` : ''}`;
    return [name, ...(blocks.length > 0 ? blocks : [NO_WORDS])].join('\n\n');
  });
  if (pages.every(({ segments }) => segments.length === 0)) throw new AppError('file-scanned');
  const empty = runsOfNumbers(pages.filter(({ segments }) => segments.length === 0).map(({ number }) => number));
  const read: PagesRead = { read: pages.length, of: pdf.numPages, ...(empty.length > 0 ? { empty } : {}) };
  return { text: texts.join('\n\n'), pages: read, cut: !isWhole || pages.length < pdf.numPages };
}

const NO_WORDS = '(This page has no text; it is empty or a picture.)';

async function readPages(
  pdf: PDFDocumentProxy,
  most: number,
  progress: ParseOptions['progress'],
): Promise<{ pages: PageSegments[]; isWhole: boolean }> {
  const until = Date.now() + PATIENCE_MS;
  const pages: PageSegments[] = [];
  let characters = 0;
  let broken = 0;
  for (let number = 1; number <= most; number++) {
    if (characters > MOST_PAGE_TEXT || broken > MOST_BROKEN || Date.now() > until) return { pages, isWhole: false };
    try {
      const page = await pdf.getPage(number);
      const { runs, ...size } = await runsOf(page);
      page.cleanup();
      const segments = segmentsOf(runs);
      characters += segments.reduce((sum, { text }) => sum + text.length, 0);
      pages.push({ ...size, segments });
      broken = 0;
    } catch (error) {
      // One broken page costs that page; a file of nothing else is broken.
      if (number === most && pages.length === broken) throw error;
      pages.push({ number, width: 0, height: 0, segments: [] });
      broken += 1;
    }
    if (number % STEP === 0) progress?.(number, most);
  }
  return { pages, isWhole: true };
}
