import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text as a PDF draws it, in points; the origin is the top left corner of the page as it is shown. */
export interface Run {
  text: string;
  /** Its left and right edge. */
  left: number;
  right: number;
  /** Its baseline, from the top. */
  base: number;
  /** Height of its letters' box. */
  size: number;
  isRtl: boolean;
  /** A space was drawn before it. */
  spaced: boolean;
}

export interface PageRuns {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  runs: Run[];
}

/** Characters of one page: what has more is no page that anybody reads. */
const MOST_PAGE = 400_000;

/** The text of a page, where it stands. What lies outside of the page or stands on its side is left out. */
export async function runsOf(page: PDFPageProxy): Promise<PageRuns> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as number[];
  const reader = page.streamTextContent({ includeMarkedContent: false, disableNormalization: false }).getReader();
  const runs: Run[] = [];
  let characters = 0;
  let spaced = false;
  for (let next = await reader.read(); !next.done && characters < MOST_PAGE; next = await reader.read()) {
    for (const item of next.value.items) {
      if (!('str' in item)) continue;
      const { str, dir, transform: [ta, tb, , , te, tf] = [], width: length, hasEOL } = item;
      const text = str.replaceAll('\u0000', '');
      if (text.trim() === '') {
        spaced ||= text !== '' || hasEOL;
        continue;
      }
      // What is along the line and where it begins, as the page is turned.
      const [dx, dy] = [a * ta + c * tb, b * ta + d * tb];
      const [x, y] = [a * te + c * tf + e, b * te + d * tf + f];
      const isUpright = Math.abs(dy) < Math.abs(dx) / 4;
      const isSeen = x < width && x + length > 0 && y > 0 && y < height + item.height;
      characters += text.length;
      if (isUpright && isSeen) {
        const left = dx < 0 ? x - length : x;
        runs.push({ text, left, right: left + length, base: y, size: Math.hypot(dx, dy) || item.height, isRtl: dir === 'rtl', spaced });
      }
      spaced = hasEOL;
    }
  }
  return { number: page.pageNumber, width, height, runs };
}
