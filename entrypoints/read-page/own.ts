/**
 * A property of the document itself. A page may name an image or a field `body` or `title`, and `document.body` is then that
 * element (named access on the Document object, HTML standard); what the prototype says is not to be overridden so.
 */
export function own<K extends 'body' | 'title' | 'documentElement' | 'activeElement' | 'contentType' | 'readyState' | 'hidden'>(
  key: K,
): Document[K] {
  return Reflect.get(Document.prototype, key, document);
}
