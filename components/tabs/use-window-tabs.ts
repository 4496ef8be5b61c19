import { useEffect, useState } from 'react';
import { type WindowTabs, watchWindowTabs, windowTabs } from '@/utils/browser/window-tabs';

/** The tabs of this window as they are now; undefined until they are known. */
export function useWindowTabs(): WindowTabs | undefined {
  const [found, setFound] = useState<WindowTabs>();
  useEffect(() => {
    const gone = new AbortController();
    let asked = 0;
    const look = () => {
      const turn = ++asked;
      void windowTabs().then((tabs) => {
        // What a later look overtook is old.
        if (!gone.signal.aborted && turn === asked) setFound(tabs);
      });
    };
    watchWindowTabs(look, gone.signal);
    look();
    return () => gone.abort();
  }, []);
  return found;
}
