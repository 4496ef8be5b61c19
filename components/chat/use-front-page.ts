import { useCallback, useEffect, useRef, useState } from 'react';
import { watchFrontTab } from '@/utils/browser/front-tab';
import { type FrontPage, lookAtFront } from '@/utils/chat/front-page';
import { ignoreAbort } from '@/utils/core/faults';

export interface Front {
  page: FrontPage;
  /** Counts the documents that came to the front. */
  document: number;
  /** Looks again, if that is worth its while. */
  look(): void;
  /**
   * What is in front at this moment, whatever comes to the front later: what the look under way will find, or what the last one found.
   * Where a look takes too long, what was shown.
   * @param since only a look that began after this counts, else there is a new one; ms since the epoch
   */
  settled(since?: number): Promise<FrontPage>;
  /** Aborted when the view goes. */
  gone(): AbortSignal;
}

interface Look {
  found: Promise<FrontPage>;
  began: number;
  /** How long it took; ms. */
  took?: number;
}

/** How long a question waits for a page that was read before, and for one that never was; ms. */
const PATIENCE_MS = { again: 1_000, first: 10_000 };
/** A page that takes longer than this to read is not read again for every key and focus, but after ten times as long; ms. */
const COSTLY_MS = 300;
const COSTLY_REST = 10;
const LONGEST_REST_MS = 20_000;

const NO_PAGE: FrontPage = { state: 'none' };

/**
 * The page in front of a window, read again whenever it may have changed.
 * @param windowId `null` where nothing is in front: in a tab of ours
 */
export function useFrontPage(windowId: number | null): Front {
  const [page, setPage] = useState<FrontPage>(windowId === null ? NO_PAGE : { state: 'looking' });
  const [document, setDocument] = useState(0);
  const latest = useRef<Look>(undefined);
  const leaving = useRef(new AbortController());
  /** The next look at a page that is costly to read. */
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What is shown, for those who cannot wait for a render.
  const shown = useRef(page);
  const show = useCallback((front: FrontPage) => {
    shown.current = front;
    setPage(front);
  }, []);

  const begin = useCallback((): Look => {
    clearTimeout(resting.current);
    resting.current = undefined;
    const began = Date.now();
    const look: Look = { began, found: windowId === null ? Promise.resolve(NO_PAGE) : lookAtFront(windowId, leaving.current.signal) };
    latest.current = look;
    void look.found.then((front) => {
      look.took = Date.now() - began;
      // A look that a later one overtook has nothing to show.
      if (latest.current === look) show(front);
    }, ignoreAbort);
    return look;
  }, [windowId, show]);

  const look = useCallback(() => {
    const { took = 0, began = 0 } = latest.current ?? {};
    const rest = took < COSTLY_MS ? 0 : began + Math.min(took * COSTLY_REST, LONGEST_REST_MS) - Date.now();
    if (rest <= 0) begin();
    else resting.current ??= setTimeout(begin, rest);
  }, [begin]);

  const settled = useCallback(
    (since = 0): Promise<FrontPage> => {
      const before = shown.current;
      // What was to be looked at later may be what is asked about: a selection.
      const last = resting.current === undefined ? latest.current : undefined;
      const { found } = last && last.began >= since ? last : begin();
      const patience = before.state === 'looking' ? PATIENCE_MS.first : PATIENCE_MS.again;
      return Promise.race([found, new Promise<FrontPage>((done) => setTimeout(done, patience, before))]);
    },
    [begin],
  );

  useEffect(() => {
    const gone = new AbortController();
    gone.signal.addEventListener('abort', () => clearTimeout(resting.current));
    leaving.current = gone;
    if (windowId === null) return () => gone.abort();
    watchFrontTab(
      windowId,
      (isAnother) => {
        if (isAnother) {
          // What stood there before must not be taken for what is there now.
          show({ state: 'looking' });
          setDocument((count) => count + 1);
        }
        begin();
      },
      gone.signal,
    );
    window.addEventListener('focus', look, { signal: gone.signal });
    begin();
    return () => gone.abort();
  }, [windowId, begin, look, show]);

  const gone = useCallback(() => leaving.current.signal, []);
  return { page, document, look, settled, gone };
}
