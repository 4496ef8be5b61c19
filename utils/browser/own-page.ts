import { browser } from 'wxt/browser';

/** Where this page of ours stands: in a window's side panel, or in a tab of its own. */
export interface Place {
  windowId: number;
  isTab: boolean;
}

export async function ownPlace(): Promise<Place> {
  const [{ id }, tab] = await Promise.all([browser.windows.getCurrent(), browser.tabs.getCurrent()]);
  return { windowId: id ?? browser.windows.WINDOW_ID_NONE, isTab: tab !== undefined };
}

/**
 * Opens the panel's page in a tab.
 * @param hash what it shows, as `hashFor` writes it
 */
export async function openInTab(hash: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/sidepanel.html')}${hash}` });
}

/** Opens the settings, or brings the tab to the front that shows them. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
