import type { PageRuns } from '@/utils/core/rows';

/** Pages that are drawn at once. */
export const MOST_DRAWN = 20;

/** 4, 5, 6, 9 are from 4 to 6 and from 9 to 9. */
export function runsOfNumbers(numbers: readonly number[]): PageRuns {
  const runs: PageRuns = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/**
 * The first pages of runs, and what is left of the runs after them.
 * @param last the last page there is
 */
export function firstOfRuns(runs: Readonly<PageRuns>, most: number, last: number): { numbers: number[]; left: PageRuns } {
  const numbers: number[] = [];
  const left: PageRuns = [];
  for (const [from, until] of runs) {
    const end = Math.min(until, last);
    let next = from;
    for (; next <= end && numbers.length < most; next++) numbers.push(next);
    if (next <= end) left.push([next, end]);
  }
  return { numbers, left };
}
