/** The Web Lock under which hosts are made, questions queued, and idle hosts closed. */
export const HOST_LOCK = 'turn-host';

/** The Web Lock that says "somebody is writing this answer". */
export function turnLock(messageId: string): string {
  return `turn:${messageId}`;
}

/** The Web Lock that says "somebody writes down what is said in this recording or film". */
export function transcriptLock(hash: string): string {
  return `transcript:${hash}`;
}

/** The Web Lock that says "somebody edits the picture of this file". */
export function editLock(fileId: string): string {
  return `edit:${fileId}`;
}

/** Those of these locks that nobody holds. */
export async function freeAmong(names: readonly string[]): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return names.filter((name) => held.every((lock) => lock.name !== name));
}

/** The Web Lock that says "somebody takes what this tab shows, or lays something over it". */
export function viewLock(tabId: number): string {
  return `view:${tabId}`;
}
