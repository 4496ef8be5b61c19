import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { REGION_KEY, type RegionPicked, type RegionWish } from '@/utils/core/pictures/region';
import { type Picking, pick } from './pick';

// Injected on demand into a tab's own document. It leaves a function there, and the next scripts call it with their wishes.
export default defineUnlistedScript({
  globalName: true,
  main(): void {
    const key = Symbol.for(REGION_KEY);
    // One that is there already may be in the middle of a drag.
    if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, act);
  },
});

let picking: Picking | undefined;

function act(wish: RegionWish): Promise<RegionPicked> | undefined {
  if (wish.to === 'key') {
    picking?.press(wish.key, wish.shift);
    return undefined;
  }
  picking?.leave();
  if (wish.to === 'leave') return picking?.picked;
  if (document.contentType === 'application/pdf' || !(document.documentElement instanceof HTMLElement))
    return Promise.resolve({ state: 'cannot' });
  const mine = pick(wish.words);
  picking = mine;
  return mine.picked.finally(() => {
    if (picking === mine) picking = undefined;
  });
}
