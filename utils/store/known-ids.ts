import { db } from './db';

/** Which of these are the ids of chats or messages that are there, deleted ones that can be undone among them. */
export async function knownIds(ids: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all([db.chats, db.messages].map((table) => table.where('id').anyOf(ids).primaryKeys()));
  return new Set(found.flat());
}
