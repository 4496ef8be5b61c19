import { type Browser, browser } from 'wxt/browser';
import { withoutHash } from '@/utils/core/addresses';
import { isPrivateWindow } from './menus';

/** A tab that may show a page that was read. */
export interface FoundTab {
  tabId: number;
  windowId: number;
  /** Known only where the tab may be read, or where the user lets Aside see addresses. */
  url?: string;
  isActive: boolean;
  isLoading: boolean;
  /** The browser took its page out of memory, or stopped it. */
  isAsleep: boolean;
}

/**
 * The tabs that may show an address: the one where it was read, whatever is known of it; the one in front, where its address is not known;
 * then all that say that they show it, those in front first.
 * @param url with or without a fragment, which does not count
 */
export async function tabsFor(url: string, readIn: number | undefined, windowId: number | null): Promise<FoundTab[]> {
  const all = await browser.tabs.query({});
  const wanted = withoutHash(url);
  const rankOf = (tab: Browser.tabs.Tab): number => {
    const isFront = tab.active && tab.windowId === windowId;
    if (tab.id === readIn) return 0;
    if (tab.url ? withoutHash(tab.url) !== wanted : !isFront) return Number.POSITIVE_INFINITY;
    return isFront ? 1 : tab.active ? 2 : 3;
  };
  return all
    .filter((tab) => tab.incognito === isPrivateWindow() && rankOf(tab) < Number.POSITIVE_INFINITY)
    .sort((one, other) => rankOf(one) - rankOf(other))
    .flatMap(asFoundTab);
}

function asFoundTab(tab: Browser.tabs.Tab): FoundTab[] {
  const { id, windowId, url, active, status } = tab;
  if (id === undefined) return [];
  const isAsleep = tab.discarded === true || status === 'unloaded' || Reflect.get(tab, 'frozen') === true;
  return [{ tabId: id, windowId, ...(url ? { url } : {}), isActive: active, isLoading: status === 'loading', isAsleep }];
}

/** Brings a tab to the front of its window, and that before the others where it is not this one. */
export async function bringToFront({ tabId, windowId, isActive }: FoundTab, ownWindowId: number | null): Promise<void> {
  if (!isActive) await browser.tabs.update(tabId, { active: true });
  if (windowId !== ownWindowId) await browser.windows.update(windowId, { focused: true });
}

/** Sends a tab to an address. */
export async function sendTab(tabId: number, url: string): Promise<void> {
  await browser.tabs.update(tabId, { url });
}
