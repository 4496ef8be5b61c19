import { elementsAt } from '@/entrypoints/read-page/elements-at';
import { everywhere } from '@/entrypoints/read-page/everywhere';
import { areaInView } from '@/entrypoints/read-page/nodes';
import { CLICKED_KEY } from '@/utils/core/pictures/taken';

/** A picture in a page. */
export interface Found {
  element: Element;
  /** Its address; empty where it has none, as a drawing has. */
  address: string;
  /** It is the background of the element. */
  isBackground: boolean;
}

/** How far beneath what was clicked a background still counts as what is seen there. */
const MOST_UP = 6;
const URL_IN_STYLE = /url\("([^"]+)"\)/;

/**
 * The picture that a right click meant: where it was made, else the one in view with that address.
 * @param address as the browser gave it; absent where it gave none, as for drawings and backgrounds
 * @param clicked what the click was made on, innermost first
 */
export function findPicture(address: string | undefined, clicked: readonly Element[]): Found | undefined {
  for (const element of clicked) {
    const found = pictureIn(element);
    if (found && (address === undefined || found.address === address)) return found;
  }
  if (address !== undefined) return byAddress(address);
  for (const element of clicked.slice(0, MOST_UP)) {
    const background = URL_IN_STYLE.exec(getComputedStyle(element).backgroundImage)?.[1];
    if (background) return { element, address: new URL(background, document.baseURI).href, isBackground: true };
  }
  return undefined;
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
  return at === -1 ? withAncestors(element) : there.slice(at);
}

function withAncestors(element: Element): Element[] {
  const root = element.getRootNode();
  const above = element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  return [element, ...(above ? withAncestors(above) : [])];
}

function pictureIn(element: Element): Found | undefined {
  const found = (address: string): Found => ({ element, address, isBackground: false });
  if (element instanceof HTMLImageElement || element instanceof HTMLVideoElement) return found(element.currentSrc || element.src);
  if (element instanceof HTMLInputElement && element.type === 'image') return found(element.src);
  if (element instanceof HTMLCanvasElement) return found('');
  // A drawing inside a drawing is a part of it.
  if (element instanceof SVGSVGElement && element.ownerSVGElement === null) return found('');
  return undefined;
}

function byAddress(address: string): Found | undefined {
  const those = everywhere('img, video, input[type="image"]').flatMap((element) => {
    const found = pictureIn(element);
    return found?.address === address ? [found] : [];
  });
  return those.sort((a, b) => areaInView(b.element) - areaInView(a.element))[0];
}
