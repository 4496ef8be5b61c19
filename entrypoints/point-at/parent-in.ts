import { parentOf } from '@/entrypoints/read-page/nodes';

/** The element around a node, also where that is the edge of a shadow tree. */
export function parentIn(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent) return parent;
  const root = Node.prototype.getRootNode.call(node);
  return root instanceof ShadowRoot ? root.host : null;
}
