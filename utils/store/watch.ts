import { liveQuery } from 'dexie';

/**
 * Calls back with what a query finds, now and after each change to the rows it read, whichever context made it.
 * @returns stops watching
 */
export function watch<T>(query: () => Promise<T>, act: (found: T) => void): () => void {
  const subscription = liveQuery(query).subscribe(act);
  return () => subscription.unsubscribe();
}
