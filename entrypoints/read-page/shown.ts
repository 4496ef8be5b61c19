import { attributeOf, nameOf, rectOf } from './nodes';

/** Red, green, blue, 0–255, and how much of what is behind it a colour lets through, 0–1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What an element hands down to what is in it. */
export interface Surroundings {
  /** What is behind text here; undefined where a picture is, or what cannot be told. */
  behind: Colour | undefined;
  /** An ancestor clips what hangs over its edge, as a carousel does. */
  clipped: boolean;
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
/** Colours nearer than this, in every channel, cannot be told apart. */
const SAME = 10;
/** Shifts that no layout makes; CSS px. */
const FAR = 400;
/** What a carousel's strip may be away from its window; CSS px. */
const VERY_FAR = 8_000;

const colours = new Map<string, Colour | undefined>();

function colourIn(text: string): Colour | undefined {
  if (!colours.has(text)) {
    const match = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
    colours.set(text, match ? [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4] ?? 1)] : undefined);
  }
  return colours.get(text);
}

/**
 * Whether nothing in an element can be seen, wherever the user scrolls; what a visible control unfolds, and what fades in when it is
 * scrolled to, can be.
 */
export function isHidden(element: Element, style: CSSStyleDeclaration, around: Surroundings, { isBare, unfolded }: Terms): boolean {
  if (style.display === 'none') return !unfolds(element, unfolded) && !(isBare && isStreamed(element));
  if (style.contentVisibility === 'hidden' && attributeOf(element, 'hidden') !== 'until-found') return true;
  const { position, transform, overflowX, overflowY, clipPath } = style;
  if (style.opacity === '0' && !isBare && !fadesIn(style) && !unfolds(element, unfolded)) return true;
  if (clipPath !== 'none' && NOTHING_LEFT.test(clipPath)) return true;
  const clips = overflowX !== 'visible' || overflowY !== 'visible';
  const isPlaced = position !== 'static' || transform !== 'none' || style.scale !== 'none' || style.translate !== 'none';
  const isShifted = isPlaced || isFar(style.marginLeft) || isFar(style.marginTop);
  if (!clips && !isShifted) return false;
  if ((position === 'absolute' || position === 'fixed') && NOTHING_CLIPPED.test(style.clip)) return true;
  const { left, top, right, bottom, width, height } = rectOf(element);
  const isFlat = clips && ((overflowX !== 'visible' && width <= 1) || (overflowY !== 'visible' && height <= 1));
  // What an element clips at the page's edge, the page's edge shows.
  if (isFlat && nameOf(element) !== 'body' && !unfolds(element, unfolded)) return true;
  if (!isShifted) return false;
  if ((transform !== 'none' || style.scale !== 'none') && width < 1 && height < 1) return true;
  return width > 0 && height > 0 && isOff(left, top, right, bottom, around.clipped);
}

const NOTHING_LEFT = /^inset\((?:50|100)%|^circle\(0|^polygon\(0(?:px|%)? 0(?:px|%)?, ?0(?:px|%)? 0(?:px|%)?/;
const NOTHING_CLIPPED = /^rect\((0|1)px, ?(0|1)px, ?(0|1)px, ?(0|1)px\)$/;
const MOST_CONTROLS = 2_000;
const FOLDED =
  /(?:^|[\s_-])(?:accordion|collaps(?:e|ed|ible)|tab-?pane|tab-?panel|tab-?content|faq|read-?more|expand(?:ed|able)?)(?:$|[\s_-])/i;

/** Whether a click on something that can be seen unfolds it: a disclosure, a tab. https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/ */
function unfolds(element: Element, unfolded: ReadonlySet<string>): boolean {
  if (attributeOf(element, 'hidden') === 'until-found' || attributeOf(element, 'role') === 'tabpanel') return true;
  const id = attributeOf(element, 'id');
  if (id && unfolded.has(id)) return true;
  return (
    FOLDED.test(attributeOf(element, 'class') ?? '') &&
    Boolean((element.previousElementSibling ?? element.parentElement?.previousElementSibling)?.checkVisibility())
  );
}

/** The ids of what controls that can be seen say they unfold. */
export function unfoldedIn(root: Element): ReadonlySet<string> {
  const controls = root.querySelectorAll('[aria-controls]:is(button, a, summary, [role="button"], [role="tab"], [tabindex])');
  const ids = [...controls]
    .slice(0, MOST_CONTROLS)
    .flatMap((control) => (control.checkVisibility() ? (attributeOf(control, 'aria-controls') ?? '').split(/\s+/) : []));
  return new Set(ids);
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

/** Outside of what can be scrolled to. */
function isOff(left: number, top: number, right: number, bottom: number, clipped: boolean): boolean {
  const { scrollWidth, clientWidth } = document.documentElement;
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const slack = clipped ? VERY_FAR : 0;
  const [start, end] = isRtl ? [clientWidth - scrollWidth, clientWidth] : [0, scrollWidth];
  if (bottom + scrollY <= -slack || right + (isRtl ? 0 : scrollX) <= start - slack) return true;
  return left + (isRtl ? 0 : scrollX) >= end + slack + FAR || top + scrollY >= document.documentElement.scrollHeight + VERY_FAR + slack;
}

/** What is around what is in an element. */
export function surroundingsIn(style: CSSStyleDeclaration, around: Surroundings): Surroundings {
  const clipped = around.clipped || style.overflowX !== 'visible';
  if (style.backgroundImage !== 'none') return { behind: undefined, clipped };
  const own = colourIn(style.backgroundColor);
  if (own && own[3] === 0) return clipped === around.clipped ? around : { behind: around.behind, clipped };
  return { behind: own && over(own, around.behind), clipped };
}

/** A colour laid over another. */
function over(upper: Colour, lower: Colour | undefined): Colour | undefined {
  const [red, green, blue, alpha] = upper;
  if (alpha === 1) return upper;
  if (!lower) return undefined;
  const mixed = (one: number, other: number) => one * alpha + other * (1 - alpha);
  return [mixed(red, lower[0]), mixed(green, lower[1]), mixed(blue, lower[2]), 1];
}

/** Whether the text that stands in an element itself, not deeper, cannot be seen. */
export function isTextHidden(element: Element, style: CSSStyleDeclaration, around: Surroundings, { isBare }: Terms): boolean {
  if (style.visibility !== 'visible' && !isBare) return true;
  if (Number.parseFloat(style.fontSize) < LEAST_FONT) return true;
  if (style.textIndent !== '0px' && Number.parseFloat(style.textIndent) < -FAR) return true;
  return isSameColour(element, style, around.behind);
}

function isSameColour(element: Element, style: CSSStyleDeclaration, behind: Colour | undefined): boolean {
  if (style.backgroundClip === 'text' || style.textShadow !== 'none') return false;
  const ink = colourIn(style.webkitTextFillColor || style.color);
  if (!ink) return false;
  if (ink[3] < 0.02) return true;
  const seen = behind && over(ink, behind);
  if (!seen || !behind) return false;
  const near = [0, 1, 2].every((at) => Math.abs((seen[at] ?? 0) - (behind[at] ?? 0)) < SAME);
  return near && !isOverPicture(element);
}

const PICTURES = 'img, video, canvas, svg, picture';
/** How far up is looked for what may lie behind a text, and at how much. */
const UP = 6;
const MOST_PAINTED = 40;

/** Whether a picture, or a box with a ground of its own, lies where a text stands that has the colour of its ancestors' ground. */
function isOverPicture(element: Element): boolean {
  const { left, top, width, height } = rectOf(element);
  const [x, y] = [left + width / 2, top + height / 2];
  const covers = (other: Element) => {
    const box = rectOf(other);
    return box.left <= x && box.right >= x && box.top <= y && box.bottom >= y;
  };
  let from: Element | null = element;
  for (let level = 0; level < UP && from; level++) {
    const scope: Element | null = from.parentElement;
    if (!scope) return false;
    for (const picture of [...scope.querySelectorAll(PICTURES)].slice(0, MOST_PAINTED)) if (covers(picture)) return true;
    for (const sibling of [...scope.children].slice(0, MOST_PAINTED))
      if (sibling !== from && isPainted(sibling) && covers(sibling)) return true;
    from = scope;
  }
  return false;
}

function isPainted(element: Element): boolean {
  const { backgroundImage, backgroundColor } = getComputedStyle(element);
  return backgroundImage !== 'none' || colourIn(backgroundColor)?.[3] !== 0;
}
