import type { Box } from './box';

/** Elements that never begin or end within a word's line: what stands beside them is another word. */
const APART = new Set(['a', 'button', 'label']);
/** Elements that belong to what stands before them. */
const ATTACHED = new Set(['sup', 'sub', 'rt', 'rp', 'wbr', 'br', 'img']);

/**
 * Puts a space between two elements in a line that would run together, as a name and its value do whose distance is a matter of style:
 * `<span>Height</span><span>9 in</span>`. Letters of one word that stand in elements of their own stay together.
 */
export function partWords({ children }: Box): void {
  for (let at = children.length - 1; at > 0; at--) {
    const [before, after] = [children[at - 1], children[at]];
    if (typeof before === 'object' && typeof after === 'object' && isSeam(before, after)) children.splice(at, 0, ' ');
  }
}

function isSeam(before: Box, after: Box): boolean {
  if (!before.inline || !after.inline || ATTACHED.has(after.tag) || ATTACHED.has(before.tag)) return false;
  const [end, start] = [edgeOf(before, LAST), edgeOf(after, FIRST)];
  if (!/[\p{L}\p{N}]/u.test(end) || !/[\p{L}\p{N}]/u.test(start)) return false;
  if (APART.has(before.tag) || APART.has(after.tag)) return true;
  return /[\p{Ll}\p{N}]/u.test(end) && /[\p{Lu}\p{N}]/u.test(start);
}

/** As `at` counts. */
const [FIRST, LAST] = [0, -1];

/** The first or last character of what a box says; '' where it says nothing. */
function edgeOf({ children, facts }: Box, edge: number): string {
  if (facts?.text !== undefined) return facts.text.at(edge) ?? '';
  for (const child of edge === FIRST ? children : children.toReversed()) {
    const character = typeof child === 'string' ? child.at(edge) : edgeOf(child, edge);
    if (character) return character;
  }
  return '';
}
