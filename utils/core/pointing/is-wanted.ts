import { withoutHash } from '@/utils/core/addresses';
import type { ReadDocument } from '@/utils/core/rows';

/**
 * Whether a document is one of those that were read: the same one, by its mark and its origin; or one that was loaded anew, by its address.
 * An address alone is not enough: a tab's documents come and go while a script is on its way (FACTS).
 * @param here the mark, origin and address of the document that asks
 */
export function isWanted(here: { nonce: string; origin: string; url: string }, documents: readonly ReadDocument[]): boolean {
  const same = documents.find(({ nonce }) => nonce === here.nonce);
  if (same) return URL.canParse(same.url) && new URL(same.url).origin === here.origin;
  // Documents without an address of their own, as `about:srcdoc`, all have the same.
  return /^(?:https?|file):/.test(here.url) && documents.some(({ url }) => withoutHash(url) === withoutHash(here.url));
}
