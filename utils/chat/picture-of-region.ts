import { captureTab, type SeenTab } from '@/utils/browser/capture';
import { tabOf } from '@/utils/browser/front-tab';
import { askForRegion, PAGE, runInTab } from '@/utils/browser/inject';
import { field, stringAt } from '@/utils/core/json';
import { orAborted } from '@/utils/core/or-aborted';
import { boxFrom, viewFrom } from '@/utils/core/pictures/box-from';
import { crop } from '@/utils/core/pictures/crop';
import type { RegionPicked, RegionWords } from '@/utils/core/pictures/region';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';
import { viewLock } from './locks';

/** What a user drew a box around. */
export interface Region {
  picture: Blob;
  /** It is to be attached, and no more. */
  withShift: boolean;
}

/** How the user draws a box. */
export interface Ways {
  /** Told when it is drawn over the page. */
  inPage(): void;
  /** Has it drawn over a picture of the tab, inside Aside. @returns undefined where they left */
  inside(view: Blob): Promise<{ box: Box; withShift: boolean } | undefined>;
}

/**
 * Lets the user draw a box over a tab, and takes what is in it, at the screen's resolution. Where no script may run, the box is drawn inside.
 * @param signal ends the drawing; the page looks again as it did before when this has settled
 * @returns undefined where the user left, or it was ended
 * @throws AppError `view-not-allowed`, `page-left`
 */
export async function pictureOfRegion(tab: SeenTab, says: RegionWords, ways: Ways, signal: AbortSignal): Promise<Region | undefined> {
  try {
    return await navigator.locks.request(viewLock(tab.tabId), { signal }, () => drawn(tab, says, ways, signal));
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function drawn(tab: SeenTab, says: RegionWords, { inPage, inside }: Ways, signal: AbortSignal): Promise<Region | undefined> {
  // Before the user has done anything: whether what they will draw a box around may be seen at all.
  const view = await captureTab(tab);
  signal.throwIfAborted();
  inPage();
  const picked = await pickInPage(tab.tabId, says, signal);
  if (picked.state === 'left') return undefined;
  if (picked.state === 'taken') return { picture: await crop(await captureTab(tab), picked.box, picked.view), withShift: picked.withShift };
  signal.throwIfAborted();
  const box = await inside(view);
  return box && { picture: await crop(view, box.box), withShift: box.withShift };
}

/** Where a page loses its veil the user has left, as where it goes elsewhere. */
async function pickInPage(tabId: number, says: RegionWords, signal: AbortSignal): Promise<RegionPicked> {
  try {
    // Nothing lies over the page yet, which may be busy for ever.
    await orAborted(runInTab(tabId, '/pick-region.js', PAGE), signal);
  } catch {
    signal.throwIfAborted();
    // It is the browser's own, a PDF, or may not be read: it can be seen all the same.
    return { state: 'cannot' };
  }
  signal.throwIfAborted();
  const picked = orAborted(askForRegion(tabId, { to: 'pick', words: says }), signal)
    // The document that is there says when the veil is gone, and at once where it has none: one that was left may keep its answer.
    .catch(() => (signal.aborted ? askForRegion(tabId, { to: 'leave' }) : undefined))
    .catch(() => undefined);
  return pickedFrom(await picked);
}

/** What came out of a page is checked like anything else from outside. */
function pickedFrom(said: unknown): RegionPicked {
  const state = stringAt(said, 'state');
  if (state === 'cannot') return { state };
  const box = boxFrom(field(said, 'box'));
  const view = viewFrom(field(said, 'view'));
  return state === 'taken' && box && view ? { state, box, view, withShift: field(said, 'withShift') === true } : { state: 'left' };
}

/** What a tab is called, in the name of a picture of it. */
export async function titleOf(tabId: number): Promise<string> {
  const { title } = (await tabOf(tabId).catch(() => undefined)) ?? {};
  return title || words('capture.page');
}

/** Hands a key to the page while a box is drawn there. One that is gone has no use for it. */
export function pressInPage(tabId: number, key: string, shift: boolean): void {
  void askForRegion(tabId, { to: 'key', key, shift }).catch(() => undefined);
}
