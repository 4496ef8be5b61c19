import { shadowOf } from '@/utils/browser/shadow';

/** What is at a place of the view, innermost and uppermost first. */
export function elementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  const found = root.elementsFromPoint(x, y);
  const [first] = found;
  const shadow = first && shadowOf(first);
  return shadow && shadow !== root ? [...elementsAt(shadow, x, y), ...found] : found;
}
