import { useEffect, useRef } from 'react';

interface HeldLock {
  /**
   * Does something under a Web Lock, until it is let go. What began before ends first, and of several that wait only the last is done.
   * @param act is given null where somebody else holds the lock
   */
  hold(name: string, act: (lock: Lock | null, over: AbortSignal) => Promise<void>): Promise<void>;
  letGo(): void;
}

/** One Web Lock at a time, which is let go with the view. */
export function useHeldLock(): HeldLock {
  const last = useRef({ over: new AbortController(), ended: Promise.resolve() });
  const letGo = () => last.current.over.abort();
  useEffect(() => () => last.current.over.abort(), []);
  return {
    letGo,
    async hold(name, act) {
      letGo();
      const before = last.current.ended;
      const over = new AbortController();
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last.current = { over, ended };
      try {
        await before;
        if (!over.signal.aborted) await navigator.locks.request(name, { ifAvailable: true }, (lock) => act(lock, over.signal));
      } finally {
        end();
      }
    },
  };
}
