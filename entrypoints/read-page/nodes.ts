// What is asked of nodes goes by their prototypes: a form's fields may be named `firstChild` or `getAttribute`, and would then be
// what the form answers with (named access, HTML standard). The prototypes of this world are not the page's.

export function getter<K extends string>(prototype: object, key: K): (node: Node) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new TypeError(key);
  return (node) => get.call(node);
}

export const firstChildOf = getter(Node.prototype, 'firstChild') as (node: Node) => ChildNode | null;
export const nextSiblingOf = getter(Node.prototype, 'nextSibling') as (node: Node) => ChildNode | null;
export const typeOf = getter(Node.prototype, 'nodeType') as (node: Node) => number;
export const nameOf = getter(Element.prototype, 'localName') as (node: Node) => string;
export const parentOf = getter(Node.prototype, 'parentElement') as (node: Node) => Element | null;
export const isConnected = getter(Node.prototype, 'isConnected') as (node: Node) => boolean;
export const previousOf = getter(Element.prototype, 'previousElementSibling') as (node: Node) => Element | null;
export const nextOf = getter(Element.prototype, 'nextElementSibling') as (node: Node) => Element | null;
export const documentOf = getter(Node.prototype, 'ownerDocument') as (node: Node) => Document;
const elementsIn = getter(Element.prototype, 'children') as (node: Node) => HTMLCollection;

/** The elements right in another, the first of them. */
export function childrenOf(element: Element, most: number): Element[] {
  return Array.prototype.slice.call(elementsIn(element), 0, most);
}

/** All elements in another that match. */
export function foundIn<E extends Element = Element>(element: Element, selector: string): E[] {
  return [...Element.prototype.querySelectorAll.call(element, selector)] as E[];
}

/** All elements of the document that match. A page may name an image `querySelectorAll`, and `document` then gives that; the prototype does not. */
export function findAll<E extends Element>(selector: string): E[] {
  return [...Document.prototype.querySelectorAll.call(document, selector)] as E[];
}

/** https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOSTS = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));

/** Whether elements of this name can have a shadow tree. */
export function canHost(name: string): boolean {
  return HOSTS.has(name) || name.includes('-');
}

export function isRendered(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function rectOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** How much of an element is in view, CSS px². */
export function areaInView(element: Element): number {
  const { left, top, right, bottom } = rectOf(element);
  return Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
}

const widthOf = getter(HTMLElement.prototype, 'offsetWidth') as (node: Node) => number;
const heightOf = getter(HTMLElement.prototype, 'offsetHeight') as (node: Node) => number;

/** What room an element takes before it is turned or scaled, CSS px; undefined for what is no HTML. */
export function sizeOf(element: Element): { width: number; height: number } | undefined {
  return element instanceof HTMLElement ? { width: widthOf(element), height: heightOf(element) } : undefined;
}
