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
  }
  const box = boxOf(scroller);
  // Not all of what scrolls need be in view.
  return { box, top: scroller.scrollTop, view: box.height * innerHeight, all: scroller.scrollHeight };
}

function end(): undefined {
  scrolling?.loosened.restore();
  scrolling?.scroller.scrollTo({ top: scrolling.before, behavior: 'instant' });
  scrolling = undefined;
}

/** What of the view shows what is scrolled, without scrollbars. */
function boxOf(scroller: Element): Scrolled['box'] {
  const isPage = scroller === document.scrollingElement;
  const { left, top } = isPage ? { left: 0, top: 0 } : scroller.getBoundingClientRect();
  const from = { x: isPage ? 0 : Math.max(0, left + scroller.clientLeft), y: isPage ? 0 : Math.max(0, top + scroller.clientTop) };
  const width = Math.min(scroller.clientWidth, innerWidth - from.x);
  const height = Math.min(scroller.clientHeight, innerHeight - from.y);
  return { left: from.x / innerWidth, top: from.y / innerHeight, width: width / innerWidth, height: height / innerHeight };
}
