import { colourIn } from '@/entrypoints/read-page/colours';
import { elementsAt } from '@/entrypoints/read-page/elements-at';
import { everywhere } from '@/entrypoints/read-page/everywhere';
import { areaInView } from '@/entrypoints/read-page/nodes';
import { CLICKED_KEY } from '@/utils/core/pictures/taken';
import { flatParentOf } from './flat-parent';

/** A picture in a page. */
export interface Found {
  element: Element;
  /** Its address; empty where it has none, as a drawing has, or several. */
  address: string;
  /** It is the background of the element. */
  isBackground: boolean;
}

/** How far beneath what was clicked a background still counts as what is seen there. */
const MOST_UP = 6;
/** An address as computed styles write it. https://drafts.csswg.org/cssom/#serialize-a-url */
const URL_IN_STYLE = /url\("((?:[^"\\]|\\.)+)"\)/;

/**
 * The picture that a right click meant: what is seen where it was made, else the one in view with that address.
 * @param address as the browser gave it; absent where it gave none, as for drawings and backgrounds
 * @param clicked what the click was made on, innermost first
 */
export function findPicture(address: string | undefined, clicked: readonly Element[]): Found | undefined {
  for (const [up, element] of clicked.entries()) {
    const found =
      isSeen(element) || address !== undefined ? (pictureIn(element) ?? (up < MOST_UP ? backgroundOf(element) : undefined)) : undefined;
    if (found && (address === undefined || found.address === address)) return found;
    // Nobody sees what lies beneath.
    if (address === undefined && covers(element)) return undefined;
  }
  return address === undefined ? undefined : byAddress(address);
}

/** What the last right click was made on, as far as it is still there, innermost first; undefined where nobody noted it. */
export function notedElements(): Element[] | undefined {
  const noted: WeakRef<Element>[] | undefined = Reflect.get(globalThis, Symbol.for(CLICKED_KEY));
  return noted?.length ? noted.flatMap((each) => each.deref() ?? []).filter(({ isConnected }) => isConnected) : undefined;
}

/** What Firefox says that a right click was made on, by its number, where nobody read the page before; then what is beneath the middle of that. */
export function targetElements(target: number): Element[] {
  const menus = (globalThis as { browser?: { menus?: { getTargetElement(id: number): Element | null } } }).browser?.menus;
  const element = menus?.getTargetElement(target);
  if (!element) return [];
  const { left, top, right, bottom } = element.getBoundingClientRect();
  // Of as much as is in view.
  const middle = (from: number, to: number, view: number) => (Math.max(from, 0) + Math.min(to, view)) / 2;
  const there = elementsAt(document, middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  const at = there.indexOf(element);
  return at === -1 ? withBeneath(element) : there.slice(at);
}

/** An element, and all that lies beneath it; what has no box of its own, as a slot, lies nowhere. */
function withBeneath(element: Element): Element[] {
  const all: Element[] = [];
  for (let each: Element | null = element; each; each = flatParentOf(each))
    if (getComputedStyle(each).display !== 'contents') all.push(each);
  return all;
}

/** Whether anything of an element is to be seen, as far as its styles say. */
export function isSeen(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true });
}

function pictureIn(element: Element): Found | undefined {
  const found = (address: string): Found => ({ element, address, isBackground: false });
  if (element instanceof HTMLImageElement || element instanceof HTMLVideoElement) return found(element.currentSrc || element.src);
  if (element instanceof HTMLInputElement && element.type === 'image') return found(element.src);
  if (element instanceof HTMLObjectElement) return found(element.data);
  if (element instanceof HTMLEmbedElement) return found(element.src);
  if (element instanceof SVGImageElement) return found(absolute(element.href.baseVal));
  if (element instanceof HTMLCanvasElement) return found('');
  // A drawing inside a drawing is a part of it.
  if (element instanceof SVGSVGElement && element.ownerSVGElement === null) return found('');
  return undefined;
}

function backgroundOf(element: Element): Found | undefined {
  const { backgroundImage } = getComputedStyle(element);
  const address = URL_IN_STYLE.exec(backgroundImage)?.[1];
  if (address === undefined) return undefined;
  // Of a set nobody says which one is shown.
  const isSet = backgroundImage.includes('image-set(');
  return { element, address: isSet ? '' : absolute(address.replace(/\\(.)/g, '$1')), isBackground: true };
}

function absolute(address: string): string {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : '';
}

/** Whether an element that is no picture hides what lies beneath it. What the page itself is painted with lies beneath all. */
export function covers(element: Element): boolean {
  if (element === document.documentElement || element === document.body) return false;
  const { backgroundColor, backgroundClip, opacity } = getComputedStyle(element);
  return opacity === '1' && backgroundClip !== 'text' && colourIn(backgroundColor)?.[3] === 1;
}

function byAddress(address: string): Found | undefined {
  const those = everywhere('img, video, input[type="image"]').flatMap((element) => {
    const found = pictureIn(element);
    return found?.address === address ? [found] : [];
  });
  return those.sort((a, b) => areaInView(b.element) - areaInView(a.element))[0];
}
