import { liveQuery } from 'dexie';

/**
 * Calls back with what a query finds, now and after each change to the rows it read, whichever context made it.
 * @param fail the query failed, and watching may be over
 * @returns stops watching
 */
export function watch<T>(query: () => Promise<T>, act: (found: T) => void, fail: (error: unknown) => void = Promise.reject): () => void {
  const subscription = liveQuery(query).subscribe(act, fail);
  return () => subscription.unsubscribe();
}
