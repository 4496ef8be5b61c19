import type { Box } from './taken';

/** A box in CSS px of a page's view. */
export interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Pinched = Pick<VisualViewport, 'scale' | 'offsetLeft' | 'offsetTop'>;

/**
 * What is seen of a page: all of its view, or what a pinch left of it. Scrollbars are a part of both; `visualViewport.width` leaves them out.
 * @param view CSS px with their parts
 */
export function inSight(view: { width: number; height: number }, pinched: Pinched | null): Sides {
  if (!pinched || pinched.scale === 1) return { left: 0, top: 0, right: view.width, bottom: view.height };
  const { offsetLeft: left, offsetTop: top, scale } = pinched;
  return { left, top, right: left + view.width / scale, bottom: top + view.height / scale };
}

/** What of a box is in sight; its right is left of its left where nothing is. */
export function within({ left, top, right, bottom }: Sides, sight: Sides): Sides {
  return {
    left: Math.max(sight.left, left),
    top: Math.max(sight.top, top),
    right: Math.min(sight.right, right),
    bottom: Math.min(sight.bottom, bottom),
  };
}

/** A box in parts of what is in sight, which is what the tab shows. */
export function inParts({ left, top, right, bottom }: Sides, sight: Sides): Box {
  const [width, height] = [sight.right - sight.left, sight.bottom - sight.top];
  const [fromX, toX] = [part(left - sight.left, width), part(right - sight.left, width)];
  const [fromY, toY] = [part(top - sight.top, height), part(bottom - sight.top, height)];
  return { left: fromX, top: fromY, width: toX - fromX, height: toY - fromY };
}

function part(length: number, of: number): number {
  return Math.min(1, Math.max(0, length / of));
}
