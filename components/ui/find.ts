import fuzzysort from 'fuzzysort';

/** Below this, letters are merely scattered over the words: 1 is the same words, 0.5 a good find. */
const LEAST_SCORE = 0.35;

export interface Findable {
  name: string;
  /** Other words it is found by. */
  also?: string;
}

/** What is called so, the best first: letters in order, words in any order, accents or none, in every script. All where nothing is asked. */
export function find<T extends Findable>(items: readonly T[], query: string, limit: number): T[] {
  if (!query.trim()) return items.slice(0, limit);
  return fuzzysort.go(query.trim(), items, { keys: ['name', 'also'], threshold: LEAST_SCORE, limit }).map(({ obj }) => obj);
}
