/** Numbers as runs from first to last, ascending: 4, 5, 6, 9 are from 4 to 6 and from 9 to 9. */
export type NumberRuns = [first: number, last: number][];

/** @param numbers ascending */
export function runsOfNumbers(numbers: readonly number[]): NumberRuns {
  const runs: NumberRuns = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

export function numbersIn(runs: Readonly<NumberRuns>): number[] {
  return runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

export function isInRuns(number: number, runs: Readonly<NumberRuns>): boolean {
  return runs.some(([first, last]) => number >= first && number <= last);
}
