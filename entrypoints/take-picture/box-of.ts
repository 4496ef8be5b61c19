import { TAKES_PINCHED } from '@/utils/browser/takes-pinched';
import { inParts, inSight, within } from '@/utils/core/pictures/in-sight';
import type { Box } from '@/utils/core/pictures/taken';

/**
 * Where an element is seen in its tab, in parts of the tab's view.
 * @returns undefined where nothing of it is in view, or a frame of another site lies between
 */
export function boxOf(element: Element): Box | undefined {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  let view: Window = window;
  for (;;) {
    left = Math.max(0, left);
    top = Math.max(0, top);
    right = Math.min(view.innerWidth, right);
    bottom = Math.min(view.innerHeight, bottom);
    if (right - left < 1 || bottom - top < 1) return undefined;
    if (view === view.parent) break;
    const frame = frameOf(view);
    if (!frame) return undefined;
    const { x, y } = frame.getBoundingClientRect();
    const [dx, dy] = [x + frame.clientLeft, y + frame.clientTop];
    [left, right, top, bottom] = [left + dx, right + dx, top + dy, bottom + dy];
    view = view.parent;
  }
  const sight = inSight({ width: view.innerWidth, height: view.innerHeight }, TAKES_PINCHED ? view.visualViewport : null);
  const seen = within({ left, top, right, bottom }, sight);
  return seen.right - seen.left < 1 || seen.bottom - seen.top < 1 ? undefined : inParts(seen, sight);
}

function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}
