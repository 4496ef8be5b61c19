import { bringToFront, type FoundTab } from '@/utils/browser/find-tabs';
import { runInTab, tellDocuments } from '@/utils/browser/inject';
import { field, stringAt } from '@/utils/core/json';
import type { Quotation } from '@/utils/core/pointing/find-quotation';
import type { Said } from '@/utils/core/pointing/wish';
import type { ReadDocument } from '@/utils/core/rows';

/** What became of it in one tab; `other`: it shows another page, or may not be read. */
export type PointedInTab = { state: 'shown'; exact: boolean } | { state: 'gone' } | { state: 'other' };

/**
 * Looks for a passage in all documents of a tab and shows it in the one where it fits best. Which of them are meant is for each to say,
 * and again when it shows: the tab may have gone on.
 */
export async function pointInTab(
  tab: FoundTab,
  documents: readonly ReadDocument[],
  passage: Quotation,
  windowId: number | null,
): Promise<PointedInTab> {
  const { tabId } = tab;
  await runInTab(tabId, '/point-at.js');
  const all = (await tellDocuments(tabId, { to: 'seek', documents, passage })).flatMap(({ frameId, said }) => {
    const checked = saidIn(said);
    return checked && checked.state !== 'other' ? [{ frameId, ...checked }] : [];
  });
  // A frame may stand in another page, too, by the same address.
  if (!all.some(({ place }) => place.length === 0)) return { state: 'other' };
  const [best] = all.flatMap((each) => (each.state === 'found' ? [each] : [])).sort(byFit);
  if (!best) return { state: 'gone' };
  await bringToFront(tab, windowId);
  if (best.place.length > 0) await tellDocuments(tabId, { to: 'uncover', documents, frame: best.place });
  const [shown] = await tellDocuments(tabId, { to: 'show', documents: [best.document], passage }, best.frameId);
  const said = saidIn(shown?.said);
  return said?.state === 'found' ? { state: 'shown', exact: said.exact } : { state: 'other' };
}

type Found = Extract<Said, { state: 'found' }>;

function byFit(one: Found, other: Found): number {
  return Number(other.exact) - Number(one.exact) || other.fit - one.fit || one.place.length - other.place.length;
}

/** What came out of a page is checked like anything else from outside. */
function saidIn(said: unknown): Said | undefined {
  const [state, place, exact, fit] = [field(said, 'state'), field(said, 'place'), field(said, 'exact'), field(said, 'fit')];
  if (state === 'other') return { state };
  if (!Array.isArray(place) || !place.every(Number.isInteger)) return undefined;
  if (state === 'gone' || state === 'uncovered') return { state, place };
  const [nonce, url] = [stringAt(said, 'document', 'nonce'), stringAt(said, 'document', 'url')];
  if (state !== 'found' || !nonce || !url) return undefined;
  return { state, place, exact: exact === true, fit: typeof fit === 'number' ? fit : 0, document: { nonce, url } };
}
