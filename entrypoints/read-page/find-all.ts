/** All elements that match. A page may name an image `querySelectorAll` or `scripts`, and `document` then gives that; the prototype does not. */
export function findAll<E extends Element>(selector: string): E[] {
  return [...Document.prototype.querySelectorAll.call(document, selector)] as E[];
}
