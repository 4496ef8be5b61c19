import type { PageFacts } from './page-facts';
import { runsOfThree, wordsIn } from './words-in';

/** Words of a description that are worth it, and the share of its runs of three words from which on the page shows it. */
const LEAST_WORDS = 8;
const SHOWN = 0.12;

/**
 * What a shop's page says of its product only in its linked data, marked as not shown; '' where the page shows it, or says nothing.
 * @param text what was read of the page
 */
export function unshownProduct({ product }: PageFacts, text: string): string {
  const words = wordsIn(product?.description ?? '');
  if (!product || words.length < LEAST_WORDS) return '';
  const shown = new Set(runsOfThree(wordsIn(text)));
  const runs = runsOfThree(words);
  if (runs.filter((run) => shown.has(run)).length / runs.length >= SHOWN) return '';
  return `\n\n(In the page’s data, not shown on it: ${product.name})\n\n${product.description}`;
}
