import type { Desktop } from '../../scripts/lib/display.mjs';

/** Where something stands on the screen, in pixels. */
interface Place {
  x: number;
  y: number;
}

/**
 * Drags with the real mouse, and lets go.
 * @param isHeld whether the panel shows that it would take it
 */
export async function dragWithMouse({ xdotool }: Desktop, from: Place, to: Place, isHeld: () => Promise<boolean>): Promise<void> {
  xdotool('mousemove', from.x, from.y);
  xdotool('mousedown', 1);
  // A browser sees that something is dragged by the second move.
  for (let step = 1; !(await isHeld()); step = (step % 20) + 1) {
    const part = Math.min(1, step / 10);
    xdotool('mousemove', Math.round(from.x + (to.x - from.x) * part) + (step % 2), Math.round(from.y + (to.y - from.y) * part));
  }
  xdotool('mousemove', to.x, to.y);
  xdotool('mouseup', 1);
}

/** Runs in the panel. */
export function isHeldOver(): boolean {
  return document.querySelector('.drop-here') !== null;
}
