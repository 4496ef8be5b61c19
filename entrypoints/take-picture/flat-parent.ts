import { getter } from '@/entrypoints/read-page/nodes';
import { parentIn } from '@/entrypoints/read-page/parent-in';

const slotOf = getter(Element.prototype, 'assignedSlot') as (node: Node) => Element | null;

/**
 * What an element is laid out in: the slot it is handed into, which only an open shadow tree tells, else what is around it.
 * https://drafts.csswg.org/css-scoping/#flat-tree
 */
export function flatParentOf(element: Element): Element | null {
  return slotOf(element) ?? parentIn(element);
}
