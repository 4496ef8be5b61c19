import { browser } from 'wxt/browser';
import { fromBase64 } from '@/utils/core/base64';
import { AppError } from '@/utils/core/faults';

/**
 * What a window shows of the tab in front, as a PNG at the screen's resolution.
 * @throws AppError `page-not-allowed` without a right to the tab
 */
export async function captureTab(windowId: number): Promise<Blob> {
  try {
    const url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    return new Blob([fromBase64(url.slice(url.indexOf(',') + 1))], { type: 'image/png' });
  } catch (cause) {
    throw new AppError('page-not-allowed', { cause });
  }
}
