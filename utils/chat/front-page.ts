import { type FrontTab, frontTab } from '@/utils/browser/front-tab';
import { type Fault, faultOf } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { read } from '@/utils/readers';

/** What is in front of a window, and whether Aside could read it. */
export type FrontPage =
  | { state: 'looking' }
  | { state: 'none' }
  | { state: 'read'; tab: FrontTab; source: Source }
  /** There is a way to allow it. A PDF has to be fetched again from its site. */
  | { state: 'not-allowed'; tab: FrontTab; isPdf: boolean }
  /** There is none, or there is nothing to read: the fault says why. */
  | { state: 'never'; tab: FrontTab; fault: Fault };

/** Reads the page in front of a window. */
export async function lookAtFront(windowId: number, signal: AbortSignal): Promise<FrontPage> {
  // The window may have gone while we asked.
  const tab = await frontTab(windowId).catch(() => undefined);
  return tab ? lookAt(tab, signal) : { state: 'none' };
}

/** Reads the page in a tab. */
export async function lookAt(tab: FrontTab, signal: AbortSignal): Promise<FrontPage> {
  try {
    return { state: 'read', tab, source: await read(tab, signal) };
  } catch (error) {
    signal.throwIfAborted();
    const fault = faultOf(error);
    if (fault.code === 'page-loading') return { state: 'looking' };
    const isPdf = fault.code === 'page-pdf-not-allowed';
    return isPdf || fault.code === 'page-not-allowed' ? { state: 'not-allowed', tab, isPdf } : { state: 'never', tab, fault };
  }
}
