import { CLICKED_KEY } from '@/utils/core/pictures/taken';
import { elementsAt } from './elements-at';

/**
 * Notes in a page that is read what a right click was made on: a menu tells nothing of what is no picture to the browser, and the pointer has
 * moved on when its entry is picked. Nobody else sees it.
 */
export function noteClicks(): void {
  const key = Symbol.for(CLICKED_KEY);
  if (Reflect.has(globalThis, key)) return;
  Reflect.set(globalThis, key, []);
  const note = ({ clientX, clientY }: MouseEvent) =>
    Reflect.set(
      globalThis,
      key,
      elementsAt(document, clientX, clientY).map((element) => new WeakRef(element)),
    );
  addEventListener('contextmenu', note, { capture: true, passive: true });
}
