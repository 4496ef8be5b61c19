import { browser } from 'wxt/browser';
import type { MenuContext } from '@/utils/core/prompts';

export interface MenuItem {
  id: string;
  title: string;
  contexts: readonly (MenuContext | 'video' | 'link' | 'frame' | 'all')[];
}

/**
 * Replaces the right-click menu. A private window's background hears neither of an install nor of a start, and may not clear the menu, as
 * the other windows' goes with it: there each entry is replaced by itself.
 */
export async function setMenus(items: readonly MenuItem[]): Promise<void> {
  if (!isPrivateWindow()) await browser.contextMenus.removeAll();
  for (const { id, title, contexts } of items) {
    // An entry that is not there cannot be removed, and need not be.
    if (isPrivateWindow()) await browser.contextMenus.remove(id).catch(() => undefined);
    const [first, ...rest] = contexts;
    if (first) browser.contextMenus.create({ id, title: literal(title), contexts: [first, ...rest] }, ignoreError);
  }
}

/** Menus take `&` for an access key and `%s` for the selected words. */
function literal(title: string): string {
  return title.replaceAll('&', '&&').replaceAll('%s', '%\u2060s');
}

function ignoreError(): void {
  // Reading it says that we know: the entry is there already.
  void browser.runtime.lastError;
}

export function isPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext;
}
