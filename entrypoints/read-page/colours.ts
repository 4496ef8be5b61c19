import { childrenOf, foundIn, parentOf, rectOf } from './nodes';

/** Red, green, blue, 0–255, and how much of what is behind it a colour lets through, 0–1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Colours nearer than this, in every channel, cannot be told apart. */
const SAME = 10;
/** Less than this of a colour is none. */
const LEAST_ALPHA = 0.02;

const colours = new Map<string, Colour | undefined>();

/** A computed colour; undefined for what is none. */
export function colourIn(text: string): Colour | undefined {
  if (!colours.has(text)) {
    const match = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
    colours.set(text, match ? [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4] ?? 1)] : painted(text));
  }
  return colours.get(text);
}

let brush: OffscreenCanvasRenderingContext2D | null | undefined;

/** A colour of another space than sRGB, as the browser paints it. https://drafts.csswg.org/css-color-4/#resolving-other-colors */
function painted(text: string): Colour | undefined {
  if (!CSS.supports('color', text)) return undefined;
  brush ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!brush) return undefined;
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = text;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** A colour laid over another. */
export function over(upper: Colour, lower: Colour | undefined): Colour | undefined {
  const [red, green, blue, alpha] = upper;
  if (alpha === 1) return upper;
  if (!lower) return undefined;
  const mixed = (one: number, other: number) => one * alpha + other * (1 - alpha);
  return [mixed(red, lower[0]), mixed(green, lower[1]), mixed(blue, lower[2]), 1];
}

/** Whether text has the colour of what is behind it, or none. */
export function isSameColour(element: Element, style: CSSStyleDeclaration, behind: Colour | undefined): boolean {
  if (style.backgroundClip === 'text' || style.textShadow !== 'none') return false;
  const ink = colourIn(style.webkitTextFillColor || style.color);
  if (!ink) return false;
  if (ink[3] < LEAST_ALPHA) return true;
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
    const scope: Element | null = parentOf(from);
    if (!scope) return false;
    if (isGrounded(scope, width, height)) return true;
    for (const picture of foundIn(scope, PICTURES).slice(0, MOST_PAINTED)) if (covers(picture)) return true;
    for (const sibling of childrenOf(scope, MOST_PAINTED)) if (sibling !== from && isPainted(sibling) && covers(sibling)) return true;
    from = scope;
  }
  return false;
}

/** Whether what a style alone puts into an element is its ground. */
function isGrounded(element: Element, width: number, height: number): boolean {
  return ['::before', '::after'].some((part) => {
    const style = getComputedStyle(element, part);
    if (style.content === 'none' || style.position !== 'absolute' || !hasGround(style)) return false;
    return Number.parseFloat(style.width) >= width / 2 && Number.parseFloat(style.height) >= height;
  });
}

function isPainted(element: Element): boolean {
  return hasGround(getComputedStyle(element));
}

function hasGround({ backgroundImage, backgroundColor }: CSSStyleDeclaration): boolean {
  return backgroundImage !== 'none' || colourIn(backgroundColor)?.[3] !== 0;
}
