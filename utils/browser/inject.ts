import { browser } from 'wxt/browser';
import { AppError, type FaultCode } from '@/utils/core/faults';
import { REGION_KEY, type RegionWish } from '@/utils/core/pictures/region';
import { SCROLL_KEY, type ScrollWish } from '@/utils/core/pictures/scrolling';
import { type PictureWish, TAKE_KEY } from '@/utils/core/pictures/taken';
import { HIGHLIGHT, POINT_KEY, type Wish } from '@/utils/core/pointing/wish';

/**
 * Runs one of our injected scripts in a tab, in all frames that may be read or in one, at once: a page that loads for ever is read as far as
 * it is.
 * @returns what the script returned in each frame, the page's own first: plain data, still to be checked
 * @throws AppError `page-not-allowed` without a right to the tab; `page-store`, `page-browser`, `page-extension`, `page-error`, `page-unreadable`
 */
export async function runInTab(
  tabId: number,
  file: '/read-page.js' | '/point-at.js' | '/take-picture.js' | '/pick-region.js' | '/scroll-page.js',
  frameId?: number,
): Promise<unknown[]> {
  try {
    const target = targetOf(tabId, frameId);
    const frames = await browser.scripting.executeScript({ target, files: [file], injectImmediately: true });
    return frames.sort((one, other) => one.frameId - other.frameId).map(({ result }) => result);
  } catch (cause) {
    throw new AppError(reasonIn(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

/**
 * What the highlight of a passage looks like: dark on yellow, wherever it is. Said twice. Measured: Firefox 153 takes no author's style into
 * shadow trees, and Chromium 156 draws no highlight where a user's style wins, so the author's is the one that does.
 */
const LOOKS = [
  { origin: 'USER', css: `::highlight(${HIGHLIGHT}) { background-color: #ffe066; color: #1a1a1a; }` },
  { origin: 'AUTHOR', css: `::highlight(${HIGHLIGHT}) { background-color: #ffe066 !important; color: #1a1a1a !important; }` },
] as const;

/**
 * Tells documents of a tab a wish. `point-at` must have been run there; where it was not, as in a document that came since, nothing happens.
 * @param frameId the only frame that is told; absent: all that may be read
 * @returns what each said, plain data, still to be checked; undefined where there is nobody to ask
 */
export async function tellDocuments(tabId: number, wish: Wish, frameId?: number): Promise<{ frameId: number; said: unknown }[]> {
  const target = targetOf(tabId, frameId);
  if (wish.to === 'show') for (const look of LOOKS) await browser.scripting.insertCSS({ target, ...look });
  const frames = await browser.scripting.executeScript({ target, func: tell, args: [wish, POINT_KEY], injectImmediately: true });
  return frames.map((frame) => ({ frameId: frame.frameId, said: frame.result }));
}

/** Asks the document of a right click for a picture, as `askDocument` does. */
export function askForPicture(tabId: number, frameId: number, wish: PictureWish): Promise<unknown> {
  return askDocument(tabId, frameId, wish, TAKE_KEY);
}

/** Tells a tab's own document a wish for a box that the user draws, as `askDocument` does. */
export function askForRegion(tabId: number, wish: RegionWish): Promise<unknown> {
  return askDocument(tabId, PAGE, wish, REGION_KEY);
}

/** Has a tab's own document scroll, as `askDocument` does. */
export function askToScroll(tabId: number, wish: ScrollWish): Promise<unknown> {
  return askDocument(tabId, PAGE, wish, SCROLL_KEY);
}

/** The frame that is the page itself. */
export const PAGE = 0;

/**
 * Calls what one of our scripts left in a document. It must have been run there.
 * @returns what it said, plain data, still to be checked; undefined where there is nobody to ask
 */
async function askDocument(tabId: number, frameId: number, wish: unknown, key: string): Promise<unknown> {
  const target = targetOf(tabId, frameId);
  const [frame] = await browser.scripting.executeScript({ target, func: tell, args: [wish, key], injectImmediately: true });
  return frame?.result;
}

function targetOf(tabId: number, frameId: number | undefined) {
  return { tabId, ...(frameId === undefined ? { allFrames: true } : { frameIds: [frameId] }) };
}

/** Runs in the page, with nothing from outside of it. */
function tell(wish: unknown, key: string): unknown {
  return Reflect.get(globalThis, Symbol.for(key))?.(wish);
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
