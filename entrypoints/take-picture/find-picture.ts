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

/**
 * What the last right click was made on, as far as it is still there, innermost first.
 * @param target Firefox's number for it
 * @returns undefined where nobody noted it
 */
export function clickedElements(target: number | undefined): Element[] | undefined {
  const noted: WeakRef<Element>[] | undefined = Reflect.get(globalThis, Symbol.for(CLICKED_KEY));
  if (!noted?.length) return target === undefined ? undefined : targetElements(target);
  return noted.flatMap((each) => each.deref() ?? []).filter(({ isConnected }) => isConnected);
}

/** Firefox tells it where nobody read the page before. */
function targetElements(target: number): Element[] | undefined {
  const menus = (globalThis as { browser?: { menus?: { getTargetElement(id: number): Element | null } } }).browser?.menus;
  const found: Element[] = [];
  for (let element = menus?.getTargetElement(target); element; element = element.parentElement) found.push(element);
  return found.length > 0 ? found : undefined;
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
