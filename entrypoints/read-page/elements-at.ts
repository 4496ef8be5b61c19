import { shadowOf } from '@/utils/browser/shadow';

/** What is at a place of the view, innermost and uppermost first. */
export function elementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    // Of a shadow tree Chromium tells what is around it, too.
    if (Node.prototype.getRootNode.call(element) !== root) return [];
    const shadow = shadowOf(element);
    return shadow ? [...elementsAt(shadow, x, y), element] : [element];
  });
}
