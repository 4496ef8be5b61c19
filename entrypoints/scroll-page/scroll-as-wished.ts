import { shownAnew } from '@/entrypoints/read-page/shown-anew';
import { shownOf } from '@/entrypoints/read-page/view-of';
import { TAKES_PINCHED } from '@/utils/browser/takes-pinched';
import type { Size } from '@/utils/core/pictures/declared-size';
import type { Scrolled, ScrollWish } from '@/utils/core/pictures/scrolling';
import { findScroller } from './find-scroller';
import { type Loosened, loosen } from './loosen';
import { settled } from './settled';

/** A page that hears nothing more in this time is left as it was: whoever scrolled it is gone; ms. */
const GONE_MS = 10_000;

interface Scrolling {
  scroller: Element;
  /** Where it stood. */
  before: number;
  loosened: Loosened;
}

let scrolling: Scrolling | undefined;
let leaving: ReturnType<typeof setTimeout>;

/** @returns undefined where it has ended */
export async function scrollAsWished(wish: ScrollWish): Promise<Scrolled | undefined> {
  clearTimeout(leaving);
  if (wish.to === 'end') return end();
  leaving = setTimeout(end, GONE_MS);
  if (wish.to === 'begin') {
    end();
    const scroller = findScroller();
    scrolling = { scroller, before: scroller.scrollTop, loosened: loosen(scroller) };
  }
  if (!scrolling) return undefined;
  const { scroller, loosened } = scrolling;
  if (wish.to !== 'tell') {
    const top = wish.to === 'go' ? wish.top : 0;
    scroller.scrollTo({ top, behavior: 'instant' });
    // What is fixed to the view is seen once, where the page begins.
    if (top > 0) loosened.hideFixed();
    await settled();
    // Some headers are fixed to the view only once it is scrolled.
    if (top > 0 && loosened.hideFixed()) await shownAnew();
  }
  const { view: tab } = shownOf(window);
  const box = boxOf(scroller, tab);
  const isPinched = TAKES_PINCHED && (visualViewport?.scale ?? 1) !== 1;
  // Not all of what scrolls need be in view.
  return { box, tab, isPinched, top: scroller.scrollTop, view: box.height * tab.height, all: scroller.scrollHeight };
}

function end(): undefined {
  scrolling?.loosened.restore();
  scrolling?.scroller.scrollTo({ top: scrolling.before, behavior: 'instant' });
  scrolling = undefined;
}

/** What of the view shows what is scrolled, without scrollbars. */
function boxOf(scroller: Element, tab: Size): Scrolled['box'] {
  const { left, top, width, height } = scroller === document.scrollingElement ? pageBox(tab) : insideOf(scroller);
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const [wide, high] = [Math.min(width, tab.width - x), Math.min(height, tab.height - y)];
  return { left: x / tab.width, top: y / tab.height, width: wide / tab.width, height: high / tab.height };
}

function pageBox({ width, height }: Size): Scrolled['box'] {
  const { width: seenWide, height: seenHigh, scale } = visualViewport ?? { width, height, scale: 1 };
  return { left: 0, top: 0, width: seenWide * scale, height: seenHigh * scale };
}

/** Within its borders; with the parts of px that `clientWidth` does not have, where nothing else makes it smaller or larger. */
function insideOf(scroller: Element): Scrolled['box'] {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = scroller;
  const { offsetWidth, offsetHeight } = scroller instanceof HTMLElement ? scroller : { offsetWidth: width, offsetHeight: height };
  const exactly = (client: number, parts: number) => (Math.abs(parts) < 1 ? client + parts : client);
  return {
    ...{ left: left + clientLeft, top: top + clientTop },
    ...{ width: exactly(clientWidth, width - offsetWidth), height: exactly(clientHeight, height - offsetHeight) },
  };
}
