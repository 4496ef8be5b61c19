import { bringToFront, type FoundTab, sendTab, tabsFor } from '@/utils/browser/find-tabs';
import { tabLoaded, wakeTab } from '@/utils/browser/window-tabs';
import { withoutHash } from '@/utils/core/addresses';
import { findQuotation, type Quotation } from '@/utils/core/pointing/find-quotation';
import { indexLetters } from '@/utils/core/pointing/letter-index';
import { pageOf } from '@/utils/core/pointing/page-of';
import { withPage, withTextFragment } from '@/utils/core/pointing/text-fragment';
import type { SourceFile } from '@/utils/core/rows';
import { type PointedInTab, pointInTab } from './point-in-tab';

/** What became of the wish to see a passage in its page. */
export type Pointed =
  /** It is in front of the user: `exact`, or as it has become, or the part of it that is left. Of a PDF, its page. */
  | { state: 'shown'; exact: boolean }
  /** The page is there, and the words are not in it any more. */
  | { state: 'gone' }
  /** No tab that may be read shows the page; the address leads to the passage. */
  | { state: 'closed'; url: string }
  /** It has no address: a file. */
  | { state: 'nowhere' };

/** How long one tab may take to wake, load and answer; ms. */
const PATIENCE_MS = 20_000;
/** How long a page that loads may take until it is asked once more; ms. */
const LOADING_MS = 5_000;

/**
 * Leads back to a passage in the page where it was read: in the tab where that was, else in any other that shows the address.
 * @param passage plain words or Markdown, and what stands around them in the source
 * @param windowId the window of the view that asks; null where it has none
 */
export async function pointTo(file: SourceFile, passage: Quotation, windowId: number | null): Promise<Pointed> {
  if (!/^(?:https?|file):/.test(file.url)) return { state: 'nowhere' };
  const tabs = await tabsFor(file.url, file.place?.tabId, windowId);
  return file.pages ? pointToPage(file, passage, tabs, windowId) : pointToWords(file, passage, tabs, windowId);
}

async function pointToWords(file: SourceFile, passage: Quotation, tabs: readonly FoundTab[], windowId: number | null): Promise<Pointed> {
  let isGone = false;
  // What came from a backup is known by its address.
  const documents = file.place?.documents ?? [{ nonce: '', url: file.url }];
  for (const tab of tabs) {
    const pointed = await patiently((signal) => pointWhenAwake(tab, file.url, () => pointInTab(tab, documents, passage, windowId), signal));
    if (pointed?.state === 'shown') return { state: 'shown', exact: pointed.exact };
    isGone ||= pointed?.state === 'gone';
  }
  return isGone ? { state: 'gone' } : { state: 'closed', url: withTextFragment(file.url, passage.text) };
}

/** Once more where nothing was found in a page that is still to come. */
async function pointWhenAwake(
  { tabId, url, isAsleep, isLoading }: FoundTab,
  wanted: string,
  point: () => Promise<PointedInTab>,
  signal: AbortSignal,
): Promise<PointedInTab> {
  if (isAsleep) {
    if (url === undefined || withoutHash(url) !== withoutHash(wanted)) return { state: 'other' };
    await wakeTab(tabId, url, signal);
  }
  const pointed = await point();
  if (pointed.state === 'shown' || !(isLoading || isAsleep)) return pointed;
  // What never ends to load is there as far as it is.
  const loaded = AbortSignal.any([signal, AbortSignal.timeout(LOADING_MS)]);
  await tabLoaded(tabId, loaded).catch(() => undefined);
  return signal.aborted ? pointed : point();
}

/** A script that is sent to a tab that the browser froze neither comes back nor fails (w3c/webextensions#527); one that may not be read fails. */
async function patiently(work: (signal: AbortSignal) => Promise<PointedInTab>): Promise<PointedInTab | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const late = new Promise<undefined>((done) => signal.addEventListener('abort', () => done(undefined)));
  return Promise.race([work(signal).catch(() => undefined), late]);
}

/** A PDF's viewer lets no script in, and goes to a page by the address. */
async function pointToPage(file: SourceFile, passage: Quotation, tabs: readonly FoundTab[], windowId: number | null): Promise<Pointed> {
  const page = pageOfPassage(file.text, passage);
  const url = withPage(file.url, page);
  const tab = tabs.find((each) => each.url !== undefined && withoutHash(each.url) === withoutHash(file.url));
  if (!tab) return { state: 'closed', url };
  await sendTab(tab.tabId, url);
  await bringToFront(tab, windowId);
  return { state: 'shown', exact: page !== undefined };
}

function pageOfPassage(markdown: string, passage: Quotation): number | undefined {
  const index = indexLetters([markdown]);
  const found = findQuotation(index.letters, passage);
  const [stretch] = found ? index.stretches(found.start, found.end) : [];
  return stretch && pageOf(markdown, stretch.start);
}
