import { countedTokens } from './counted-tokens';
import { madeIn } from './parts';
import type { Message } from './rows';

/** Prices are for so many tokens. */
const PER = 1_000_000;

/**
 * What an answer cost, by what its server reported and the model's price when it answered. Cached tokens without a price of their own cost
 * what others do. Pictures have prices of their own, which Aside does not read: several times those of words at Gemini
 * (ai.google.dev/gemini-api/docs/pricing), those of the model behind it where a tool makes them.
 * @returns US dollars; undefined where it is not known
 */
export function costOf({
  usage,
  price,
  pictureTool,
  parts = [],
}: Partial<Pick<Message, 'usage' | 'price' | 'pictureTool' | 'parts'>>): number | undefined {
  if (!usage || !price || (pictureTool && usage.pictureTokens !== 0) || madeIn(parts).length > 0) return undefined;
  const { read, cached, written } = countedTokens(usage);
  if (read === undefined || written === undefined) return undefined;
  return ((read - cached) * price.input + cached * (price.cachedInput ?? price.input) + written * price.output) / PER;
}
