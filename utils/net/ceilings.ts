/** What a server may take of our time and memory. */
export interface Ceilings {
  /** Until the response's head is there. */
  headersMs: number;
  /** Between two pieces of the body. */
  silenceMs: number;
  /** From the request to the end of the body, however lively: a drip of comments is no progress. */
  answerMs: number;
  /** Decoded bytes of a body. */
  bytes: number;
  /** Decoded bytes of a body that is held whole before it is read: a list, a refusal, JSON. */
  wholeBytes: number;
  /** Bytes without a line's end, in a body that comes in lines. */
  lineBytes: number;
  /** Parts of an answer's stream. */
  events: number;
  /** Characters of an answer, what it thought included. */
  characters: number;
}

/** Of a model that makes pictures, or that is given a tool for them: one line holds a whole one, which may take two minutes (OpenAI's guide to image generation). */
export const PICTURE_CEILINGS = { silenceMs: 180_000, bytes: 96 * 1024 * 1024, wholeBytes: 34 * 1024 * 1024, lineBytes: 34 * 1024 * 1024 };

/** FACTS, "Ceilings to start from". */
export const CEILINGS: Ceilings = {
  // Local models are slow to begin.
  headersMs: 120_000,
  silenceMs: 90_000,
  answerMs: 30 * 60_000,
  bytes: 32 * 1024 * 1024,
  wholeBytes: 8 * 1024 * 1024,
  lineBytes: 1024 * 1024,
  events: 200_000,
  characters: 2 * 1024 * 1024,
};
