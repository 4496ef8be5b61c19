import { shownAnew } from '@/entrypoints/read-page/shown-anew';
import { shownOf, viewOf } from '@/entrypoints/read-page/view-of';
import { LEAST_DRAG } from '@/utils/core/pictures/gestures';
import { inParts, inSight, type Sides, within } from '@/utils/core/pictures/in-sight';
import type { RegionPicked, RegionWords } from '@/utils/core/pictures/region';
import { pictureAt } from './picture-at';
import { afterKey, between, middleOf } from './sides';
import { hangVeil } from './veil';

/** A box that is being drawn. */
export interface Picking {
  /** Answers when the page looks again as it did before. */
  picked: Promise<RegionPicked>;
  press(key: string, shift: boolean): void;
  leave(): void;
}

/** Lets the user draw a box over the page, by pointer or by keys, or click a picture. Events that the page makes up count for nothing. */
export function pick(words: RegionWords): Picking {
  const { promise: picked, resolve } = Promise.withResolvers<RegionPicked>();
  const veil = hangVeil(words);
  const { dialog } = veil;
  const sight = () => inSight(viewOf(window), visualViewport);
  const pinch = () => visualViewport?.scale ?? 1;
  let box: Sides | undefined;
  let from: readonly [x: number, y: number] | undefined;
  /** Px that a pointer came from there; a click comes nowhere. */
  let far = 0;
  // A page may take the veil away.
  const watch = new MutationObserver(() => dialog.isConnected || refuse());
  watch.observe(document.documentElement, { childList: true });
  const over = new AbortController();
  const until = { signal: over.signal };
  void picked.then(() => over.abort());

  function uncover(): void {
    watch.disconnect();
    veil.remove();
  }

  function end(result: RegionPicked): void {
    uncover();
    void shownAnew().then(() => resolve(result));
  }

  /** A page that the user has left may be kept: it draws nothing any more, and no clock of it runs. */
  function hide({ isTrusted }: Event): void {
    if (!isTrusted) return;
    uncover();
    resolve({ state: 'left' });
  }

  /** What is seen has changed beneath the box. */
  function keepInSight(): void {
    box = box && within(box, sight());
    if (box && (box.right <= box.left || box.bottom <= box.top)) box = undefined;
    veil.show(box, sight());
  }

  function leave(): void {
    end({ state: 'left' });
  }

  function refuse(): void {
    end({ state: 'cannot' });
  }

  function take(withShift: boolean): void {
    if (!box) return;
    const shown = shownOf(window);
    end({ state: 'taken', box: inParts(box, shown.sight), view: shown.view, withShift });
  }

  function press(key: string, shift: boolean): boolean {
    if (key === 'Escape') leave();
    else if (key === 'Enter') take(shift);
    else {
      const middle = middleOf(sight());
      const next = box ? afterKey(box, key, shift, sight(), pinch()) : afterKey(middle, key, shift, sight()) && middle;
      if (!next) return false;
      box = next;
      veil.show(box, sight());
    }
    return true;
  }

  dialog.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0) return;
    event.preventDefault();
    dialog.setPointerCapture(event.pointerId);
    from = [event.clientX, event.clientY];
    far = 0;
  });
  // A tap goes on to what lies beneath it, once the veil is gone.
  dialog.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
  dialog.addEventListener('pointermove', (event) => {
    if (!event.isTrusted || !from) return;
    far = Math.max(far, Math.hypot(event.clientX - from[0], event.clientY - from[1]));
    box = between(from, [event.clientX, event.clientY], sight());
    veil.show(box, sight());
  });
  dialog.addEventListener('pointerup', (event) => {
    if (!event.isTrusted || !from) return;
    box = between(from, [event.clientX, event.clientY], sight());
    from = undefined;
    if (Math.min(box.right - box.left, box.bottom - box.top) * pinch() >= LEAST_DRAG) return take(event.shiftKey);
    box = undefined;
    veil.show(box, sight());
    if (far * pinch() >= LEAST_DRAG) return;
    const clicked = veil.beneath(() => pictureAt(event.clientX, event.clientY));
    if (clicked) end({ state: 'taken', ...clicked, withShift: event.shiftKey });
    else veil.miss();
  });
  dialog.addEventListener('pointercancel', () => {
    from = undefined;
    box = undefined;
    veil.show(box, sight());
  });
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.isTrusted && !event.isComposing && press(event.key, event.shiftKey)) event.preventDefault();
  });
  // The browser's own way to close a dialog.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener('pagehide', hide, until);
  window.addEventListener('resize', keepInSight, until);
  for (const type of ['resize', 'scroll']) visualViewport?.addEventListener(type, keepInSight, until);
  if (!hears(dialog, new PointerEvent('pointerdown', COMPOSED)) || !hears(dialog, new KeyboardEvent('keydown', COMPOSED))) refuse();
  return { picked, press, leave };
}

const COMPOSED = { bubbles: true, cancelable: true, composed: true };

/** Whether the page lets an event come to an element: its own listeners come first, and some stop all there are. */
function hears(element: Element, event: Event): boolean {
  let isHeard = false;
  element.addEventListener(
    event.type,
    () => {
      isHeard = true;
    },
    { once: true, capture: true },
  );
  element.dispatchEvent(event);
  return isHeard;
}
