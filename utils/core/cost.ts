import { countedTokens } from './counted-tokens';
import type { Message } from './rows';

/** Prices are for so many tokens. */
const PER = 1_000_000;

/**
 * What an answer cost, by what its server reported and the model's price when it answered. Cached tokens without a price of their own cost
 * what others do. What a tool took to make pictures has a price that nobody lists.
 * @returns US dollars; undefined where it is not known
 */
export function costOf({ usage, price, pictureTool }: Pick<Message, 'usage' | 'price' | 'pictureTool'>): number | undefined {
  if (!usage || !price || (pictureTool && usage.pictureTokens !== 0)) return undefined;
  const { read, cached, written } = countedTokens(usage);
  if (read === undefined || written === undefined) return undefined;
  return ((read - cached) * price.input + cached * (price.cachedInput ?? price.input) + written * price.output) / PER;
}
