import { parentOf, typeOf } from './nodes';

/** The element around a node, also where that is the edge of a shadow tree. */
export function parentIn(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent) return parent;
  const root = Node.prototype.getRootNode.call(node);
  // The one of a page around this one is no `ShadowRoot` of this one.
  return typeOf(root) === Node.DOCUMENT_FRAGMENT_NODE ? ((root as ShadowRoot).host ?? null) : null;
}
