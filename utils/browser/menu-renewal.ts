import { browser } from 'wxt/browser';

/** What a view says to have the background write its menu anew; it wakes a background that sleeps. */
const RENEW = 'renew-menus';

/** Asks the background to write the right-click menu anew. Where nobody hears, the next start of the browser does it. */
export function askForMenus(): void {
  browser.runtime.sendMessage(RENEW).catch(() => undefined);
}

/** Calls back when a page of ours asks for the menu anew; messages of others do not count. */
export function onMenusAsked(renew: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    if (message !== RENEW || sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/'))) return undefined;
    void renew().then(() => respond(true));
    return true;
  });
}
