import type { NumberRuns } from '@/utils/core/number-runs';

/** Pages that are drawn at once. */
export const MOST_DRAWN = 20;

/**
 * The first pages of runs, and what is left of the runs after them.
 * @param last the last page there is
 */
export function firstOfRuns(runs: Readonly<NumberRuns>, most: number, last: number): { numbers: number[]; left: NumberRuns } {
  const numbers: number[] = [];
  const left: NumberRuns = [];
  for (const [from, until] of runs) {
    const end = Math.min(until, last);
    let next = from;
    for (; next <= end && numbers.length < most; next++) numbers.push(next);
    if (next <= end) left.push([next, end]);
  }
  return { numbers, left };
}
