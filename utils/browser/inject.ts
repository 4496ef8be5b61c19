import { browser } from 'wxt/browser';
import { AppError, type FaultCode } from '@/utils/core/faults';

/**
 * Runs one of our injected scripts in a tab, in all frames that may be read, at once: a page that loads for ever is read as far as it is.
 * @returns what the script returned in each frame, the page's own first: plain data, still to be checked
 * @throws AppError `page-not-allowed` without a right to the tab; `page-store`, `page-browser`, `page-extension`, `page-error`, `page-unreadable`
 */
export async function runInTab(tabId: number, file: '/read-page.js'): Promise<unknown[]> {
  try {
    const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [file], injectImmediately: true });
    return frames.sort((one, other) => one.frameId - other.frameId).map(({ result }) => result);
  } catch (cause) {
    throw new AppError(reasonIn(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

/** Browsers tell why by their words alone. An address inside them is the page's, and may say anything. */
function reasonIn(message: string): FaultCode {
  const said = message.replace(/"[^"]*"/g, '""');
  if (/extensions gallery/.test(said)) return 'page-store';
  if (/showing error page/.test(said)) return 'page-error';
  if (/chrome-extension:\/\/ URL/.test(said)) return 'page-extension';
  if (/(?:chrome|about|edge|devtools):(?:\/\/)? ?URL/.test(said)) return 'page-browser';
  if (/^Cannot access|permission/i.test(said)) return 'page-not-allowed';
  return 'page-unreadable';
}
