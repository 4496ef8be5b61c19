import type { Effort } from '@/utils/core/rows';

/** Lowest first. */
const EFFORTS: readonly Effort[] = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** @param taken undefined where nobody knows what the model takes: then the wish stands, as whoever offered it knew */
export function effortFor(wish: Effort | undefined, taken: readonly Effort[] | undefined): Effort | undefined {
  return taken ? nearestEffort(wish, taken) : wish;
}

/**
 * The effort a model takes that comes nearest to a wish: the same, else the next lower, else the next higher. Thinking is never
 * switched off for a wish to think a little.
 * @returns undefined where there is no wish, or the model has no such control
 */
function nearestEffort(wish: Effort | undefined, taken: readonly Effort[]): Effort | undefined {
  if (wish === undefined || taken.includes(wish)) return wish;
  const at = EFFORTS.indexOf(wish);
  const lower = EFFORTS.slice(1, Math.max(at, 1)).findLast((effort) => taken.includes(effort));
  return lower ?? EFFORTS.slice(at + 1).find((effort) => taken.includes(effort)) ?? (wish === 'none' ? undefined : taken[0]);
}
