import { faultOf } from '@/utils/core/faults';
import { cutToTokens } from '@/utils/core/tokens';
import { beginAnswer, changeMessage, keepSummary } from '@/utils/store/messages';
import type { BuiltPrompt } from './prompt';
import { readText, type SideRequests } from './read-text';
import { summaryBefore, summaryPrompt } from './summaries';

/** What was summed up before a try failed, so that it is not asked for again. */
export interface SummedSoFar {
  /** The last of the turns, and how many requests there are for them. */
  of?: string;
  done: number;
  summary: string;
}

/**
 * Has the model sum up earlier turns, in several requests where they are many, and keeps the summary with the last of them. A model that
 * writes none has them left out.
 * @param soFar of a try before; more is noted here
 * @throws what `readText` throws, a refusal to write it apart
 */
export async function sumTurns(
  answerId: string,
  { messages, from, tokens, before = '', room, requests }: NonNullable<BuiltPrompt['toSum']>,
  beside: SideRequests,
  soFar: SummedSoFar,
): Promise<void> {
  const last = messages.at(-1);
  if (!last) return;
  const of = `${last.id} ${requests.length} ${before}`;
  if (soFar.of !== of) Object.assign(soFar, { of, done: 0, summary: summaryBefore(before, room) });
  const told = { messages: messages.length, from, of: requests.length, tokens, room, ...(before ? { before } : {}) };
  for (const [at, request] of requests.entries()) {
    if (at < soFar.done) continue;
    await beginAnswer(answerId, { summing: { ...told, at: at + 1 } });
    const asked = { role: 'user' as const, content: summaryPrompt(request, soFar.summary, tokens) };
    soFar.summary = cutToTokens(await readText([asked], beside, '').catch(nothingIfRefused), tokens);
    if (!soFar.summary) return changeMessage(answerId, { summing: { ...told, at: at + 1, failed: true } });
    soFar.done = at + 1;
  }
  await keepSummary(last.id, soFar.summary, last.summary);
}

function nothingIfRefused(error: unknown): '' {
  if (faultOf(error).code !== 'filtered') throw error;
  return '';
}
