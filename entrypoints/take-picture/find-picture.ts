import { canHost } from '@/entrypoints/read-page/nodes';
import { shadowOf } from '@/utils/browser/shadow';
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

/** What the last right click was made on, as far as it is still there. @returns undefined where nobody noted it */
export function clickedElements(): Element[] | undefined {
  const noted: WeakRef<Element>[] | undefined = Reflect.get(globalThis, Symbol.for(CLICKED_KEY));
  if (!noted?.length) return undefined;
  return noted.flatMap((each) => each.deref() ?? []).filter(({ isConnected }) => isConnected);
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
  const all = roots(document).flatMap((root) => [...root.querySelectorAll('img, video, input[type="image"]')]);
  const those = all.flatMap((element) => {
    const found = pictureIn(element);
    return found?.address === address ? [found] : [];
  });
  return those.sort((a, b) => seenOf(b.element) - seenOf(a.element))[0];
}

/** CSS px² of an element that are in view. */
function seenOf(element: Element): number {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
}

function roots(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inside = [...root.querySelectorAll('*')].flatMap((element) => (canHost(element.localName) ? (shadowOf(element) ?? []) : []));
  return [root, ...inside.flatMap(roots)];
}
