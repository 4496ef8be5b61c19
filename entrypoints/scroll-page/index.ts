import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { SCROLL_KEY } from '@/utils/core/pictures/scrolling';
import { scrollAsWished } from './scroll-as-wished';

// Injected on demand into a tab's own document. It leaves a function there, and the next scripts call it with their wishes.
export default defineUnlistedScript({
  globalName: true,
  main(): void {
    const key = Symbol.for(SCROLL_KEY);
    if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, scrollAsWished);
  },
});
