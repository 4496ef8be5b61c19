import { browser } from 'wxt/browser';

export interface FrontTab {
  tabId: number;
  /** Known only where the tab may be read, or where the user lets Aside see addresses. */
  url?: string;
  title?: string;
}

export async function ownWindowId(): Promise<number> {
  const { id } = await browser.windows.getCurrent();
  return id ?? browser.windows.WINDOW_ID_NONE;
}

export async function frontTab(windowId: number): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  if (tab?.id === undefined) return undefined;
  const url = tab.url || tab.pendingUrl;
  return { tabId: tab.id, ...(url ? { url } : {}), ...(tab.title ? { title: tab.title } : {}) };
}

/** Calls back whenever another page may be in front of a window, or another right to read it. */
export function watchFrontTab(windowId: number, onChange: () => void, signal: AbortSignal): void {
  const activated = (info: { windowId: number }) => {
    if (info.windowId === windowId) onChange();
  };
  const updated = (_tabId: number, change: { status?: string; url?: string }, tab: { active: boolean; windowId: number }) => {
    if (tab.active && tab.windowId === windowId && (change.status !== undefined || change.url !== undefined)) onChange();
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  });
}
