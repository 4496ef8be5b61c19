import { attributeOf, findAll, isRendered, previousOf } from '@/entrypoints/read-page/nodes';
import { parentIn } from '@/entrypoints/read-page/parent-in';

/**
 * What the user presses to see a node that its page has folded away, as `read-page/unfolds` knows it: the control that names what is folded,
 * else what stands before it. Pressing it is the user's.
 * @returns undefined where the node is not folded away
 */
export function controlOf(node: Node): Element | undefined {
  const ids = new Set<string>();
  let folded: Element | undefined;
  for (let around = parentIn(node); around; around = parentIn(around)) {
    if (getComputedStyle(around).display !== 'none') continue;
    folded = around;
    const id = attributeOf(around, 'id');
    if (id) ids.add(id);
  }
  if (!folded) return undefined;
  const control = findAll('[aria-controls]').find((each) => {
    const named = (attributeOf(each, 'aria-controls') ?? '').split(/\s+/);
    return named.some((id) => ids.has(id)) && isRendered(each);
  });
  const before = previousOf(folded);
  return control ?? (before && isRendered(before) ? before : (parentIn(folded) ?? undefined));
}
