import { browser } from 'wxt/browser';

export interface MenuItem {
  id: string;
  title: string;
  context: 'page' | 'selection';
}

/** Replaces the right-click menu. */
export async function setMenus(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  addMenus(items);
}

/**
 * Adds to the right-click menu what is not there yet. A private window's background hears neither of an install nor of a start, and may
 * not clear the menu: the other windows share it.
 */
export function addMenus(items: readonly MenuItem[]): void {
  for (const { id, title, context } of items) {
    browser.contextMenus.create({ id, title, contexts: [context] }, () => {
      // Reading it says that we know: it is there already.
      void browser.runtime.lastError;
    });
  }
}

export function isPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext;
}
