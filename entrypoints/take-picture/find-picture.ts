import { canHost } from '@/entrypoints/read-page/nodes';
import { shadowOf } from '@/utils/browser/shadow';

/** A picture in a page. */
export interface Found {
  element: Element;
  /** Its address; empty where it has none, as a drawing has. */
  address: string;
  /** It is the background of the element. */
  isBackground: boolean;
}

/** How far above the pointer's element a background still counts as what is seen there. */
const MOST_UP = 6;
const URL_IN_STYLE = /url\("([^"]+)"\)/;

/**
 * The picture that a right click meant: under the pointer, else the one in view with that address.
 * @param address as the browser gave it; absent where it gave none, as for drawings and backgrounds
 */
export function findPicture(address: string | undefined): Found | undefined {
  const under = underPointer();
  for (const element of under) {
    const found = pictureIn(element);
    if (found && (address === undefined || found.address === address)) return found;
  }
  if (address !== undefined) return byAddress(address);
  for (const element of under.slice(0, MOST_UP)) {
    const background = URL_IN_STYLE.exec(getComputedStyle(element).backgroundImage)?.[1];
    if (background) return { element, address: new URL(background, document.baseURI).href, isBackground: true };
  }
  return undefined;
}

/** What the pointer stands on, innermost first. A menu that is open does not change it. */
function underPointer(): Element[] {
  const path: Element[] = [];
  for (let root: Document | ShadowRoot | null = document; root; ) {
    const over: Element[] = [...root.querySelectorAll(':hover')];
    path.push(...over);
    const innermost = over.at(-1);
    root = innermost ? shadowOf(innermost) : null;
  }
  return path.reverse();
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
