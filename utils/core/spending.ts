import { costOf } from './cost';
import { countedTokens } from './counted-tokens';
import type { Chat, Message } from './rows';
import { isLive } from './tree';

/** What some answers took together. */
export interface Spent {
  answers: number;
  /** As far as servers reported them. */
  tokens: number;
  /** US dollars, of the answers whose cost is known. */
  dollars: number;
  /** How many answers have a cost that is not known. */
  unknown: number;
}

/** Days and months are the user's own. */
export interface Spending {
  today: Spent;
  /** Twelve, this one first, each by the ms since the epoch at which it begins. */
  months: (Spent & { start: number })[];
  /** This month's, in no order. */
  chats: (Spent & { id: string; title: string })[];
  /** This month's, in no order. */
  models: (Spent & { id: string })[];
}

const MONTHS = 12;

/** Failures that may come after a server has begun to work, and to count. */
const MAY_COST: readonly string[] = ['timeout', 'cut-off', 'too-large', 'nothing-answered', 'filtered', 'tool-asked'];

const nothing = (): Spent => ({ answers: 0, tokens: 0, dollars: 0, unknown: 0 });

/** When the oldest month begins that is summed up; ms since the epoch. */
export function firstMonth(now: number): number {
  return monthBefore(now, MONTHS - 1);
}

/**
 * Sums up what answers cost. A branch that became a chat holds copies of its answers: the one that comes first counts, so older chats are to
 * be added first.
 */
export function createSpending(now: number) {
  const today = nothing();
  const day = new Date(now).toDateString();
  const months = Array.from({ length: MONTHS }, (_, ago) => ({ ...nothing(), start: monthBefore(now, ago) }));
  const chats = new Map<string, Spending['chats'][number]>();
  const models = new Map<string, Spending['models'][number]>();
  const seen = new Set<string>();

  function add({ id, title }: Pick<Chat, 'id' | 'title'>, answer: Message): void {
    const { createdAt, startedAt, endedAt, modelId = '' } = answer;
    const month = createdAt > now ? -1 : months.findIndex(({ start }) => createdAt >= start);
    const once = `${createdAt} ${startedAt} ${endedAt} ${modelId}`;
    if (month < 0 || !mayHaveCost(answer) || seen.has(once)) return;
    seen.add(once);
    const sums: (Spent | undefined)[] = [months[month]];
    if (month === 0) sums.push(of(chats, id, { id, title }), of(models, modelId, { id: modelId }));
    if (new Date(createdAt).toDateString() === day) sums.push(today);
    for (const sum of sums) if (sum) addTo(sum, answer);
  }

  return { add, sums: (): Spending => ({ today, months, chats: [...chats.values()], models: [...models.values()] }) };
}

/** Whether a request went out that was answered, or may have been. */
function mayHaveCost(message: Message): boolean {
  const { role, status, startedAt, usage, parts, fault } = message;
  if (role !== 'assistant' || startedAt === undefined || isLive(message)) return false;
  return status !== 'failed' || usage !== undefined || parts.length > 0 || MAY_COST.includes(fault?.code ?? '');
}

function addTo(sum: Spent, answer: Message): void {
  const { read = 0, written = 0 } = countedTokens(answer.usage ?? {});
  const cost = costOf(answer);
  sum.answers++;
  sum.tokens += read + written + (answer.usage?.pictureTokens ?? 0);
  if (cost === undefined) sum.unknown++;
  else sum.dollars += cost;
}

function of<T extends object>(sums: Map<string, T & Spent>, key: string, named: T): Spent {
  const sum = sums.get(key) ?? { ...named, ...nothing() };
  sums.set(key, sum);
  return sum;
}

function monthBefore(now: number, ago: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth() - ago).getTime();
}
