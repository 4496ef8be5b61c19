import type { Box } from '@/utils/core/pictures/taken';

/** A box in CSS px of the view. */
export interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface View {
  width: number;
  height: number;
}

/** CSS px of a side of a box that is meant; less is a click. */
export const LEAST = 6;
/** CSS px that a key moves a box or a side of it. */
const STEP = 10;

/** The box between two corners, as far as it is in view. */
export function between(one: readonly [x: number, y: number], other: readonly [x: number, y: number], view: View): Sides {
  const [left, right] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [top, bottom] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  return { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(view.width, right), bottom: Math.min(view.height, bottom) };
}

/** The box that the first key shows: the middle of the view. */
export function middleOf({ width, height }: View): Sides {
  return { left: width / 4, top: height / 4, right: (width * 3) / 4, bottom: (height * 3) / 4 };
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * A box after an arrow key: moved, or with Shift its right and lower sides are.
 * @returns undefined for other keys
 */
export function afterKey(box: Sides, key: string, shift: boolean, view: View): Sides | undefined {
  const [dx, dy] = ARROWS[key] ?? [];
  if (dx === undefined || dy === undefined) return undefined;
  const { left, top, right, bottom } = box;
  if (shift)
    return {
      left,
      top,
      right: Math.min(view.width, Math.max(left + STEP, right + dx)),
      bottom: Math.min(view.height, Math.max(top + STEP, bottom + dy)),
    };
  const [x, y] = [Math.min(view.width - right, Math.max(-left, dx)), Math.min(view.height - bottom, Math.max(-top, dy))];
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/**
 * A box in parts of what the tab shows.
 * @param seen the part of the view that a pinch left in sight; scale 1 where there was none
 */
export function inParts({ left, top, right, bottom }: Sides, view: View, seen: Seen): Box {
  // Scrollbars are a part of what a tab shows, and none of what a pinch leaves.
  const [width, height] = seen.scale === 1 ? [view.width, view.height] : [seen.width, seen.height];
  const [fromX, toX] = [part(left - seen.offsetLeft, width), part(right - seen.offsetLeft, width)];
  const [fromY, toY] = [part(top - seen.offsetTop, height), part(bottom - seen.offsetTop, height)];
  return { left: fromX, top: fromY, width: toX - fromX, height: toY - fromY };
}

interface Seen {
  scale: number;
  width: number;
  height: number;
  offsetLeft: number;
  offsetTop: number;
}

function part(length: number, of: number): number {
  return Math.min(1, Math.max(0, length / of));
}
