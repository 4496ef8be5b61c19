import { isClippedAway, isCutAway } from './clips';
import { type Colour, colourIn, isSameColour, over } from './colours';
import { attributeOf, nameOf, rectOf, sizeOf } from './nodes';
import { own } from './own';
import { unfolds } from './unfolds';

/** What an element hands down to what is in it. */
export interface Surroundings {
  /** What is behind text here; undefined where a picture is, or what cannot be told. */
  behind: Colour | undefined;
  /** An ancestor clips what hangs over its edge, as a carousel does. */
  clipped: boolean;
  /** One within the page does. */
  boxed: boolean;
  /** How much of what is here the ancestors let through; 0–1. */
  opacity: number;
}

/** What holds for the page as a whole. */
export interface Terms {
  /** The page has shown nothing yet: what its own scripts would show counts as shown. */
  isBare: boolean;
  /** What controls that can be seen unfold, by id. */
  unfolded: ReadonlySet<string>;
}

/** Text smaller than this is a trace on the screen; CSS px. */
const LEAST_FONT = 2;
/** Less than this of an element is a trace on the screen; 0–1. */
const LEAST_OPACITY = 0.05;
/** Shifts that no layout makes; CSS px. */
const FAR = 400;
/** What a carousel's strip may be away from its window; CSS px. */
const VERY_FAR = 8_000;
/** What lies that many widths of the window to the side, outside of anything that scrolls, nobody goes to. */
const MOST_WIDTHS = 3;

/**
 * Whether nothing in an element can be seen, wherever the user scrolls; what a visible control unfolds, and what fades in when it is
 * scrolled to, can be.
 */
export function isHidden(element: Element, style: CSSStyleDeclaration, around: Surroundings, { isBare, unfolded }: Terms): boolean {
  if (style.display === 'none') return !unfolds(element, unfolded) && !(isBare && isStreamed(element));
  if (style.contentVisibility === 'hidden' && attributeOf(element, 'hidden') !== 'until-found') return true;
  const isToCome = () => fadesIn(style) || unfolds(element, unfolded);
  if (opacityOf(style) * around.opacity < LEAST_OPACITY && !isBare && !isToCome()) return true;
  if (style.clipPath !== 'none' && isClippedAway(style.clipPath, element) && !isToCome()) return true;
  const { position, overflowX, overflowY } = style;
  const clips = overflowX !== 'visible' || overflowY !== 'visible';
  const isTurned = style.transform !== 'none' || style.scale !== 'none' || style.rotate !== 'none';
  const isShifted = position !== 'static' || isTurned || style.translate !== 'none' || isFar(style.marginLeft) || isFar(style.marginTop);
  if (!clips && !isShifted) return false;
  if ((position === 'absolute' || position === 'fixed') && isCutAway(style.clip)) return true;
  const rect = rectOf(element);
  const isFlat = clips && ((overflowX !== 'visible' && rect.width <= 1) || (overflowY !== 'visible' && rect.height <= 1));
  // What an element clips at the page's edge, the page's edge shows.
  if (isFlat && nameOf(element) !== 'body' && !unfolds(element, unfolded)) return true;
  if (!isShifted) return false;
  if (isTurned && isOnEdge(element, rect)) return true;
  if (isFar(style.marginLeft) && !around.clipped && rect.left + Number.parseFloat(style.paddingLeft) + scrollX < -FAR) return true;
  return rect.width > 0 && rect.height > 0 && isOff(rect, around, position);
}

/** Turned or shrunk until nothing is left of it. */
function isOnEdge(element: Element, { width, height }: DOMRect): boolean {
  const size = sizeOf(element);
  return (width < 1 && (size?.width ?? 0) > 0) || (height < 1 && (size?.height ?? 0) > 0);
}

function opacityOf({ opacity, filter }: CSSStyleDeclaration): number {
  const filtered = filter === 'none' ? undefined : /opacity\(([\d.]+)\)/.exec(filter)?.[1];
  return Number(opacity) * Number(filtered ?? 1);
}

/** Drawn when it is scrolled to: it has its place in the page, and a way to come. */
function fadesIn({ position, transform, transitionDuration, animationName, willChange }: CSSStyleDeclaration): boolean {
  if (position === 'absolute' || position === 'fixed') return false;
  return transform !== 'none' || /[1-9]/.test(transitionDuration) || animationName !== 'none' || /opacity/.test(willChange);
}

/** Parts that React's server sent after the rest, and that its script puts in their places. */
function isStreamed(element: Element): boolean {
  return /^S:[\da-f]+$/.test(attributeOf(element, 'id') ?? '') && element.parentElement?.localName === 'body';
}

function isFar(margin: string): boolean {
  return Number.parseFloat(margin) < -FAR;
}

/** Outside of what can be scrolled to, or where nobody scrolls to. */
function isOff({ left, top, right, bottom }: DOMRect, { clipped, boxed }: Surroundings, position: string): boolean {
  const page = own('documentElement');
  const { scrollWidth, scrollHeight, clientWidth } = page;
  const isRtl = getComputedStyle(page).direction === 'rtl';
  const slack = clipped ? VERY_FAR : 0;
  const [start, end] = isRtl ? [clientWidth - scrollWidth, clientWidth] : [0, scrollWidth];
  if (bottom + scrollY <= -slack || right + (isRtl ? 0 : scrollX) <= start - slack) return true;
  if (!boxed && !isRtl && (position === 'absolute' || position === 'fixed')) {
    if (left + scrollX >= clientWidth && (position === 'fixed' || isCutAtSide())) return true;
    if (left + scrollX >= clientWidth * (1 + MOST_WIDTHS)) return true;
  }
  return left + (isRtl ? 0 : scrollX) >= end + slack + FAR || top + scrollY >= scrollHeight + VERY_FAR + slack;
}

/** The page itself cannot be moved to the side. */
function isCutAtSide(): boolean {
  const [page, body] = [own('documentElement'), own('body')];
  const isCut = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  return isCut(page) || (body !== null && getComputedStyle(page).overflowX === 'visible' && isCut(body));
}

/** What is around what is in an element. */
export function surroundingsIn(style: CSSStyleDeclaration, around: Surroundings, isPage: boolean): Surroundings {
  const clips = style.overflowX !== 'visible';
  const seen = opacityOf(style);
  const ground = style.backgroundImage === 'none' ? colourIn(style.backgroundColor) : undefined;
  const isThrough = ground?.[3] === 0;
  if (!clips && seen === 1 && isThrough) return around;
  return {
    behind: isThrough ? around.behind : ground && over(ground, around.behind),
    clipped: around.clipped || clips,
    boxed: around.boxed || (clips && !isPage),
    // What is hardly there and is read all the same will come.
    opacity: seen < LEAST_OPACITY ? around.opacity : seen * around.opacity,
  };
}

/** Whether the text that stands in an element itself, not deeper, cannot be seen. */
export function isTextHidden(element: Element, style: CSSStyleDeclaration, around: Surroundings, { isBare }: Terms): boolean {
  if (style.visibility !== 'visible' && !isBare) return true;
  if (Number.parseFloat(style.fontSize) < LEAST_FONT) return true;
  if (style.textIndent !== '0px' && isIndentedAway(style)) return true;
  return isSameColour(element, style, around.behind);
}

/** Pushed out of its box, as pages do that show a picture in place of a word. */
function isIndentedAway({ textIndent, overflowX, whiteSpace, textWrapMode }: CSSStyleDeclaration & { textWrapMode?: string }): boolean {
  const by = Number.parseFloat(textIndent);
  if (textIndent.endsWith('%')) return by >= 100 && overflowX !== 'visible' && (whiteSpace === 'nowrap' || textWrapMode === 'nowrap');
  return by < -FAR;
}
