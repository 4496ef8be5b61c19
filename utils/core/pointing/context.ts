/** The letters right before and after a passage. */
export interface Context {
  before: string;
  after: string;
}

/** Letters on each side that decide between places. */
export const CONTEXT = 64;
const GRAM = 3;

/**
 * How well what stands around a place fits what stood around the passage; 0–1. Letters that meet the passage without a gap count,
 * else how many runs of three are still nearby.
 */
export function fitOf(letters: string, start: number, end: number, { before, after }: Context): number {
  const sides: number[] = [];
  if (before)
    sides.push(Math.max(meeting(before, letters, start, -1), nearby(before, letters.slice(Math.max(0, start - 2 * CONTEXT), start))));
  if (after) sides.push(Math.max(meeting(after, letters, end, 1), nearby(after, letters.slice(end, end + 2 * CONTEXT))));
  return sides.length === 0 ? 0 : sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

/** The share of the context that is met before the first difference. */
function meeting(context: string, letters: string, edge: number, step: 1 | -1): number {
  let met = 0;
  const first = step > 0 ? 0 : context.length - 1;
  const from = step > 0 ? edge : edge - 1;
  while (met < context.length && context[first + met * step] === letters[from + met * step]) met++;
  return met / context.length;
}

function nearby(context: string, around: string): number {
  const grams = context.length - GRAM + 1;
  if (grams < 1) return 0;
  let found = 0;
  for (let at = 0; at < grams; at++) if (around.includes(context.slice(at, at + GRAM))) found++;
  // Never as good as what meets.
  return (0.9 * found) / grams;
}
