import { estimateTokens } from '@/utils/core/tokens';
import { type Cut, type Cuttable, cutOf } from './cut';
import type { Chosen } from './room';

export { type Cuttable, PASSAGE_LABEL_TOKENS } from './cut';

/** A text, or a picture, which goes whole or not at all. */
export type Sendable = Cuttable | { fileId: string; tokens: number };

export interface Fitted {
  fileId: string;
  /** 1 of 1 where it goes whole; else passages. */
  sent: number;
  of: number;
  /** Numbers (`Passage.n`) that go along, ascending; absent: the whole source, or a picture. */
  passages?: readonly number[];
}

/** What is shorter than this part of the budget goes whole; so do older pictures that together take no more. */
const SHORT = 1 / 3;

/**
 * What of the sources goes along. All of it where all of it fits; else the passages that the question asks for, chosen over all texts
 * together, and what is left of the room from the start of the newest. The same input gives the same output.
 * @param sources the newest first
 * @param tokens what is free for all of them
 * @param question in any language; the last two, joined, where it may be a follow-up
 */
export async function choosePassages(sources: readonly Sendable[], tokens: number, question: string): Promise<Fitted[]> {
  const cuts = sources.flatMap((source, place) => ('tokens' in source ? [] : [cutOf(source, place)]));
  const { whole, free } = wholeOnes(sources, cuts, tokens);
  const rest = cuts.filter(({ place }) => !whole.has(place));
  const chosen = rest.length > 0 && free > 0 ? await chosenOf(rest, free, question) : undefined;
  return sources.map((source, place): Fitted => {
    const { fileId } = source;
    const cut = rest.find((each) => each.place === place);
    if (!cut) return { fileId, sent: whole.has(place) ? 1 : 0, of: 1 };
    const numbers = [...(chosen?.get(cut) ?? [])].sort((a, b) => a - b).flatMap((at) => cut.passages[at]?.n ?? []);
    if (numbers.length > 0 && numbers.length === cut.passages.length) return { fileId, sent: 1, of: 1 };
    return { fileId, sent: numbers.length, of: Math.max(1, cut.passages.length), passages: numbers };
  });
}

/** Ranking is loaded with the first text that does not fit. */
async function chosenOf(cuts: readonly Cut[], tokens: number, question: string): Promise<Chosen> {
  const { fillByQuestion } = await import('./fill-by-question');
  return fillByQuestion(cuts, tokens, question);
}

/** The places of what goes whole whatever is asked, and what is free beside it. */
function wholeOnes(sources: readonly Sendable[], cuts: readonly Cut[], tokens: number): { whole: Set<number>; free: number } {
  const cutAt = new Map(cuts.map((cut) => [cut.place, cut]));
  const costs = sources.map((source, place) => {
    const cut = cutAt.get(place);
    return cut ? costOfAll(cut, tokens) : 'tokens' in source ? source.tokens : 0;
  });
  if (costs.reduce((sum, cost) => sum + cost, 0) <= tokens) return { whole: new Set(costs.keys()), free: 0 };
  const whole = new Set<number>();
  let free = tokens;
  let texts = 0;
  let olderPictures = 0;
  let allSoFar = true;
  for (const [place, cost] of costs.entries()) {
    const isPicture = !cutAt.has(place);
    const fits = isPicture ? allSoFar || olderPictures + cost < tokens * SHORT : allSoFar && texts + cost < tokens * SHORT;
    if (fits && cost <= free) {
      whole.add(place);
      free -= cost;
      if (!isPicture) texts += cost;
      else if (!allSoFar) olderPictures += cost;
    } else allSoFar = false;
  }
  return { whole, free };
}

/** Tokens of all passages; no further than it takes to know that they are too many. */
function costOfAll({ source, passages, costOf }: Cut, tokens: number): number {
  if (passages.length === 0) return estimateTokens(source.text);
  let sum = 0;
  for (let at = 0; at < passages.length && sum <= tokens; at++) sum += costOf(at);
  return sum;
}
