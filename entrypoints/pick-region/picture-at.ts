import { elementsAt } from '@/entrypoints/read-page/elements-at';
import { boxOf } from '@/entrypoints/take-picture/box-of';
import { findPicture } from '@/entrypoints/take-picture/find-picture';
import type { Box, BoxView } from '@/utils/core/pictures/taken';

/**
 * Where the picture is that is seen at a place of the view, or the frame, into which another site lets nobody look. What the page is papered with
 * lies beneath every click, and is meant by none.
 */
export function pictureAt(x: number, y: number): { box: Box; view: BoxView } | undefined {
  const there = elementsAt(document, x, y).filter((element) => element !== document.body && element !== document.documentElement);
  const [first] = there;
  const found = first instanceof HTMLIFrameElement ? first : findPicture(undefined, there)?.element;
  return found && boxOf(found);
}
