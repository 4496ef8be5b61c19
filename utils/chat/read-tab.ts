import { tabLoaded, type WindowTab, wakeTab } from '@/utils/browser/window-tabs';
import { neverReadable } from '@/utils/core/addresses';
import { AppError, type Fault, faultOf } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { read } from '@/utils/readers';

/** What became of a tab that was picked: what is on it, or why it does not go along. */
export type TabRead = { source: Source } | { fault: Fault };

/** How often a tab that was woken is read: its page may be loaded twice, and go while it is read. */
const MOST_TRIES = 3;
/** How long one tab may take to wake, load and be read; ms. */
const PATIENCE_MS = 20_000;

/**
 * Reads the page of a tab that need not be in front. One that sleeps is woken where it is.
 * @throws the signal's reason when nobody wants it any more
 */
export async function readTab(tab: WindowTab, signal: AbortSignal): Promise<TabRead> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  // A script that is sent to a tab that the browser froze neither comes back nor fails (w3c/webextensions#527).
  const late = new Promise<never>((_, fail) => inTime.addEventListener('abort', () => fail(inTime.reason)));
  try {
    return { source: await Promise.race([wakeAndRead(tab, inTime), late]) };
  } catch (error) {
    signal.throwIfAborted();
    return { fault: inTime.aborted ? { code: 'page-asleep' } : faultOf(error) };
  }
}

async function wakeAndRead({ tabId, url, isAsleep }: WindowTab, signal: AbortSignal): Promise<Source> {
  const never = url === undefined ? undefined : neverReadable(url);
  if (never) throw new AppError(never);
  if (isAsleep && url !== undefined) await wakeTab(tabId, url, signal);
  const target = { tabId, ...(url === undefined ? {} : { url }) };
  for (let tries = 1; ; tries++) {
    try {
      return await read(target, signal);
    } catch (error) {
      const mayCome = faultOf(error).code === 'page-loading' || (isAsleep && tries < MOST_TRIES);
      if (!mayCome) throw error;
      await tabLoaded(tabId, signal);
    }
  }
}
