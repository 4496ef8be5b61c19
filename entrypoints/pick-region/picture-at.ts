import { elementsAt } from '@/entrypoints/read-page/elements-at';
import { everywhere } from '@/entrypoints/read-page/everywhere';
import { boxOf } from '@/entrypoints/take-picture/box-of';
import { covers, findPicture, isSeen } from '@/entrypoints/take-picture/find-picture';
import type { Box, BoxView } from '@/utils/core/pictures/taken';

/** Of the view; what is as large, and lies beneath something, is what the page is papered with. */
const PAPER = 0.8;

/** Where the picture is that is seen at a place of the view, or the frame. */
export function pictureAt(x: number, y: number): { box: Box; view: BoxView } | undefined {
  const [found] = [hitAt(x, y), ...letThroughAt(x, y)]
    .filter((each) => each !== undefined)
    .toSorted((one, other) => areaOf(one) - areaOf(other));
  return found && boxOf(found);
}

/** What a pointer meets there and is meant, as far as can be told. */
function hitAt(x: number, y: number): Element | undefined {
  const there = elementsAt(document, x, y).filter((element) => element !== document.body && element !== document.documentElement);
  const frame = there.findIndex((element) => element instanceof HTMLIFrameElement);
  const above = frame === -1 ? there : there.slice(0, frame);
  const found = findPicture(undefined, above);
  const element = found?.element ?? (above.some(covers) ? undefined : there[frame]);
  if (!element || !isSeen(element) || (found?.isBackground && isOrnament(element))) return undefined;
  return element !== there[0] && isPaper(element) ? undefined : element;
}

/** Whether a background stands beside words, as the dot of a list does. */
function isOrnament(element: Element): boolean {
  const isFitted = /cover|contain|100%/.test(getComputedStyle(element).backgroundSize);
  return !isFitted && element instanceof HTMLElement && element.innerText.trim() !== '';
}

/** Pictures there through which a pointer goes. */
function letThroughAt(x: number, y: number): Element[] {
  return everywhere('img, canvas, video, svg').filter((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isThere = left <= x && x < right && top <= y && y < bottom;
    return isThere && getComputedStyle(element).pointerEvents === 'none' && isSeen(element) && !isPaper(element);
  });
}

function isPaper(element: Element): boolean {
  return areaOf(element) > PAPER * innerWidth * innerHeight;
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}
