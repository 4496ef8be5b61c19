import { shownOf, viewOf } from '@/entrypoints/read-page/view-of';
import { inParts, within } from '@/utils/core/pictures/in-sight';
import type { Box, BoxView } from '@/utils/core/pictures/taken';
import { unclipped } from './unclipped';

/**
 * Where an element is seen in its tab, in parts of the tab's view.
 * @returns undefined where nothing of it is in view, or a frame of another site lies between
 */
export function boxOf(element: Element): { box: Box; view: BoxView } | undefined {
  let { left, top, right, bottom } = unclipped(element);
  let page: Window = window;
  for (;;) {
    const { width, height } = viewOf(page);
    left = Math.max(0, left);
    top = Math.max(0, top);
    right = Math.min(width, right);
    bottom = Math.min(height, bottom);
    if (right - left < 1 || bottom - top < 1) return undefined;
    if (page === page.parent) break;
    const frame = frameOf(page);
    if (!frame) return undefined;
    const { x, y } = frame.getBoundingClientRect();
    const [dx, dy] = [x + frame.clientLeft, y + frame.clientTop];
    [left, right, top, bottom] = [left + dx, right + dx, top + dy, bottom + dy];
    ({ left, top, right, bottom } = within({ left, top, right, bottom }, unclipped(frame)));
    page = page.parent;
  }
  const { sight, view } = shownOf(page);
  const seen = within({ left, top, right, bottom }, sight);
  return seen.right - seen.left < 1 || seen.bottom - seen.top < 1 ? undefined : { box: inParts(seen, sight), view };
}

function frameOf(page: Window): Element | null {
  try {
    return page.frameElement;
  } catch {
    return null;
  }
}
