import type { Box, BoxView } from './taken';

/** Under this the script that scrolls through a page leaves itself in its document, in a world that the page's scripts do not see. */
export const SCROLL_KEY = 'aside.scroll-page';

export type ScrollWish =
  /** Get ready: what is scrolled is found, and what sticks to the view is let go. */
  | { to: 'begin' }
  /** Show what lies at `top`, CSS px of all that can be scrolled. */
  | { to: 'go'; top: number }
  /** Tell where it stands. */
  | { to: 'tell' }
  /** Let all be as it was. */
  | { to: 'end' };

/** Where a page stands: plain data, to be checked. CSS px but for `box`. */
export interface Scrolled {
  /** The part of the tab's view that scrolls. */
  box: Box;
  tab: BoxView;
  /** A pinch made it larger, and the tab shows only what that left of it. */
  isPinched: boolean;
  /** How far it is scrolled. */
  top: number;
  /** How much of it is seen at once, and how much there is. */
  view: number;
  all: number;
}
