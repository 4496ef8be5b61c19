import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type PictureWish, TAKE_KEY, type Taken } from '@/utils/core/pictures/taken';
import { boxOf } from './box-of';
import { findPicture, notedElements, targetElements } from './find-picture';
import { isLoaded } from './is-loaded';
import { pngOf } from './png-of';
import { saysOf } from './says-of';

// Injected on demand into the frame of a right click. It leaves a function there, and the next script calls it with the wish.
export default defineUnlistedScript({
  globalName: true,
  main(): void {
    Reflect.set(globalThis, Symbol.for(TAKE_KEY), take);
  },
});

async function take({ address, target }: PictureWish): Promise<Taken> {
  const clicked = notedElements() ?? (target === undefined ? [] : targetElements(target));
  const found = findPicture(address, clicked);
  if (!found) return { state: address === undefined ? 'unnoted' : 'gone' };
  const { element } = found;
  const says = saysOf(element, found.address);
  if (element instanceof HTMLImageElement && !found.isBackground && !(await isLoaded(element))) return { state: 'broken' };
  const png = await pngOf(found);
  if (png !== undefined) return { state: 'drawn', png, says };
  const seen = boxOf(element);
  return seen ? { state: 'seen', ...seen, says } : { state: 'foreign', says };
}
