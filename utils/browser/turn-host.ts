import { browser } from 'wxt/browser';

const HOST_PAGE = '/turn-host.html';
/** What the panel says to wake a host that is a background page. */
const WAKE = 'wake-turn-host';

/** Chromium hosts turns in an offscreen document; where there is none, the background page does. */
export function hasOffscreen(): boolean {
  return Reflect.get(browser, 'offscreen') !== undefined;
}

/** Sees to it that something runs queued turns. To be called under the lock `turn-host`, from a page that is not the host. */
export async function ensureTurnHost(): Promise<void> {
  if (!hasOffscreen()) {
    await browser.runtime.sendMessage(WAKE);
    return;
  }
  if (await browser.offscreen.hasDocument()) return;
  await browser.offscreen.createDocument({
    url: HOST_PAGE,
    reasons: ['WORKERS'],
    justification: 'Writes the answer while the side panel is closed; parses documents in workers.',
  });
}

/** Answers the panel's wake-up call, and nobody else's: a message counts only when a page of ours sent it. */
export function answerWakeUps(): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    if (message !== WAKE || sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/'))) return undefined;
    respond(true);
    return true;
  });
}

/** A cheap call that counts as activity: Firefox stops a background page after 30 s without (FACTS). */
export function touch(): void {
  void browser.runtime.getPlatformInfo();
}
