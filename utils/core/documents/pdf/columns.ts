import { median, rowsOf, type Segment } from './lines';

/** Text that is read from its top to its end before the next begins. */
export type Region = Segment[];

/** Lines that a column has at least, and characters of the usual one: what is shorter are the cells of a table. */
const LEAST_LINES = 3;
const LEAST_CHARACTERS = 15;
/** Columns inside columns. */
const MOST_DEPTH = 4;

/** A page's text in reading order: what spans the columns parts them into bands, and in a band one column is read after the other. */
export function regionsOf(segments: readonly Segment[], depth = 0): Region[] {
  const gutter = depth < MOST_DEPTH ? gutterOf(segments) : undefined;
  if (gutter === undefined) return segments.length > 0 ? [[...segments]] : [];
  const bands: Segment[][] = [[]];
  let wasAcross = false;
  for (const row of rowsOf(segments)) {
    const isAcross = row.some(({ left, right }) => left < gutter && right > gutter);
    if (isAcross !== wasAcross) bands.push([]);
    wasAcross = isAcross;
    bands.at(-1)?.push(...row);
  }
  return bands.flatMap((band) => {
    if (band.some(({ left, right }) => left < gutter && right > gutter)) return regionsOf(band, depth + 1);
    const sides = [band.filter(({ right }) => right <= gutter), band.filter(({ left }) => left >= gutter)];
    if (isMostlyRtl(band)) sides.reverse();
    return sides.flatMap((side) => regionsOf(side, depth + 1));
  });
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

/** Lines that mostly fill the room they have, not cells. */
function isProse(side: readonly Segment[]): boolean {
  const rows = rowsOf(side);
  if (rows.length < LEAST_LINES || median(side.map(({ text }) => text.length)) < LEAST_CHARACTERS) return false;
  const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ left }) => left));
  return median(rows.map((row) => row.reduce((sum, { left, right }) => sum + right - left, 0))) > width * 0.5;
}
