import { useCallback, useEffect, useRef, useState } from 'react';
import { watchFrontTab } from '@/utils/browser/front-tab';
import { type FrontPage, lookAtFront } from '@/utils/chat/front-page';

export interface Front {
  page: FrontPage;
  /** Looks again; resolves with what is in front now. */
  look(): Promise<FrontPage>;
  /** What the look under way will find, or what the last one found. */
  settled(): Promise<FrontPage>;
}

/** The page in front of a window, read again whenever it may have changed. */
export function useFrontPage(windowId: number): Front {
  const [page, setPage] = useState<FrontPage>({ state: 'looking' });
  const latest = useRef<{ found: Promise<FrontPage>; abort: AbortController } | undefined>(undefined);

  const look = useCallback((): Promise<FrontPage> => {
    latest.current?.abort.abort();
    const abort = new AbortController();
    const found = lookAtFront(windowId, abort.signal).then((front) => {
      if (!abort.signal.aborted) setPage(front);
      return front;
    });
    // A look that a later one overtook has nothing to say.
    found.catch(() => undefined);
    latest.current = { found, abort };
    return found;
  }, [windowId]);

  const settled = useCallback(async (): Promise<FrontPage> => {
    for (;;) {
      const waited = latest.current;
      const front = await (waited?.found ?? look()).catch(() => undefined);
      if (front && waited === latest.current) return front;
    }
  }, [look]);

  useEffect(() => {
    const gone = new AbortController();
    const again = () => void look().catch(() => undefined);
    watchFrontTab(windowId, again, gone.signal);
    window.addEventListener('focus', again, { signal: gone.signal });
    again();
    return () => gone.abort();
  }, [windowId, look]);

  return { page, look, settled };
}
