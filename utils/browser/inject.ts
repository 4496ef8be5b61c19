import { browser } from 'wxt/browser';
import { AppError } from '@/utils/core/faults';

/**
 * Runs one of our injected scripts in a tab's top frame.
 * @returns what the script returned: plain data, still to be checked
 * @throws AppError `page-not-allowed` without a right to the tab; `page-store`, `page-browser`, `page-error`, `page-unreadable`
 */
export async function runInTab(tabId: number, file: '/read-page.js'): Promise<unknown> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [file] });
    return frame?.result;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    if (/gallery/i.test(said)) throw new AppError('page-store', { cause });
    if (/error page/i.test(said)) throw new AppError('page-error', { cause });
    if (/chrome:\/\/|chrome-extension:\/\/|about:/i.test(said)) throw new AppError('page-browser', { cause });
    if (/Cannot access|Missing host permission|permission/i.test(said)) throw new AppError('page-not-allowed', { cause });
    throw new AppError('page-unreadable', { cause });
  }
}
