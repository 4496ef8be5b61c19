import type { NumberRuns } from '@/utils/core/number-runs';
import { spokenLocale } from '@/utils/i18n/words';

/** Runs of pages that are named. */
const MOST_RUNS = 6;

/** `4–7, 9` */
export function pageList(runs: Readonly<NumberRuns>): string {
  const number = (page: number) => page.toLocaleString(spokenLocale());
  const named = runs.slice(0, MOST_RUNS).map(([first, last]) => (first === last ? number(first) : `${number(first)}–${number(last)}`));
  return named.join(', ') + (runs.length > MOST_RUNS ? ' …' : '');
}
