import { rectOf } from '@/entrypoints/read-page/nodes';

/** How often, and how long, is looked whether a passage is still in view; ms. */
const EVERY_MS = 100;
const PATIENCE_MS = 3_000;
/** A page that moves it away again and again is let be. */
const MOST_TRIES = 5;
/** Under this the look that goes on is kept, when this script comes again. */
const KEY = Symbol.for('aside.in-view');

/**
 * Scrolls to a passage again where its page moves it: much gets its size only when it comes near, such as pictures that load late and
 * what has `content-visibility: auto`. Ends after some seconds, and with whatever the user does in the page.
 * @param scrollers what scrolls around the passage
 * @param again scrolls to it at once
 */
export function keepInView(range: Range, scrollers: readonly Element[], again: () => void): void {
  letGoOfView();
  const ending = new AbortController();
  Reflect.set(globalThis, KEY, ending);
  const { signal } = ending;
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    addEventListener(type, () => ending.abort(), { capture: true, passive: true, signal });
  const end = performance.now() + PATIENCE_MS;
  let tries = 0;
  let last = Number.NaN;
  const look = setInterval(() => {
    const { top, height } = range.getBoundingClientRect();
    // What still moves is on its way.
    if (top === last && height > 0 && !isInView(top, scrollers) && tries++ < MOST_TRIES) again();
    last = top;
    if (performance.now() > end) ending.abort();
  }, EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(look));
}

/** Ends it: something else is looked for, which may be in another document. */
export function letGoOfView(): void {
  const before: unknown = Reflect.get(globalThis, KEY);
  if (before instanceof AbortController) before.abort();
}

/** Whether the beginning of a passage is seen through all that scrolls around it. */
function isInView(top: number, scrollers: readonly Element[]): boolean {
  const boxes = scrollers.map((scroller) => rectOf(scroller));
  return top >= 0 && top < innerHeight && boxes.every((box) => top >= box.top && top < box.bottom);
}
