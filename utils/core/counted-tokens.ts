import type { Usage } from './rows';

/** What an answer took, in tokens; what the server did not say is absent. */
interface CountedTokens {
  /** All that it read, from its cache or not. */
  read?: number;
  /** How much of it came from the cache. */
  cached: number;
  /** All that it wrote, thinking and answer. */
  written?: number;
}

/** The tokens of an answer, in one way of counting: some servers count what was cached, and what was thought, apart from the rest. */
export function countedTokens({ inputTokens, outputTokens, cachedTokens = 0, reasoningTokens = 0 }: Usage): CountedTokens {
  return {
    ...(inputTokens === undefined ? {} : { read: withPart(inputTokens, cachedTokens) }),
    cached: cachedTokens,
    ...(outputTokens === undefined ? {} : { written: withPart(outputTokens, reasoningTokens) }),
  };
}

/** Servers that count a part apart say so by counting more of it than of all. */
function withPart(all: number, part: number): number {
  return part > all ? all + part : all;
}
