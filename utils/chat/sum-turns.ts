import { cutToTokens } from '@/utils/core/tokens';
import { changeMessage } from '@/utils/store/messages';
import type { BuiltPrompt } from './prompt';
import { readText, type SideRequests } from './read-text';
import { portionsOfTurns, summaryPrompt } from './summaries';

/**
 * Has the model sum up earlier turns, in several requests where they are many, and keeps the summary with the last of them. A model that
 * writes none has them left out.
 * @throws what `readText` throws
 */
export async function sumTurns(answerId: string, toSum: NonNullable<BuiltPrompt['toSum']>, requests: SideRequests): Promise<void> {
  const { messages, tokens, before = '', room } = toSum;
  const portions = portionsOfTurns(toSum, room);
  let summary = before;
  for (const [place, portion] of portions.entries()) {
    await changeMessage(answerId, { summing: { messages: messages.length, at: place + 1, of: portions.length } });
    const asked = { role: 'user' as const, content: summaryPrompt(portion, summary, tokens) };
    summary = cutToTokens(await readText([asked], requests), tokens);
    if (!summary) return;
  }
  const last = messages.at(-1);
  if (last) await changeMessage(last.id, { summary });
}
