import { type Browser, browser } from 'wxt/browser';

export interface FrontTab {
  tabId: number;
  /** Known only where the tab may be read, or where the user lets Aside see addresses. */
  url?: string;
  title?: string;
}

export async function frontTab(windowId: number): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab && asFrontTab(tab);
}

/** A tab that need not be in front. */
export async function tabOf(tabId: number): Promise<FrontTab | undefined> {
  return asFrontTab(await browser.tabs.get(tabId));
}

function asFrontTab({ id, url, pendingUrl, title }: Browser.tabs.Tab): FrontTab | undefined {
  const address = url || pendingUrl;
  return id === undefined ? undefined : { tabId: id, ...(address ? { url: address } : {}), ...(title ? { title } : {}) };
}

/**
 * Calls back whenever another page may be in front of a window, or another right to read it.
 * @param onChange told whether it is, or will be, another document
 */
export function watchFrontTab(windowId: number, onChange: (isAnother: boolean) => void, signal: AbortSignal): void {
  const activated = (info: { windowId: number }) => {
    if (info.windowId === windowId) onChange(true);
  };
  const updated = (
    _tabId: number,
    change: { status?: string; url?: string; title?: string },
    tab: { active: boolean; windowId: number },
  ) => {
    if (tab.active && tab.windowId === windowId && (change.status ?? change.url ?? change.title) !== undefined)
      onChange(change.status === 'loading');
  };
  const permitted = () => onChange(false);
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  browser.permissions.onAdded.addListener(permitted);
  browser.permissions.onRemoved.addListener(permitted);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
    browser.permissions.onAdded.removeListener(permitted);
    browser.permissions.onRemoved.removeListener(permitted);
  });
}
