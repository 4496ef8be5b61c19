import { browser } from 'wxt/browser';
import { fromBase64 } from '@/utils/core/base64';
import { AppError } from '@/utils/core/faults';

/** A tab that is in front of its window. */
export interface SeenTab {
  tabId: number;
  windowId: number;
}

/** Chromium takes two pictures a second and refuses more. */
const TOO_OFTEN = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/;
const REST_MS = 550;

/**
 * What a tab shows, as a PNG at the screen's resolution.
 * @throws AppError `view-not-allowed` without a right to see it; `page-left` where another tab is in front
 */
export async function captureTab({ tabId, windowId }: SeenTab): Promise<Blob> {
  await inFront({ tabId, windowId });
  const url = await capture(windowId);
  // Whatever came to the front meanwhile is not what was meant.
  await inFront({ tabId, windowId });
  return new Blob([fromBase64(url.slice(url.indexOf(',') + 1))], { type: 'image/png' });
}

async function inFront({ tabId, windowId }: SeenTab): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  // It may have been dragged into a window of its own.
  if (!tab?.active || tab.windowId !== windowId) throw new AppError('page-left');
}

async function capture(windowId: number): Promise<string> {
  for (;;) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (cause) {
      if (!(cause instanceof Error && TOO_OFTEN.test(cause.message))) throw new AppError('view-not-allowed', { cause });
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }
}
