import type { Message, Summing } from '@/utils/core/rows';
import { cutToTokens, estimateTokens } from '@/utils/core/tokens';
import { turnTokens } from './turn-tokens';

/** Tokens of a summary; of a small window a part. Below the least nothing can be said in it. */
const SUMMARY = { least: 128, most: 1_024 };

/** Earlier turns that are to be summed up before the question is asked. */
export interface ToSum extends Pick<Summing, 'from' | 'tokens' | 'before'> {
  /** In their order. The summary is kept with the last of them, and stands for all above it too. */
  messages: readonly Message[];
}

/** What of a branch goes along in its own words, and what stands for the rest. */
export interface TurnsThatFit {
  /** Messages that do not, the oldest. */
  leftOut: number;
  /** What stands for them; where some are to be summed up, for those before them. */
  summary?: string;
  toSum?: ToSum;
  /** Estimated, of all that goes along of the turns. */
  tokens: number;
}

/**
 * The newest turns whole, and a summary in the place of older ones. Where a new one is needed, half of the room is left free, so that the
 * next turns find it: what goes out then begins with the same bytes as before.
 * @param branch root first; its last message always goes along
 * @param room tokens
 * @param canSum whether the model can be asked for a summary
 */
export function turnsThatFit(branch: readonly Message[], room: number, canSum = true): TurnsThatFit {
  const costFrom = (from: number) => costOf(branch.slice(from));
  const whole = firstThatFits(branch, room);
  if (whole === 0) return { leftOut: 0, tokens: costFrom(0) };
  const summaries = branch.slice(0, -1).flatMap(({ summary }, at) => (summary?.trim() ? [{ summary, from: at + 1 }] : []));
  const standing = (leftOut: number, summary: string): TurnsThatFit => ({
    ...{ leftOut, summary },
    tokens: estimateTokens(summary) + costFrom(leftOut),
  });
  // The one that stands for least.
  const fitting = summaries.find((each) => estimateTokens(each.summary) + costFrom(each.from) <= room);
  if (fitting) return standing(fitting.from, fitting.summary);
  const most = Math.min(SUMMARY.most, Math.floor(room / 4));
  const from = firstOf(branch, room, most);
  const before = summaries.findLast((each) => each.from < from);
  const messages = branch.slice(before?.from ?? 0, from);
  const late = summaries.find((each) => each.from >= from);
  if (canSum && !late && most >= SUMMARY.least && costOf(messages) > most) {
    const toSum = { messages, from: before?.from ?? 0, tokens: most, ...(before ? { before: before.summary } : {}) };
    // Until it is there, the one before it stands for what it can.
    return { leftOut: from, tokens: most + costFrom(from), toSum, ...(before ? { summary: cutToTokens(before.summary, most) } : {}) };
  }
  // There are words that are too many, as the user's may be, or turns too few to be worth a summary.
  const given = late ?? before;
  const left = given ? room - costFrom(Math.max(given.from, whole)) : 0;
  if (given && left >= SUMMARY.least) return standing(Math.max(given.from, whole), cutToTokens(given.summary, left));
  return { leftOut: whole, tokens: costFrom(whole) };
}

const costOf = (messages: readonly Message[]) => messages.reduce((sum, message) => sum + turnTokens(message), 0);

/** Where those begin that stay beside a new summary: more than the last message alone, where they fit. */
function firstOf(branch: readonly Message[], room: number, most: number): number {
  const half = firstThatFits(branch, room / 2);
  return half === branch.length - 1 ? firstThatFits(branch, room - most) : half;
}

/** Where the newest messages begin that fit; always the last, and with a user's where one fits. */
function firstThatFits(branch: readonly Message[], room: number): number {
  let free = room;
  let from = branch.length - 1;
  for (let at = from; at >= 0; at--) {
    const message = branch[at];
    if (!message) break;
    free -= turnTokens(message);
    if (free < 0 && at < branch.length - 1) break;
    if (message.role === 'user') from = at;
  }
  return Math.max(0, from);
}
