import { shownAnew } from '@/entrypoints/read-page/shown-anew';
import type { RegionPicked, RegionWords } from '@/utils/core/pictures/region';
import { afterKey, between, inParts, LEAST, middleOf, type Sides } from './sides';
import { hangVeil } from './veil';

/** A box that is being drawn. */
export interface Picking {
  /** Answers when the page looks again as it did before. */
  picked: Promise<RegionPicked>;
  press(key: string, shift: boolean): void;
  leave(): void;
}

/** Lets the user draw a box over the page, by pointer or by keys. Events that the page makes up count for nothing. */
export function pick(words: RegionWords): Picking {
  const { promise: picked, resolve } = Promise.withResolvers<RegionPicked>();
  const veil = hangVeil(words);
  const { dialog } = veil;
  let box: Sides | undefined;
  let from: readonly [x: number, y: number] | undefined;
  // A page that takes its document anew, or the veil away, is left.
  const watch = new MutationObserver(() => dialog.isConnected || leave());
  watch.observe(document.documentElement, { childList: true });

  function end(result: RegionPicked): void {
    watch.disconnect();
    veil.remove();
    void shownAnew().then(() => resolve(result));
  }

  function leave(): void {
    end({ state: 'left' });
  }

  function take(withShift: boolean): void {
    if (!box) return;
    const { scale, width, height, offsetLeft, offsetTop } = visualViewport ?? { ...view(), scale: 1, offsetLeft: 0, offsetTop: 0 };
    end({ state: 'taken', box: inParts(box, view(), { scale, width, height, offsetLeft, offsetTop }), withShift });
  }

  function press(key: string, shift: boolean): boolean {
    if (key === 'Escape') leave();
    else if (key === 'Enter') take(shift);
    else {
      const next = box ? afterKey(box, key, shift, view()) : afterKey(middleOf(view()), key, shift, view()) && middleOf(view());
      if (!next) return false;
      box = next;
      veil.show(box);
    }
    return true;
  }

  dialog.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0) return;
    event.preventDefault();
    dialog.setPointerCapture(event.pointerId);
    from = [event.clientX, event.clientY];
  });
  dialog.addEventListener('pointermove', (event) => {
    if (!event.isTrusted || !from) return;
    box = between(from, [event.clientX, event.clientY], view());
    veil.show(box);
  });
  dialog.addEventListener('pointerup', (event) => {
    if (!event.isTrusted || !from) return;
    box = between(from, [event.clientX, event.clientY], view());
    from = undefined;
    if (Math.min(box.right - box.left, box.bottom - box.top) >= LEAST) return take(event.shiftKey);
    box = undefined;
    veil.show(box);
  });
  dialog.addEventListener('pointercancel', () => {
    from = undefined;
    box = undefined;
    veil.show(box);
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
  return { picked, press, leave };
}

function view(): { width: number; height: number } {
  return { width: innerWidth, height: innerHeight };
}
