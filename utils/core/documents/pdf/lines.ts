import type { Run } from './runs';

/** Runs on one baseline with no more than a space between them. */
export type Segment = Omit<Run, 'spaced'>;

/** A gap wider than this share of the letters' height parts two segments: it may be a gutter, or the next cell. */
const SPLIT = 1;
/** A gap wider than this share is a space. */
const SPACE = 0.16;

/** The runs of a page in segments, from top to bottom and from left to right. */
export function segmentsOf(runs: readonly Run[]): Segment[] {
  return baselines(runs).flatMap((line) => {
    const segments: Run[][] = [];
    let edge = Number.NEGATIVE_INFINITY;
    for (const run of line.sort((one, other) => one.left - other.left)) {
      const last = segments.at(-1);
      if (last && run.left - edge < SPLIT * Math.max(run.size, last.at(-1)?.size ?? 0)) last.push(run);
      else segments.push([run]);
      edge = Math.max(edge, run.right);
    }
    return segments.map(joined);
  });
}

/** Runs whose letters stand beside one another, raised and lowered ones with them. */
function baselines(runs: readonly Run[]): Run[][] {
  const lines: { base: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((one, other) => one.base - other.base)) {
    const line = lines.at(-1);
    if (line && run.base - line.base < 0.45 * Math.max(line.size, run.size)) {
      line.runs.push(run);
      // The larger letters are the line; a raised number before them is not.
      if (run.size > line.size) Object.assign(line, { base: run.base, size: run.size });
    } else lines.push({ base: run.base, size: run.size, runs: [run] });
  }
  return lines.map((line) => line.runs);
}

function joined(runs: readonly Run[]): Segment {
  const letters = (of: readonly Run[]) => of.reduce((sum, { text }) => sum + text.length, 0);
  const isRtl = letters(runs.filter((run) => run.isRtl)) * 2 > letters(runs);
  const ordered = isRtl ? [...runs].reverse() : runs;
  const main = runs.reduce((most, run) => (run.text.length * run.size > most.text.length * most.size ? run : most));
  let text = '';
  let before: Run | undefined;
  for (const run of ordered) {
    const gap = before ? (isRtl ? before.left - run.right : run.left - before.right) : 0;
    const isSpaced = before !== undefined && (gap > SPACE * main.size || (gap > 0 && (isRtl ? before.spaced : run.spaced)));
    // A bold letter that is printed twice, a little aside.
    const isTwice = before?.text === run.text && Math.abs(before.left - run.left) < 0.1 * run.size;
    if (!isTwice) text += (isSpaced && !/\s$/.test(text) && !/^\s/.test(run.text) ? ' ' : '') + run.text;
    before = run;
  }
  return {
    text: plain(text),
    left: Math.min(...runs.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    base: main.base,
    size: main.size,
    isRtl,
  };
}

/** Shapes of Arabic letters and of Latin pairs as the letters they are, and the dots of a table of contents as one sign. */
function plain(text: string): string {
  return text
    .replace(/[\ufb00-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize('NFKC'))
    .replace(/(?:\s?\.){5,}/g, ' …')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Segments by their baselines, from top to bottom. */
export function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((one, other) => one.base - other.base)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.base - first.base < 0.45 * Math.min(segment.size, first.size)) row.push(segment);
    else rows.push([segment]);
  }
  for (const row of rows) row.sort((one, other) => one.left - other.left);
  return rows;
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
