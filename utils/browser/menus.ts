import { browser } from 'wxt/browser';

export interface MenuItem {
  id: string;
  title: string;
  context: 'page' | 'selection';
}

/** Replaces the right-click menu. */
export async function setMenus(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, context } of items) browser.contextMenus.create({ id, title, contexts: [context] });
}
