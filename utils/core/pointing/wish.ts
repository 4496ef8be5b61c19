import type { ReadDocument } from '@/utils/core/rows';
import type { Quotation } from './find-quotation';

/** Under this the script that points leaves itself in a document, in a world that the page's scripts do not see. */
export const POINT_KEY = 'aside.point';

/** What a document is asked, if it is one of these: to look for a passage, to show it, or to bring a frame of its own into view. */
export type Wish = { documents: readonly ReadDocument[] } & (
  | { to: 'seek' | 'show'; passage: Quotation }
  | { to: 'uncover' /** Where the frame stands in the page, as `placeOfFrame` says it. */; frame: readonly number[] }
);

/** What a document says to a wish: plain data, to be checked. `other` is one that was not meant. */
export type Said =
  | { state: 'other' }
  /** It is the one that was meant, and stands there in its page: empty for the page itself. */
  | { state: 'gone' | 'uncovered'; place: number[] }
  /** Found, or shown: `exact` where all of it stands there, letter by letter; `fit`, 0–1, says how well its surroundings fit. */
  | { state: 'found'; place: number[]; exact: boolean; fit: number; document: ReadDocument };

/** The name of the highlight in a page. */
export const HIGHLIGHT = 'aside-passage';
