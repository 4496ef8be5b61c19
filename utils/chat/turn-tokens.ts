import { type Part, textOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';

/** By what they are of, for as long as it is held: a long chat is added up with every question. */
const known = new WeakMap<readonly Part[], number>();

/** Tokens of a message's words, estimated. */
export function turnTokens({ parts }: Pick<Message, 'parts'>): number {
  const tokens = known.get(parts) ?? estimateTokens(textOf(parts));
  known.set(parts, tokens);
  return tokens;
}
