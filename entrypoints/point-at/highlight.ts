import { HIGHLIGHT } from '@/utils/core/pointing/wish';

/** What listens for the end of a highlight stays when this script comes again. */
const KEY = Symbol.for('aside.highlight');

/**
 * Highlights ranges by name (https://drafts.csswg.org/css-highlight-api-1/), which leaves the page's elements alone, until the user
 * presses something in the page. Its look is in `browser/inject`.
 * @param control is highlighted too, and may be pressed
 */
export function highlight(ranges: readonly Range[], control?: Element): void {
  dropHighlight();
  const all = control ? [...ranges, rangeOf(control)] : ranges;
  CSS.highlights.set(HIGHLIGHT, new Highlight(...all));
  const ending = new AbortController();
  Reflect.set(globalThis, KEY, ending);
  const { signal } = ending;
  const press = (event: Event) => {
    if (!control || !event.composedPath().includes(control)) dropHighlight();
  };
  addEventListener('pointerdown', press, { capture: true, signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && dropHighlight(), { capture: true, signal });
}

function rangeOf(element: Element): Range {
  const range = new Range();
  range.selectNodeContents(element);
  return range;
}

export function dropHighlight(): void {
  const ending: unknown = Reflect.get(globalThis, KEY);
  if (ending instanceof AbortController) ending.abort();
  CSS.highlights.delete(HIGHLIGHT);
}
