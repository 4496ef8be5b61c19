import type { Passage } from '@/utils/core/passages/passages';
import { estimateTokens } from '@/utils/core/tokens';

/** A text that can be sent in part. */
export interface Cuttable {
  fileId: string;
  text: string;
  /** BCP 47 as its source declares it, or empty. */
  language: string;
  passages(): readonly Passage[];
}

/** What a passage's label costs beside its words. */
export const PASSAGE_LABEL_TOKENS = 4;

/** A text, cut, with what its passages cost. */
export interface Cut {
  place: number;
  source: Cuttable;
  passages: readonly Passage[];
  /** Tokens of the passage at that place of the list, its label included. */
  costOf(place: number): number;
}

export function cutOf(source: Cuttable, place: number): Cut {
  const passages = source.passages();
  const costs = new Map<number, number>();
  return {
    place,
    source,
    passages,
    costOf(at) {
      const known = costs.get(at);
      if (known !== undefined) return known;
      const { start = 0, end = 0 } = passages[at] ?? {};
      const cost = estimateTokens(source.text.slice(start, end)) + PASSAGE_LABEL_TOKENS;
      costs.set(at, cost);
      return cost;
    },
  };
}
