import { rowsOf, type Segment } from './lines';

export interface PageSegments {
  number: number;
  width: number;
  height: number;
  segments: Segment[];
}

/** The share of a page's height at its top and at its bottom in which headers and footers stand. */
const MARGIN = 0.12;
/** Pages on which the same words must stand at the same height. */
const LEAST_PAGES = 3;

/**
 * The pages without their page numbers and without what runs along at their heads and feet, but for the first time it is said: it may name
 * the document.
 */
export function withoutRunning(pages: readonly PageSegments[]): PageSegments[] {
  const seen = new Map<string, number>();
  const marked = pages.map((page) => ({ page, rows: rowsOf(page.segments).map((row) => ({ row, key: runningKey(row, page) })) }));
  for (const { rows } of marked) {
    for (const key of new Set(rows.map((each) => each.key))) if (key) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const least = Math.min(LEAST_PAGES, Math.max(2, pages.length));
  const said = new Set<string>();
  return marked.map(({ page, rows }) => ({
    ...page,
    segments: rows.flatMap(({ row, key }) => {
      if (!key) return row;
      const hasWords = /\p{L}{3}/u.test(key);
      if (!hasWords && isPageNumber(row, page.number)) return [];
      if ((seen.get(key) ?? 0) < least) return row;
      const isFirst = hasWords && !said.has(key) && !namesPage(row, page.number);
      said.add(key);
      return isFirst ? row : [];
    }),
  }));
}

/** What a line in the margins says without its numbers, and where it stands; empty for the rest. */
function runningKey(row: readonly Segment[], { height }: PageSegments): string {
  const base = row[0]?.base ?? 0;
  const isAbove = base < height * MARGIN;
  if (!isAbove && base < height * (1 - MARGIN)) return '';
  const text = row.map((segment) => segment.text).join(' ');
  return `${Math.round(base / 4)} ${text.replace(/\p{N}+/gu, '#').replace(/\b[ivxlc]+\b/gi, '#')}`;
}

/** Whether it says which page it is, among other words. */
function namesPage(row: readonly Segment[], number: number): boolean {
  const numbers = row.flatMap(({ text }) => text.match(/\p{Nd}+/gu) ?? []);
  return numbers.some((each) => Number(each) === number);
}

function isPageNumber(row: readonly Segment[], number: number): boolean {
  const text = row.map((segment) => segment.text).join(' ');
  const digits = /^\W*(\p{Nd}{1,4})\W*(?:(?:\/|of|von|de)\s*\p{Nd}{1,4}\W*)?$/u.exec(text)?.[1];
  return digits !== undefined && (Number(digits) === number || row.length === 1);
}
