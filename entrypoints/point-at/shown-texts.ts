import { canHost, firstChildOf, nameOf, nextSiblingOf, typeOf } from '@/entrypoints/read-page/nodes';
import { own } from '@/entrypoints/read-page/own';
import { unfoldedIn, unfolds } from '@/entrypoints/read-page/unfolds';
import { shadowOf } from '@/utils/browser/shadow';

/** Elements beyond which nobody is led. */
const MOST_ELEMENTS = 200_000;
const MOST_DEPTH = 1_000;
/** What holds no words of the page, or none that a range can show. */
const SKIPPED = new Set(
  'script style noscript template head title canvas object embed audio video map datalist iframe frame textarea select input rp'.split(' '),
);

interface Level {
  children: Iterator<Node>;
  /** Whether text that stands here is seen. */
  isShown: boolean;
}

/** The texts of the document that are shown, or will be when what folds them opens, as `read-page` reads them, in the order of the composed tree. */
export function shownTexts(): Text[] {
  const body = own('body');
  const texts: Text[] = [];
  const stack: Level[] = body ? [levelOf(body, getComputedStyle(body))] : [];
  const unfolded = body ? unfoldedIn(body) : new Set<string>();
  let elements = 0;
  for (let level = stack.at(-1); level && elements < MOST_ELEMENTS; level = stack.at(-1)) {
    const { done, value: node } = level.children.next();
    if (done) stack.pop();
    else if (typeOf(node) === Node.TEXT_NODE) {
      if (level.isShown) texts.push(node as Text);
    } else if (typeOf(node) === Node.ELEMENT_NODE && !SKIPPED.has(nameOf(node)) && stack.length < MOST_DEPTH) {
      elements++;
      const style = getComputedStyle(node as Element);
      if (style.display !== 'none' || unfolds(node as Element, unfolded)) stack.push(levelOf(node as Element, style));
    }
  }
  return texts;
}

function levelOf(element: Element, { visibility }: CSSStyleDeclaration): Level {
  return { children: childrenOf(element), isShown: visibility === 'visible' };
}

/** What is drawn in an element: its shadow tree, or what a slot is given, or its children. */
function* childrenOf(element: Element): Generator<Node> {
  const name = nameOf(element);
  const assigned = name === 'slot' ? HTMLSlotElement.prototype.assignedNodes.call(element) : [];
  if (assigned.length > 0) yield* assigned;
  else {
    const shadow = canHost(name) ? shadowOf(element) : null;
    for (let child = firstChildOf(shadow ?? element); child; child = nextSiblingOf(child)) yield child;
  }
}
