import { type Word, weightOf } from './word-stream';

/** A run of an answer's words that stands in a passage word for word. */
export interface Run {
  /** Places of its first word and after its last among the answer's words. */
  from: number;
  to: number;
  /** The place of the passage in the list. */
  passage: number;
}

/** Words that are looked up together. */
const SEED = 3;
/** Places at which the same words may stand in an answer before they say nothing. */
const MOST_PLACES = 8;

/**
 * The longest runs of words that an answer shares with passages, at least as heavy as asked for. Time is linear in the passages' length: the
 * answer, which is short, is what is indexed.
 */
export function sharedRuns(answer: readonly Word[], passages: readonly (readonly Word[])[], leastWeight: number): Run[] {
  const places = seedsOf(answer);
  const runs: Run[] = [];
  passages.forEach((words, passage) => {
    for (let i = 0; i + SEED <= words.length; i++) {
      for (const at of places.get(seedAt(words, i)) ?? []) {
        // Found from its beginning already.
        if (i > 0 && at > 0 && words[i - 1]?.word === answer[at - 1]?.word) continue;
        let length = SEED;
        while (i + length < words.length && at + length < answer.length && words[i + length]?.word === answer[at + length]?.word) length++;
        if (weightOf(answer.slice(at, at + length)) >= leastWeight) runs.push({ from: at, to: at + length, passage });
      }
    }
  });
  return runs;
}

function seedsOf(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + SEED <= words.length; at++) {
    const seed = seedAt(words, at);
    const known = places.get(seed);
    if (!known) places.set(seed, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  return places;
}

function seedAt(words: readonly Word[], at: number): string {
  return `${words[at]?.word} ${words[at + 1]?.word} ${words[at + 2]?.word}`;
}
