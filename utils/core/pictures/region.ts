import type { Box, BoxView } from './taken';

/** Under this the script that lets a box be drawn leaves itself in a document, in a world that the page's scripts do not see. */
export const REGION_KEY = 'aside.pick-region';

/** What the user reads over the page. */
export interface RegionWords {
  name: string;
  /** What a drag does. */
  drag: string;
  /** Where a click found no picture. */
  none: string;
  keys: string;
  direction: 'ltr' | 'rtl';
}

export type RegionWish =
  /** Let the user draw a box; what came of it is answered when it did. */
  | { to: 'pick'; words: RegionWords }
  /** A key that was pressed in the panel while the page is dimmed. */
  | { to: 'key'; key: string; shift: boolean }
  /** Take the veil away; what came of it is answered when it is gone. */
  | { to: 'leave' };

/** What a document says to a wish for a box: plain data, to be checked. */
export type RegionPicked =
  /** In parts of what the tab shows. Shift was held: it is to be attached and no more. */
  | { state: 'taken'; box: Box; view: BoxView; withShift: boolean }
  | { state: 'left' }
  /** This document draws no box over itself: it is a PDF, or no HTML at all, or it takes the veil away or keeps all events to itself. */
  | { state: 'cannot' };
