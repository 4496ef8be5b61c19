import type { Message } from './rows';

/** The branch that ends in `head`, root first. A chat is a tree; this is the path through it that is shown and sent. */
export function branchTo(messages: readonly Message[], head: string | null): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: Message[] = [];
  for (
    let at = head === null ? undefined : byId.get(head);
    at && !branch.includes(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  ) {
    branch.unshift(at);
  }
  return branch;
}

/** True while a turn may still write this message. */
export function isLive(message: Pick<Message, 'status'>): boolean {
  return message.status === 'queued' || message.status === 'streaming' || message.status === 'stopping';
}
