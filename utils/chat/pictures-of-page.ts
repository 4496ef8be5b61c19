import { captureTab, type SeenTab } from '@/utils/browser/capture';
import { askToScroll, PAGE, runInTab } from '@/utils/browser/inject';
import { AppError } from '@/utils/core/faults';
import { field, numberAt } from '@/utils/core/json';
import { orAborted } from '@/utils/core/or-aborted';
import { boxFrom, viewFrom } from '@/utils/core/pictures/box-from';
import type { Scrolled, ScrollWish } from '@/utils/core/pictures/scrolling';
import { stitch } from '@/utils/core/pictures/stitch';
import { viewLock } from './locks';

/** Screens of a page that are taken: one that grows as it is scrolled has no end. */
const MOST_SCREENS = 30;

interface PagePictures {
  /** From the top of the page, one after another. */
  pictures: Blob[];
  /** How many screens were taken, where the page has more. */
  cutAfter?: number;
}

/** How often a screen is taken again that the user scrolled away from meanwhile. */
const MOST_TRIES = 3;

/**
 * Takes all of a page, by scrolling through it; one page at a time. However it ends, the page is left as it was.
 * @param progress told how many screens were taken, and how many there are
 * @throws AppError `view-not-allowed`, `page-left`, `page-pinched`, and those of `runInTab`; the signal's reason when nobody wants it any more
 */
export async function picturesOfPage(
  tab: SeenTab,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<PagePictures> {
  return navigator.locks.request(viewLock(tab.tabId), { signal }, () => scrollThrough(tab, progress, signal));
}

async function scrollThrough(tab: SeenTab, progress: (done: number, of: number) => void, signal: AbortSignal): Promise<PagePictures> {
  const { tabId } = tab;
  await orAborted(runInTab(tabId, '/scroll-page.js', PAGE), signal);
  const pictures = stitch();
  try {
    let at = await scroll(tabId, { to: 'begin' });
    for (let screen = 1, taken = 0; ; screen++) {
      signal.throwIfAborted();
      const view = await captureAt(tab, at);
      // What was seen before is not added again: the last screen seldom is a whole one.
      await pictures.add(view, at, Math.max(0, taken - at.top) / at.view);
      taken = at.top + at.view;
      const left = at.all - taken;
      progress(screen, Math.min(MOST_SCREENS, screen + Math.ceil(left / at.view)));
      if (left < 1) return { pictures: await pictures.pictures() };
      const next = screen === MOST_SCREENS ? at : await scroll(tabId, { to: 'go', top: taken });
      // There may be more than it can be scrolled to.
      if (next.top <= at.top) return { pictures: await pictures.pictures(), cutAfter: screen };
      at = next;
    }
  } finally {
    await askToScroll(tabId, { to: 'end' }).catch(() => undefined);
  }
}

/** What the tab shows there; the user's own wheel may turn in between. */
async function captureAt(tab: SeenTab, at: Scrolled): Promise<Blob> {
  for (let tries = 1; ; tries++) {
    const view = await captureTab(tab);
    const { top, isPinched } = await scroll(tab.tabId, { to: 'tell' });
    if (isPinched) throw new AppError('page-pinched');
    if (Math.abs(top - at.top) < 1) return view;
    if (tries === MOST_TRIES) throw new AppError('page-left');
    await scroll(tab.tabId, { to: 'go', top: at.top });
  }
}

async function scroll(tabId: number, wish: ScrollWish): Promise<Scrolled> {
  const at = scrolledFrom(await askToScroll(tabId, wish));
  if (!at) throw new AppError('page-left');
  return at;
}

/** What came out of a page is checked like anything else from outside. */
function scrolledFrom(said: unknown): Scrolled | undefined {
  const [top, view, all] = ['top', 'view', 'all'].map((key) => numberAt(said, key));
  const [box, tab] = [boxFrom(field(said, 'box')), viewFrom(field(said, 'tab'))];
  if (!box || !tab || top === undefined || !view || view < 0 || all === undefined) return undefined;
  return { box, tab, top, view, all, isPinched: field(said, 'isPinched') === true };
}
