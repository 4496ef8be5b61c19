import { useCallback, useEffect, useRef, useState } from 'react';
import { watchFrontTab } from '@/utils/browser/front-tab';
import { type FrontPage, lookAtFront } from '@/utils/chat/front-page';

export interface Front {
  page: FrontPage;
  /** Counts the documents that came to the front. */
  document: number;
  /** Looks again; resolves with what is in front now, and rejects when a later look overtakes it. */
  look(): Promise<FrontPage>;
  /**
   * What the look under way will find, or what the last one found.
   * @param since only a look that began after this counts, else there is a new one; ms since the epoch
   */
  settled(since?: number): Promise<FrontPage>;
}

/** The page in front of a window, read again whenever it may have changed. */
export function useFrontPage(windowId: number): Front {
  const [page, setPage] = useState<FrontPage>({ state: 'looking' });
  const [document, setDocument] = useState(0);
  const latest = useRef<{ found: Promise<FrontPage>; abort: AbortController; began: number } | undefined>(undefined);

  const look = useCallback((): Promise<FrontPage> => {
    latest.current?.abort.abort();
    const abort = new AbortController();
    const found = lookAtFront(windowId, abort.signal).then((front) => {
      abort.signal.throwIfAborted();
      setPage(front);
      return front;
    });
    // A look that a later one overtook has nothing to say.
    found.catch(() => undefined);
    latest.current = { found, abort, began: Date.now() };
    return found;
  }, [windowId]);

  const settled = useCallback(
    async (since = 0): Promise<FrontPage> => {
      if (!latest.current || latest.current.began < since) void look().catch(() => undefined);
      for (;;) {
        const waited = latest.current;
        const front = await waited?.found.catch(() => undefined);
        if (waited === latest.current) return front ?? { state: 'none' };
      }
    },
    [look],
  );

  useEffect(() => {
    const gone = new AbortController();
    const again = () => void look().catch(() => undefined);
    watchFrontTab(
      windowId,
      (isAnother) => {
        if (isAnother) {
          // What stood there before must not be taken for what is there now.
          setPage({ state: 'looking' });
          setDocument((count) => count + 1);
        }
        again();
      },
      gone.signal,
    );
    window.addEventListener('focus', again, { signal: gone.signal });
    again();
    return () => gone.abort();
  }, [windowId, look]);

  return { page, document, look, settled };
}
