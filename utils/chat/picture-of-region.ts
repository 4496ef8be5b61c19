import { captureTab, type SeenTab } from '@/utils/browser/capture';
import { tabOf } from '@/utils/browser/front-tab';
import { askForRegion, PAGE, runInTab } from '@/utils/browser/inject';
import { field, stringAt } from '@/utils/core/json';
import { boxFrom } from '@/utils/core/pictures/box-from';
import { crop } from '@/utils/core/pictures/crop';
import type { RegionPicked, RegionWords } from '@/utils/core/pictures/region';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';

/** What a user drew a box around. */
export interface Region {
  picture: Blob;
  /** It is to be attached, and no more. */
  withShift: boolean;
}

/** Has the user draw a box over a picture of a tab, inside Aside. @returns undefined where they left */
export type PickInside = (view: Blob) => Promise<{ box: Box; withShift: boolean } | undefined>;

/**
 * Lets the user draw a box over a tab, and takes what is in it, at the screen's resolution. Where no script may run, the box is drawn inside.
 * @returns undefined where the user left
 * @throws AppError `view-not-allowed`, `page-left`
 */
export async function pictureOfRegion(tab: SeenTab, says: RegionWords, pickInside: PickInside): Promise<Region | undefined> {
  // Before the user has done anything: whether what they will draw a box around may be seen at all.
  const view = await captureTab(tab);
  const picked = await pickInPage(tab.tabId, says);
  if (picked.state === 'left') return undefined;
  if (picked.state === 'taken') return { picture: await crop(await captureTab(tab), picked.box), withShift: picked.withShift };
  const inside = await pickInside(view);
  return inside && { picture: await crop(view, inside.box), withShift: inside.withShift };
}

/** Where a page loses its veil the user has left, as where it goes elsewhere. */
async function pickInPage(tabId: number, says: RegionWords): Promise<RegionPicked> {
  try {
    await runInTab(tabId, '/pick-region.js', PAGE);
  } catch {
    // It is the browser's own, a PDF, or may not be read: it can be seen all the same.
    return { state: 'cannot' };
  }
  return pickedFrom(await askForRegion(tabId, { to: 'pick', words: says }).catch(() => undefined));
}

/** What came out of a page is checked like anything else from outside. */
function pickedFrom(said: unknown): RegionPicked {
  const state = stringAt(said, 'state');
  if (state === 'cannot') return { state };
  const box = boxFrom(field(said, 'box'));
  return state === 'taken' && box ? { state, box, withShift: field(said, 'withShift') === true } : { state: 'left' };
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

/** Has the page look again as it did before. */
export function leavePage(tabId: number): void {
  void askForRegion(tabId, { to: 'leave' }).catch(() => undefined);
}
