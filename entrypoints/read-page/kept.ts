/** Our scripts of one document share a world, in which each runs anew: what one has found, the next need not look for. */
const NAME = 'asideKept';

/**
 * What `find` gives, found once in this document. A page is read again whenever it comes to the front.
 * @param find goes on after the reading that began it has ended, for the next one
 */
export function keptInDocument(key: string, find: () => Promise<string>): Promise<string> {
  const before: unknown = Reflect.get(globalThis, NAME);
  const kept = before instanceof Map ? (before as Map<string, Promise<string>>) : new Map<string, Promise<string>>();
  Reflect.set(globalThis, NAME, kept);
  const known = kept.get(key);
  if (known) return known;
  const found = find();
  kept.set(key, found);
  return found;
}

/** What `work` gives, or an empty text when nobody waits any more. */
export function unlessAborted(work: Promise<string>, signal: AbortSignal): Promise<string> {
  return Promise.race([
    work,
    new Promise<string>((done) => (signal.aborted ? done('') : signal.addEventListener('abort', () => done('')))),
  ]);
}
