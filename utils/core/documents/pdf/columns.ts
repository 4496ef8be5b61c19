import { median, rowsOf, type Segment } from './lines';

/** Text that is read from its top to its end before the next begins. */
export type Region = Segment[];

/** Lines that a column has at least, and characters of a line that is no cell. */
const LEAST_LINES = 3;
const LEAST_CHARACTERS = 15;
/** The share of a column's letters that stand in such lines, and the share of its width that such a line fills. */
const PROSE = 0.6;
const FILLED = 0.4;
/** So many times their height below the columns, what stands in one column alone is no part of it. */
const ALONE = 2;
const ENDED = 5;
/** Columns inside columns. */
const MOST_DEPTH = 4;

/** A page's text in reading order: what spans the columns parts them into bands, and in a band one column is read after the other. */
export function regionsOf(segments: readonly Segment[], depth = 0): Region[] {
  const gutter = depth < MOST_DEPTH ? gutterOf(segments) : undefined;
  if (gutter === undefined) return segments.length > 0 ? [[...segments]] : [];
  return bandsOf(segments, gutter).flatMap((band) => {
    if (band.some((segment) => isAcross(segment, gutter))) return regionsOf(band, depth + 1);
    const sides = [band.filter(({ right }) => right <= gutter), band.filter(({ left }) => left >= gutter)];
    if (isMostlyRtl(band)) sides.reverse();
    return sides.flatMap((side) => regionsOf(side, depth + 1));
  });
}

function isAcross({ left, right }: Segment, x: number): boolean {
  return left < x && right > x;
}

/** What is to be read as a whole, from top to bottom: lines across the gutter, columns, and what stands alone below the columns. */
function bandsOf(segments: readonly Segment[], gutter: number): Segment[][] {
  const bands: Segment[][] = [];
  let wasAcross: boolean | undefined;
  let above: Segment[] = [];
  const sides = [segments.filter(({ right }) => right <= gutter), segments.filter(({ left }) => left >= gutter)];
  for (const row of rowsOf(segments)) {
    const first = row[0];
    const over = above[0];
    if (!first) continue;
    const gap = first.base - (over?.base ?? 0);
    // The last line of a paragraph across is short.
    const isLastLine = wasAcross && row.length === 1 && !!over && gap < 1.4 * first.size && Math.abs(first.left - over.left) < first.size;
    const isNowAcross = isLastLine || row.some((segment) => isAcross(segment, gutter));
    const isApart = gap > ALONE * first.size && sides.some((side) => hasEnded(side, first));
    if (isNowAcross !== wasAcross || isApart) bands.push([]);
    wasAcross = isNowAcross && !isLastLine;
    above = row;
    bands.at(-1)?.push(...row);
  }
  return bands;
}

/** Whether a column has come to its end above this line. */
function hasEnded(side: readonly Segment[], { base, size }: Segment): boolean {
  const before = Math.max(...side.map((each) => (each.base < base - 1 ? each.base : Number.NEGATIVE_INFINITY)));
  const after = Math.min(...side.map((each) => (each.base > base - 1 ? each.base : Number.POSITIVE_INFINITY)));
  return after - before > ENDED * size;
}

export function isMostlyRtl(segments: readonly Segment[]): boolean {
  return segments.filter(({ isRtl }) => isRtl).length * 2 > segments.length;
}

/** Where two columns of prose part, from the left; undefined where there is but one. */
function gutterOf(segments: readonly Segment[]): number | undefined {
  if (segments.length < LEAST_LINES * 2) return undefined;
  const left = Math.min(...segments.map((each) => each.left));
  const right = Math.max(...segments.map((each) => each.right));
  const covered = new Uint32Array(Math.ceil(right - left) + 1);
  for (const each of segments) {
    const to = Math.floor(each.right - left);
    for (let x = Math.ceil(each.left - left); x < to; x++) covered[x] = (covered[x] ?? 0) + 1;
  }
  const rows = rowsOf(segments).length;
  const em = median(segments.map(({ size }) => size));
  // Titles, wide tables and captions may reach across.
  const few = Math.floor(rows * 0.2);
  return stretches(covered, few)
    .filter(([from, to]) => to - from >= 0.7 * em && from > covered.length * 0.12 && to < covered.length * 0.88)
    .sort(([from, to], [otherFrom, otherTo]) => otherTo - otherFrom - (to - from))
    .map(([from, to]) => left + (from + to) / 2)
    .find((x) => isBetweenColumns(segments, x));
}

/** The stretches that at most `few` segments cover. */
function stretches(covered: Uint32Array, few: number): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let x = 0; x <= covered.length; x++) {
    const isFree = x < covered.length && (covered[x] ?? 0) <= few;
    if (isFree && from < 0) from = x;
    if (!isFree && from >= 0) {
      found.push([from, x]);
      from = -1;
    }
  }
  return found;
}

function isBetweenColumns(segments: readonly Segment[], x: number): boolean {
  const sides = [segments.filter(({ right }) => right <= x), segments.filter(({ left }) => left >= x)] as const;
  if (!sides.every(isProse)) return false;
  const [one, other] = sides.map((side) => side.map(({ base }) => base).sort((a, b) => a - b));
  const shared = Math.min(one?.at(-1) ?? 0, other?.at(-1) ?? 0) - Math.max(one?.[0] ?? 0, other?.[0] ?? 0);
  const shorter = Math.min((one?.at(-1) ?? 0) - (one?.[0] ?? 0), (other?.at(-1) ?? 0) - (other?.[0] ?? 0));
  return shared > shorter / 2;
}

/** Whether it is mostly lines that fill the room they have, not cells. */
function isProse(side: readonly Segment[]): boolean {
  if (rowsOf(side).length < LEAST_LINES) return false;
  const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ left }) => left));
  const letters = (of: readonly Segment[]) => of.reduce((sum, { text }) => sum + text.length, 0);
  const lines = side.filter(({ left, right, text }) => text.length >= LEAST_CHARACTERS && right - left > width * FILLED);
  return letters(lines) > letters(side) * PROSE;
}
