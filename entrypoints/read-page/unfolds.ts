import { attributeOf, foundIn, isRendered, parentOf, previousOf } from './nodes';

const MOST_CONTROLS = 2_000;
const FOLDED =
  /(?:^|[\s_-])(?:accordion|collaps(?:e|ed|ible)|tab-?pane|tab-?panel|tab-?content|faq|read-?more|expand(?:ed|able)?)(?:$|[\s_-])/i;

/** Whether a click on something that can be seen unfolds it: a disclosure, a tab. https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/ */
export function unfolds(element: Element, unfolded: ReadonlySet<string>): boolean {
  if (attributeOf(element, 'hidden') === 'until-found' || attributeOf(element, 'role') === 'tabpanel') return true;
  const id = attributeOf(element, 'id');
  if (id && unfolded.has(id)) return true;
  if (!FOLDED.test(attributeOf(element, 'class') ?? '')) return false;
  const parent = parentOf(element);
  const before = previousOf(element) ?? (parent && previousOf(parent));
  return before !== null && isRendered(before);
}

/** The ids of what controls that can be seen say they unfold. */
export function unfoldedIn(root: Element): ReadonlySet<string> {
  const controls = foundIn(root, '[aria-controls]:is(button, a, summary, [role="button"], [role="tab"], [tabindex])');
  const ids = controls
    .slice(0, MOST_CONTROLS)
    .flatMap((control) => (isRendered(control) ? (attributeOf(control, 'aria-controls') ?? '').split(/\s+/) : []));
  return new Set(ids);
}
