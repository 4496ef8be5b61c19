import { browser } from 'wxt/browser';

/** Firefox's sidebar, which the Chromium types do not know. */
interface SidebarAction {
  open(): Promise<void>;
}

function sidebarAction(): SidebarAction | undefined {
  return Reflect.get(browser, 'sidebarAction');
}

/**
 * Opens the side panel of a window. To be called inside a click, before anything is awaited: only then do the browsers allow it.
 * Opening an open panel changes nothing.
 */
export async function openPanel(windowId: number): Promise<void> {
  const sidebar = sidebarAction();
  if (sidebar) await sidebar.open();
  else await browser.sidePanel.open({ windowId });
}
