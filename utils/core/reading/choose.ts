import type { Block, Outline } from './blocks';
import { SENTENCE_END } from './signals';
import { isData } from './table';

/** Characters that make a block prose, unless they are links. */
const PROSE = 100;
/** From how likely on a block counts when it is asked how much of a page is prose. */
const COUNTED = 0.4;
/**
 * From how likely on a block is kept, by how much of the page's content is prose: what is left out of a shop's shelf is missed, what is
 * taken too much into an article is clutter. Fitted on the development pages.
 */
const THRESHOLDS: readonly (readonly [prose: number, from: number])[] = [
  [0.2, 0.16],
  [0.4, 0.22],
  [0.6, 0.38],
  [1, 0.44],
];
/** Characters below which nothing was found, and what is likely at all is kept. */
const LEAST = 200;
const HARDLY = 0.05;

/** Which blocks of a page are its content. */
export function choose(outline: Outline, likely: Float32Array): boolean[] {
  const { blocks } = outline;
  const at = (block: number) => likely[block] as number;
  const threshold = thresholdFor(blocks, at);
  const kept = blocks.map((_, block) => at(block) >= threshold);
  wholeTables(outline, at, threshold, kept);
  if (lengthOf(blocks, kept) >= LEAST) return kept;
  const more = blocks.map((_, block) => at(block) >= HARDLY);
  return lengthOf(blocks, more) >= LEAST ? more : blocks.map(() => true);
}

function thresholdFor(blocks: readonly Block[], likely: (block: number) => number): number {
  let all = 0;
  let prose = 0;
  blocks.forEach(({ length, linked, text }, block) => {
    if (likely(block) < COUNTED) return;
    all += length;
    if (length - linked >= PROSE && SENTENCE_END.test(text)) prose += length;
  });
  const share = all > 0 ? prose / all : 0;
  return THRESHOLDS.find(([most]) => share <= most)?.[1] ?? HARDLY;
}

/** A table's cells stay together, or go together. */
function wholeTables({ blocks, boxes, first, last }: Outline, likely: (block: number) => number, threshold: number, kept: boolean[]): void {
  boxes.forEach((box, index) => {
    if (box.tag !== 'table' || !isData(box)) return;
    const [from, to] = [first[index] as number, last[index] as number];
    let all = 0;
    let sum = 0;
    for (let block = from; block < to; block++) {
      const weight = (blocks[block]?.length ?? 0) + 1;
      all += weight;
      sum += weight * likely(block);
    }
    kept.fill(sum / all >= threshold, from, to);
  });
}

function lengthOf(blocks: readonly Block[], kept: readonly boolean[]): number {
  return blocks.reduce((sum, { length }, block) => sum + (kept[block] ? length : 0), 0);
}
