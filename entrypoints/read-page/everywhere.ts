import { shadowOf } from '@/utils/browser/shadow';
import { canHost, findAll } from './nodes';

/** All elements of the document that match, those in shadow trees too; a host comes before what is in it. */
export function everywhere(selector: string): Element[] {
  return elementsIn(document).filter((element) => Element.prototype.matches.call(element, selector));
}

function elementsIn(root: Document | ShadowRoot): Element[] {
  const all = root instanceof ShadowRoot ? [...root.querySelectorAll('*')] : findAll('*');
  return all.flatMap((element) => {
    const shadow = canHost(element.localName) ? shadowOf(element) : null;
    return shadow ? [element, ...elementsIn(shadow)] : [element];
  });
}
