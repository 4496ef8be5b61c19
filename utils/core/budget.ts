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
