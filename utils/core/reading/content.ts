import type { Breathe } from '@/utils/core/breathe';
import { outlineOf } from './blocks';
import type { Box } from './box';
import { choose } from './choose';
import { featuresOf } from './features';
import { markdownOf } from './markdown';
import type { PageFacts } from './page-facts';
import { unshownProduct } from './unshown';
import { type Forests, weigh } from './weigh';

/** Blocks beyond which a page is kept whole: weighing them would take too long. */
const MOST_BLOCKS = 12_000;

/** A page's content as Markdown: whole, in order, without what frames it. */
export async function contentOf(page: Box, facts: PageFacts, forests: Forests, breathe: Breathe): Promise<string> {
  const outline = outlineOf(page);
  if (outline.blocks.length === 0 || outline.blocks.length > MOST_BLOCKS) return markdownOf(outline);
  const features = await featuresOf(outline, facts, breathe);
  const text = markdownOf(outline, choose(outline, await weigh(outline, features, forests, breathe), features));
  return text + unshownProduct(facts, text);
}
