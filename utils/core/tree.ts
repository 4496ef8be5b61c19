import type { Chat, Message } from './rows';

/** The branch that ends in `head`, root first. A chat is a tree; this is the path through it that is shown and sent. */
export function branchTo(messages: readonly Message[], head: string | null): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: Message[] = [];
  // Each is taken once, so that a circle in broken rows has an end.
  for (let at = head; at !== null; ) {
    const message = byId.get(at);
    if (!message) break;
    byId.delete(at);
    branch.push(message);
    at = message.parentId;
  }
  return branch.reverse();
}

/** True while a turn may still write this message. */
export function isLive(message: Pick<Message, 'status'>): boolean {
  return message.status === 'queued' || message.status === 'streaming' || message.status === 'stopping';
}

/** A message without what only one has that is still being written. */
export function withoutLife<T extends Pick<Message, 'retryAt' | 'retries' | 'drawing'>>(
  message: T,
): Omit<T, 'retryAt' | 'retries' | 'drawing'> {
  const { retryAt: _, retries: __, drawing: ___, ...kept } = message;
  return kept;
}

/**
 * The messages that were not deleted, nor anything they stand under.
 * @param messages in the order of `seq`: what a message stands under comes before it
 */
export function withoutDeleted(messages: readonly Message[]): Message[] {
  const gone = new Set<string | null>();
  return messages.filter(({ id, parentId, deletedAt }) => {
    if (deletedAt === undefined && !gone.has(parentId)) return true;
    gone.add(id);
    return false;
  });
}

/** What stands under each message, and under `null` the beginnings; the oldest first, without what was deleted. */
export type Children = ReadonlyMap<string | null, readonly Message[]>;

/** @param messages in the order of `seq` */
export function childrenOf(messages: readonly Message[]): Children {
  const children = new Map<string | null, Message[]>();
  for (const message of messages) {
    if (message.deletedAt !== undefined) continue;
    const siblings = children.get(message.parentId);
    if (siblings) siblings.push(message);
    else children.set(message.parentId, [message]);
  }
  return children;
}

/**
 * What could stand in the place of a question or an answer, itself among them. An answer that was continued in two ways counts as two, so
 * each alternative is named by the last message of it.
 * @param first of the question or answer
 * @returns the oldest first
 */
export function alternativesTo(children: Children, first: Pick<Message, 'parentId' | 'role'>): Message[] {
  const siblings = (children.get(first.parentId) ?? []).filter(({ role }) => role === first.role);
  if (first.role === 'user') return siblings;
  const ends: Message[] = [];
  const waiting = new Set(siblings);
  for (const answer of waiting) {
    const under = children.get(answer.id) ?? [];
    const continuations = under.filter(({ role }) => role === 'assistant');
    if (continuations.length === 0 || continuations.length < under.length) ends.push(answer);
    for (const each of continuations) waiting.add(each);
  }
  return ends.sort((a, b) => a.seq - b.seq);
}

/**
 * The leaf that an alternative is shown down to: the one that was shown last, else the newest.
 * @param leaves see `Chat.leaves`
 */
export function leafUnder(children: Children, byId: ReadonlyMap<string, Message>, id: string, leaves: Chat['leaves'] = {}): string {
  const kept = leaves[id];
  let leaf = kept !== undefined && isUnder(byId, kept, id) ? kept : id;
  for (const seen = new Set<string>(); !seen.has(leaf); ) {
    seen.add(leaf);
    const under = children.get(leaf) ?? [];
    // What continues an answer is another alternative to it.
    const next = leaf === id && byId.get(id)?.role === 'assistant' ? under.findLast(({ role }) => role === 'user') : under.at(-1);
    leaf = next?.id ?? leaf;
  }
  return leaf;
}

/** Whether a message stands under another, or is it, with nothing deleted between. */
function isUnder(byId: ReadonlyMap<string, Message>, id: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const message = byId.get(at);
    if (!message || message.deletedAt !== undefined) return false;
    if (at === above) return true;
    at = message.parentId;
  }
  return false;
}

/** What is deleted with an alternative. */
export interface Cut {
  /** The topmost message that goes. */
  topId: string;
  /** It and all under it. */
  under: ReadonlySet<string>;
  /** The leaf that is shown instead: under a sibling, else what it stood under. */
  head: string | null;
}

/**
 * What goes when an alternative is deleted. Of an answer that was continued in two ways only one continuation goes.
 * @param alternative its last message
 */
export function cutOff(children: Children, byId: ReadonlyMap<string, Message>, alternative: Message, leaves?: Chat['leaves']): Cut {
  let top = alternative;
  for (const seen = new Set<string>([top.id]); top.role === 'assistant'; ) {
    const parent = byId.get(top.parentId ?? '');
    if (parent?.role !== 'assistant' || seen.has(parent.id) || (children.get(parent.id)?.length ?? 0) > 1) break;
    seen.add(parent.id);
    top = parent;
  }
  const under = new Set<string>([top.id]);
  for (const id of under) for (const child of children.get(id) ?? []) under.add(child.id);
  const first = firstOf(byId, alternative);
  const all = alternativesTo(children, first);
  const at = all.findIndex(({ id }) => id === alternative.id);
  const others = [...all.slice(0, at).reverse(), ...all.slice(at + 1)].filter(({ id }) => !under.has(id));
  const [next] = others;
  return { topId: top.id, under, head: next ? leafUnder(children, byId, next.id, leaves) : top.parentId };
}

/** The first message of the answer that a message continues; a question is its own. */
function firstOf(byId: ReadonlyMap<string, Message>, message: Message): Message {
  let first = message;
  for (const seen = new Set<string>(); first.role === 'assistant' && !seen.has(first.id); ) {
    seen.add(first.id);
    const parent = byId.get(first.parentId ?? '');
    if (parent?.role !== 'assistant') break;
    first = parent;
  }
  return first;
}
