import { attributeOf, findAll, nameOf, rectOf } from '@/entrypoints/read-page/nodes';
import { own } from '@/entrypoints/read-page/own';
import { parentIn } from './parent-in';

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

/** Brings the beginning of a passage to the middle of all that scrolls around it. */
export function scrollToPassage(range: Range): void {
  let around = parentIn(range.startContainer);
  // What has no box of its own is scrolled nowhere.
  while (around && getComputedStyle(around).display === 'contents') around = parentIn(around);
  if (!around) return;
  if (rectOf(around).height > innerHeight * TALL) scrollWithin(around, range);
  else scrollToElement(around);
}

/** A part of an element that is higher than the window. */
function scrollWithin(element: Element, range: Range): void {
  Element.prototype.scrollIntoView.call(element, { block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const scroller = scrollerOf(element);
  const { top, height } = range.getBoundingClientRect();
  const box = scroller ? rectOf(scroller) : { top: 0, height: innerHeight };
  const by = top + height / 2 - box.top - box.height / 2;
  if (scroller) Reflect.apply(Element.prototype.scroll, scroller, [{ top: scroller.scrollTop + by, behavior: 'instant' }]);
  else scroll({ top: scrollY + by, behavior: 'instant' });
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

function scrollerOf(element: Element): Element | undefined {
  const [page, body] = [own('documentElement'), own('body')];
  for (let around: Element | null = element; around && around !== page && around !== body; around = parentIn(around))
    if (/auto|scroll/.test(getComputedStyle(around).overflowY) && around.scrollHeight > around.clientHeight) return around;
  return undefined;
}
