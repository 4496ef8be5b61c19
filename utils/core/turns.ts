import { labelsOf } from './parts';
import type { Message } from './rows';
import { alternativesTo, type Children } from './tree';

/** A question, or an answer with its continuations, and what could stand in its place. */
export interface Turn {
  /** The same for all that could stand in its place: a view that steps through them keeps what has the keyboard. */
  key: string;
  chain: readonly [Message, ...Message[]];
  /** By their last messages, the oldest first. */
  alternatives: readonly string[];
  /** The page that the chat is on from here. */
  nowOn?: string;
}

/** Messages that are shown and skipped together. */
export interface TurnGroup {
  key: number;
  turns: readonly Turn[];
}

/** How many messages make a group: few enough to be drawn within a frame, many enough that a long chat has few. */
const GROUP = 16;

/** @param branch root first */
export function turnsOf(branch: readonly Message[], children: Children): Turn[] {
  const turns: Turn[] = [];
  let chain: [Message, ...Message[]] | undefined;
  let url: string | undefined;
  for (const message of branch) {
    // An answer's continuations belong to it.
    if (chain && message.role === 'assistant' && chain[0].role === 'assistant') {
      chain.push(message);
      continue;
    }
    chain = [message];
    const pages = labelsOf(message.parts).filter((label) => label.url !== '');
    const moved = url === undefined ? undefined : pages.find((page) => page.url !== url);
    turns.push({
      key: `${message.role} ${message.parentId ?? ''}`,
      chain,
      alternatives: alternativesTo(children, message).map(({ id }) => id),
      ...(moved ? { nowOn: moved.title } : {}),
    });
    url = pages.at(-1)?.url ?? url;
  }
  return turns;
}

/** Neighbours in groups that stay what they are when older ones are read in before them, or newer ones come. */
export function groupsOf(turns: readonly Turn[]): TurnGroup[] {
  const groups: { key: number; turns: Turn[] }[] = [];
  for (const turn of turns) {
    const key = Math.floor(turn.chain[0].seq / GROUP);
    const last = groups.at(-1);
    if (last?.key === key) last.turns.push(turn);
    else groups.push({ key, turns: [turn] });
  }
  return groups;
}

/** Whether two groups show the same. */
export function isSameGroup(a: TurnGroup, b: TurnGroup): boolean {
  return a.turns.length === b.turns.length && a.turns.every((turn, at) => isSameTurn(turn, b.turns[at]));
}

/** Whether two turns show the same. */
export function isSameTurn(a: Turn, b: Turn | undefined): boolean {
  return !!b && a.key === b.key && a.nowOn === b.nowOn && isSame(a.chain, b.chain) && isSame(a.alternatives, b.alternatives);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
