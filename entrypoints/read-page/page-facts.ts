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
function linkedData(): Pick<PageFacts, 'types' | 'body'> {
  const types = new Set<string>();
  const body: string[] = [];
  let left = MOST_NODES;
  const visit = (value: unknown): void => {
    if (left-- < 0 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
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
  return { types: [...types].slice(0, 60), body: body.join('\n').slice(0, MOST_BODY) };
}
