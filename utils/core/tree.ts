import type { Message } from './rows';

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
