import { useEffect, useState } from 'react';
import { frontTab, watchFrontTab } from '@/utils/browser/front-tab';
import { neverReadable } from '@/utils/core/addresses';

/**
 * The address of the page in front of a window; undefined where there is none that could be read, or Aside may not see it.
 * @param windowId `null` where no page is in front
 */
export function useFrontUrl(windowId: number | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (windowId === null) return;
    const gone = new AbortController();
    const look = async () => {
      const tab = await frontTab(windowId).catch(() => undefined);
      if (!gone.signal.aborted) setUrl(tab?.url !== undefined && !neverReadable(tab.url) ? tab.url : undefined);
    };
    watchFrontTab(windowId, () => void look(), gone.signal);
    void look();
    return () => gone.abort();
  }, [windowId]);
  return url;
}
