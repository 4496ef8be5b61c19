// What is asked of nodes goes by their prototypes: a form's fields may be named `firstChild` or `getAttribute`, and would then be
// what the form answers with (named access, HTML standard). The prototypes of this world are not the page's.

function getter<K extends string>(prototype: object, key: K): (node: Node) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new TypeError(key);
  return (node) => get.call(node);
}

export const firstChildOf = getter(Node.prototype, 'firstChild') as (node: Node) => ChildNode | null;
export const nextSiblingOf = getter(Node.prototype, 'nextSibling') as (node: Node) => ChildNode | null;
export const typeOf = getter(Node.prototype, 'nodeType') as (node: Node) => number;
export const nameOf = getter(Element.prototype, 'localName') as (node: Node) => string;

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function rectOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}
