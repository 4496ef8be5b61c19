/** What a server may take of our time and memory (FACTS, "Ceilings to start from"). */
export const CEILINGS = {
  /** Local models are slow to begin. */
  headersMs: 120_000,
  silenceMs: 90_000,
  answerMs: 30 * 60_000,
  bytes: 32 * 1024 * 1024,
  /** Bytes without a line's end: no parser downstream bounds its buffer. */
  lineBytes: 1024 * 1024,
} as const;

export type Ceilings = { [K in keyof typeof CEILINGS]: number };
