import { ARROWS, KEY_STEP } from '@/utils/core/pictures/gestures';
import { type Sides, within } from '@/utils/core/pictures/in-sight';

/** The box between two corners, as far as it is in sight. */
export function between(one: readonly [x: number, y: number], other: readonly [x: number, y: number], sight: Sides): Sides {
  const [left, right] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [top, bottom] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  return within({ left, top, right, bottom }, sight);
}

/** The box that the first key shows: the middle of what is in sight. */
export function middleOf({ left, top, right, bottom }: Sides): Sides {
  const [x, y] = [(right - left) / 4, (bottom - top) / 4];
  return { left: left + x, top: top + y, right: right - x, bottom: bottom - y };
}

/**
 * A box after an arrow key: moved, or with Shift its right and lower sides are.
 * @param scale how much larger a pinch made it
 * @returns undefined for other keys
 */
export function afterKey(box: Sides, key: string, shift: boolean, sight: Sides, scale = 1): Sides | undefined {
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const step = KEY_STEP / scale;
  const [dx, dy] = [arrow[0] * step, arrow[1] * step];
  const { left, top, right, bottom } = box;
  if (shift)
    return {
      left,
      top,
      right: Math.min(sight.right, Math.max(left + step, right + dx)),
      bottom: Math.min(sight.bottom, Math.max(top + step, bottom + dy)),
    };
  const x = Math.min(sight.right - right, Math.max(sight.left - left, dx));
  const y = Math.min(sight.bottom - bottom, Math.max(sight.top - top, dy));
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
