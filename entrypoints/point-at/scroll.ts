import { attributeOf, findAll, nameOf, rectOf } from '@/entrypoints/read-page/nodes';
import { own } from '@/entrypoints/read-page/own';
import { parentIn } from '@/entrypoints/read-page/parent-in';
import { keepInView } from './keep-in-view';

/** Of the window's height: what is higher is not brought to its middle as a whole. */
const TALL = 0.6;

/** Opens what folds a passage: `details`, and what browsers open for words that are looked for. */
export function openAround(ranges: readonly Range[]): void {
  for (const { startContainer } of ranges)
    for (let around = parentIn(startContainer); around; around = parentIn(around)) {
      if (around instanceof HTMLDetailsElement && nameOf(around) === 'details' && !isOpen(around))
        Element.prototype.setAttribute.call(around, 'open', '');
      // https://html.spec.whatwg.org/#ancestor-revealing-algorithm
      if (attributeOf(around, 'hidden') === 'until-found') {
        EventTarget.prototype.dispatchEvent.call(around, new Event('beforematch', { bubbles: true }));
        Element.prototype.removeAttribute.call(around, 'hidden');
      }
    }
}

function isOpen(details: Element): boolean {
  return attributeOf(details, 'open') !== null;
}

/** Brings the beginning of a passage to the middle of all that scrolls around it, and again where the page moves it meanwhile. */
export function scrollToPassage(range: Range): void {
  let around = parentIn(range.startContainer);
  // What has no box of its own is scrolled nowhere.
  while (around && getComputedStyle(around).display === 'contents') around = parentIn(around);
  if (!around) return;
  const element = around;
  const scrollers = scrollersOf(element);
  const room = Math.min(innerHeight, ...scrollers.map(({ clientHeight }) => clientHeight));
  if (rectOf(element).height > room * TALL) {
    // What is higher than it is seen through: to it, and then to the part of it.
    Element.prototype.scrollIntoView.call(element, { block: 'nearest', inline: 'nearest', behavior: 'instant' });
    scrollWithin(range, scrollers);
  } else scrollToElement(element);
  keepInView(range, scrollers, () => scrollWithin(range, scrollers));
}

/** Within this document alone: what is around its frame may still be on its way. */
function scrollWithin(range: Range, scrollers: readonly Element[]): void {
  for (const scroller of scrollers) {
    const { top, height } = rectOf(scroller);
    const by = wayToMiddle(range, top, height);
    Reflect.apply(Element.prototype.scroll, scroller, [{ top: scroller.scrollTop + by, behavior: 'instant' }]);
  }
  scroll({ top: scrollY + wayToMiddle(range, 0, innerHeight), behavior: 'instant' });
}

/** How far a passage is from the middle part of a box; where it is higher than that, its beginning counts. */
function wayToMiddle(range: Range, boxTop: number, boxHeight: number): number {
  const { top, height } = range.getBoundingClientRect();
  const edge = (boxHeight * (1 - TALL)) / 2;
  const isTall = height > boxHeight * TALL;
  const [from, to] = [boxTop + edge, boxTop + boxHeight - edge];
  if (top >= from && (isTall ? top : top + height) <= to) return 0;
  return isTall ? top - from : top + height / 2 - boxTop - boxHeight / 2;
}

export function scrollToElement(element: Element): void {
  const isCalm = own('hidden') || matchMedia('(prefers-reduced-motion: reduce)').matches;
  Element.prototype.scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
}

/** Brings the frame of this document that leads to another document into view: only the document around a frame may, if it is of another origin. */
export function uncoverFrame(place: readonly number[], frame: readonly number[]): void {
  const isAround = frame.length > place.length && place.every((number, at) => number === frame[at]);
  const inner = isAround ? window[frame[place.length] ?? -1] : undefined;
  const element = inner && findAll<HTMLIFrameElement>('iframe, frame').find(({ contentWindow }) => contentWindow === inner);
  if (element) scrollToElement(element);
}

/** What scrolls around an element, from the inside; not the page itself. */
function scrollersOf(element: Element): Element[] {
  const [page, body] = [own('documentElement'), own('body')];
  const found: Element[] = [];
  for (let around: Element | null = element; around && around !== page && around !== body; around = parentIn(around))
    if (around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY)) found.push(around);
  return found;
}
