import { textOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';

/** Tokens of a summary; of a small window a part. */
const MOST_SUMMARY = 1_024;

/** Earlier turns that are to be summed up before the question is asked. */
export interface ToSum {
  /** In their order. The summary is kept with the last of them, and stands for all above it too. */
  messages: readonly Message[];
  /** What stands for those before them. */
  before?: string;
  /** Tokens that the summary may have. */
  tokens: number;
}

/** What of a branch goes along in its own words, and what stands for the rest. */
export interface TurnsThatFit {
  /** Messages that do not, the oldest. */
  leftOut: number;
  /** What stands for them, as far as it is known. */
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
 */
export function turnsThatFit(branch: readonly Message[], room: number): TurnsThatFit {
  const costs = branch.map(({ parts }) => estimateTokens(textOf(parts)));
  const costFrom = (from: number) => costs.slice(from).reduce((sum, cost) => sum + cost, 0);
  if (firstThatFits(branch, costs, room) === 0) return { leftOut: 0, tokens: costFrom(0) };
  const summaries = branch
    .slice(0, -1)
    .flatMap(({ summary }, at) => (summary ? [{ summary, from: at + 1, cost: estimateTokens(summary) }] : []));
  const most = Math.min(MOST_SUMMARY, Math.floor(room / 4));
  const from = firstThatFits(branch, costs, room / 2);
  // The one that stands for least. Of the user's own words none are too many: what they stand for is not summed up anew.
  const fitting = summaries.find((each) => each.from >= from || firstThatFits(branch, costs, room - each.cost) <= each.from);
  if (fitting) return { leftOut: fitting.from, summary: fitting.summary, tokens: fitting.cost + costFrom(fitting.from) };
  const last = summaries.at(-1);
  const toSum = { messages: branch.slice(last?.from ?? 0, from), tokens: most, ...(last ? { before: last.summary } : {}) };
  return { leftOut: from, tokens: most + costFrom(from), toSum };
}

/** Where the newest messages begin that fit; always the last, and with a user's where one fits. */
function firstThatFits(branch: readonly Message[], costs: readonly number[], room: number): number {
  let free = room;
  let from = branch.length - 1;
  for (let at = from; at >= 0; at--) {
    free -= costs[at] ?? 0;
    if (free < 0 && at < branch.length - 1) break;
    if (branch[at]?.role === 'user') from = at;
  }
  return Math.max(0, from);
}
