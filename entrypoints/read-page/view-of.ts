import { TAKES_PINCHED } from '@/utils/browser/takes-pinched';
import { inSight, type Sides } from '@/utils/core/pictures/in-sight';
import type { BoxView } from '@/utils/core/pictures/taken';

/** Halvings of 2 px: the last are a hundredth of a pixel, which is then taken whole. */
const HALVINGS = 12;

/** All of a page's view, its scrollbars too, whatever a pinch left of it: CSS px with their parts, which `innerWidth` does not have. */
export function viewOf(view: Window): { width: number; height: number } {
  return { width: exactly(view, 'width', view.innerWidth), height: exactly(view, 'height', view.innerHeight) };
}

/** What a picture of a tab shows of its page: where that is in the page's view, and how large. */
export function shownOf(page: Window): { sight: Sides; view: BoxView } {
  const pinched = TAKES_PINCHED ? page.visualViewport : null;
  const sight = inSight(viewOf(page), pinched);
  const scale = page.devicePixelRatio * (pinched?.scale ?? 1);
  return { sight, view: { width: sight.right - sight.left, height: sight.bottom - sight.top, scale } };
}

/** A side of the view as style sheets are told it, which needs nothing in the page. */
function exactly(view: Window, side: 'width' | 'height', about: number): number {
  let [least, most] = [about - 1, about + 1];
  for (let times = 0; times < HALVINGS; times++) {
    const middle = (least + most) / 2;
    if (view.matchMedia(`(min-${side}: ${middle}px)`).matches) least = middle;
    else most = middle;
  }
  return Math.round(least * view.devicePixelRatio) / view.devicePixelRatio;
}
