import type { ModelMessage } from 'ai';
import type { Message, Usage } from '@/utils/core/rows';
import { leastTokens } from '@/utils/core/tokens';
import { textsOf } from './compose-prompt';

/** Tokens; a shorter question is not cut by anybody. */
const LEAST_SENT = 1_000;
/** Tokens; no server cuts to less. Fewer mean one that leaves out what it had in its cache. */
const LEAST_READ = 500;
/** Of the estimate, which is a lower one already. */
const CERTAINLY = 0.8;

/**
 * Whether a server read less than it was certainly sent: some cut a question to their context window and say nothing (FACTS, Ollama).
 * @returns what it read, and what it was sent at least, both in tokens
 */
export function readShort(
  { instructions, messages }: { instructions: string; messages: readonly ModelMessage[] },
  { inputTokens = 0, cachedTokens = 0 }: Usage,
): Pick<Message, 'readShort'> {
  // Servers that count cached tokens apart say so by counting more of them than of all.
  const read = cachedTokens > inputTokens ? inputTokens + cachedTokens : inputTokens;
  if (read < LEAST_READ) return {};
  const sent = leastTokens([instructions, ...messages.flatMap(textsOf)].join('\n'));
  return sent > LEAST_SENT && read < CERTAINLY * sent ? { readShort: { read, sent } } : {};
}
