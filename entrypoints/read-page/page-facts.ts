import { withoutUnseen } from '@/utils/core/invisible';
import type { PageFacts } from '@/utils/core/reading/page-facts';
import { attributeOf, findAll } from './nodes';
import { own } from './own';

/** Characters of what a page says of itself, each time. */
const MOST = 4_000;
/** Of an article's body in its linked data. */
const MOST_BODY = 60_000;
const MOST_NODES = 2_000;

/** What a page says of itself, in its head and its linked data. */
export function pageFacts(): PageFacts {
  const meta = (name: string) =>
    findAll<HTMLMetaElement>(`meta[property="${name}"], meta[name="${name}"]`)[0]?.content.slice(0, MOST) ?? '';
  return {
    url: location.href,
    title: own('title'),
    kind: meta('og:type').toLowerCase(),
    headline: meta('og:title'),
    description: meta('description') || meta('og:description'),
    ...linkedData(),
  };
}

/** schema.org: types, and the bodies and descriptions of what the page is about. https://json-ld.org/spec/latest/json-ld/ */
function linkedData(): Pick<PageFacts, 'types' | 'body' | 'product'> {
  const types = new Set<string>();
  const body: string[] = [];
  const products: Record<string, unknown>[] = [];
  let left = MOST_NODES;
  const visit = (value: unknown): void => {
    if (left-- < 0 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    const node = value as Record<string, unknown>;
    if (PRODUCT.test([node['@type']].flat().join())) products.push(node);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@type') for (const type of [inner].flat()) types.add(String(type).slice(0, 60));
      else if (/^(?:articleBody|reviewBody|description|text|headline|name)$/.test(key) && typeof inner === 'string')
        body.push(inner.slice(0, MOST_BODY));
      else visit(inner);
    }
  };
  for (const script of findAll('script[type="application/ld+json"]')) {
    try {
      visit(JSON.parse(script.textContent ?? ''));
    } catch {
      // Written by hand, and broken: there is nothing to learn from it.
    }
  }
  for (const element of findAll('[itemtype]')) types.add((attributeOf(element, 'itemtype') ?? '').split('/').at(-1)?.slice(0, 60) ?? '');
  const [product] = products;
  return {
    types: [...types].slice(0, 60),
    body: body.join('\n').slice(0, MOST_BODY),
    // More than a product with its variants is a shelf.
    ...(product && products.length <= 3 ? { product: { name: plain(product['name']), description: plain(product['description']) } } : {}),
  };
}

const PRODUCT = /\b(?:Product|ProductGroup|IndividualProduct|ProductModel|Book)\b/;

/** The text of what may be HTML, or no text at all. */
function plain(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = new DOMParser().parseFromString(value.slice(0, MOST_BODY), 'text/html').body.textContent ?? '';
  return withoutUnseen(text).replace(/\s+/g, ' ').trim().slice(0, MOST);
}
