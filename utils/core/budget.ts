import type { SentSource } from './rows';
import { estimateTokens } from './tokens';

/** Tokens; what a model can read where nobody says more (DESIGN §5). */
export const DEFAULT_CONTEXT_WINDOW = 8_192;

/** Tokens kept free for the answer: a quarter of the window, at most 4,096. */
export function answerReserve(contextWindow: number): number {
  return Math.min(4_096, Math.floor(contextWindow / 4));
}

/** Tokens that an answer may be asked for at most: the question has the other half of the window. */
export function longestAnswer(contextWindow: number): number {
  return Math.floor(contextWindow / 2);
}

/**
 * What is free is divided by this where too long a prompt would be cut or refused: an estimate is within a tenth for o200k and Llama, and
 * other vocabularies make up to a tenth more of a text.
 */
export const SAFETY = 1.1;

/** A source in its passages, ready to be cut at their bounds; or one that goes whole or not at all. */
export type Sendable = Cuttable | { fileId: string; tokens: number };

interface Cuttable {
  fileId: string;
  text: string;
  /** Where each passage ends in `text`, ascending; asked for only where the text does not fit whole. */
  ends(): readonly number[];
}

export interface Fitted extends SentSource {
  text: string;
}

/**
 * What of the sources fits: the first of the list first, each from its start, cut at the end of a passage.
 * @param tokens what is free for all of them; a margin is kept for what the estimate may lack
 */
export function fitSources(sources: readonly Sendable[], tokens: number): Fitted[] {
  let free = tokens / SAFETY;
  return sources.map((source) => {
    const { fileId } = source;
    if ('tokens' in source) {
      const fits = source.tokens <= free;
      free = fits ? free - source.tokens : 0;
      return { fileId, text: '', sent: fits ? 1 : 0, of: 1 };
    }
    const { text, ends } = source;
    const whole = estimateTokens(text);
    if (whole <= free) {
      free -= whole;
      return { fileId, text, sent: 1, of: 1 };
    }
    const bounds = ends();
    let sent = 0;
    let start = 0;
    for (const end of bounds) {
      const cost = estimateTokens(text.slice(start, end));
      if (cost > free) break;
      free -= cost;
      start = end;
      sent += 1;
    }
    // What comes after does not squeeze past: a short old source must not displace the rest of a newer one.
    free = 0;
    return { fileId, text: text.slice(0, start), sent, of: bounds.length };
  });
}
