import type { Block, Outline } from './blocks';
import type { Box } from './box';
import type { Features } from './features';
import { isData } from './table';

/** What share of the threshold is enough for a title, and for what stands between two blocks that are kept. */
const TITLE = 0.5;
const GAP = { blocks: 5, length: 240, from: 0.4 };
/** How many neighbours make a run, and what share of it has to be kept. */
const RUN = { least: 200, share: 0.6 };
/** Characters below which nothing was found, and what is likely at all is kept. */
const LEAST = 200;
const HARDLY = 0.05;

/**
 * Which blocks of a page are its content: the most likely ones, as many as make the greatest F1 that is to be expected, words counted. Where
 * little is certain, more is kept. Lewis 1995, https://doi.org/10.1145/215206.215366
 * @param weights how likely each block is content, 0–1
 */
export function choose(outline: Outline, weights: Float32Array, { words, repeated }: Pick<Features, 'words' | 'repeated'>): boolean[] {
  const { blocks } = outline;
  const likely = weights.map((weight, block) => (repeated[block] === -1 ? weight : 0));
  const threshold = thresholdFor(likely, words);
  const kept = blocks.map((_, block) => (likely[block] as number) >= threshold);
  addTitle(outline, likely, threshold * TITLE, kept);
  wholeTables(outline, likely, threshold, kept);
  fillGaps(blocks, likely, threshold * GAP.from, kept);
  wholeRuns(outline, likely, kept);
  if (lengthOf(blocks, kept) >= LEAST) return kept;
  const more = blocks.map((_, block) => (likely[block] as number) >= HARDLY);
  return lengthOf(blocks, more) >= LEAST ? more : blocks.map(() => true);
}

function thresholdFor(likely: Float32Array, words: readonly number[]): number {
  const order = words.map((_, block) => block).sort((one, other) => (likely[other] as number) - (likely[one] as number));
  const expected = words.reduce((sum, count, block) => sum + count * (likely[block] as number), 0);
  let [hits, taken, best, threshold] = [0, 0, 0, 1];
  for (const block of order) {
    const count = words[block] as number;
    hits += count * (likely[block] as number);
    taken += count;
    const f1 = (2 * hits) / (taken + expected);
    if (f1 >= best) [best, threshold] = [f1, likely[block] as number];
  }
  return threshold;
}

/** The page's title, and the line right above it: who posted, where it belongs. */
function addTitle({ blocks, boxes }: Outline, likely: Float32Array, from: number, kept: boolean[]): void {
  let title = -1;
  blocks.forEach(({ holder }, block) => {
    const { tag, facts } = boxes[holder] as Box;
    const weight = likely[block] as number;
    if ((facts?.type ?? tag) === 'h1' && weight >= from && weight > (likely[title] ?? 0)) title = block;
  });
  for (const block of [title - 1, title]) if (title >= 0 && (likely[block] ?? 0) >= from) kept[block] = true;
}

/** Short lines between what is kept stay with it: a price under its title, a reply of three words, a box that is ticked. */
function fillGaps(blocks: readonly Block[], likely: Float32Array, from: number, kept: boolean[]): void {
  let last = -1;
  blocks.forEach((_, block) => {
    if (!kept[block]) return;
    const between = blocks.slice(last + 1, block);
    if (last >= 0 && between.length <= GAP.blocks && between.reduce((sum, { length }) => sum + length, 0) <= GAP.length)
      for (let at = last + 1; at < block; at++) if ((likely[at] as number) >= from) kept[at] = true;
    last = block;
  });
}

/** A table's cells stay together, or go together. */
function wholeTables({ blocks, boxes, first, last }: Outline, likely: Float32Array, threshold: number, kept: boolean[]): void {
  boxes.forEach((box, index) => {
    if (box.tag !== 'table' || !isData(box)) return;
    const [from, to] = [first[index] as number, last[index] as number];
    let all = 0;
    let sum = 0;
    for (let block = from; block < to; block++) {
      const weight = (blocks[block]?.length ?? 0) + 1;
      all += weight;
      sum += weight * (likely[block] as number);
    }
    kept.fill(sum / all >= threshold, from, to);
  });
}

/**
 * Of a run of hundreds of like neighbours, most of them kept, all stay: a block is weighed by its place in the page too, which in a book says
 * nothing.
 */
function wholeRuns({ blocks, boxes, parents }: Outline, likely: Float32Array, kept: boolean[]): void {
  const runs = Map.groupBy(blocks.keys(), (block) => {
    const { holder } = blocks[block] as Block;
    return `${parents[holder]} ${(boxes[holder] as Box).tag}`;
  });
  for (const run of runs.values()) {
    const stay = run.filter((block) => kept[block]);
    if (stay.length < RUN.least || sum(blocks, stay) < RUN.share * sum(blocks, run)) continue;
    for (const block of run) if ((likely[block] as number) > 0) kept[block] = true;
  }
}

function sum(blocks: readonly Block[], those: readonly number[]): number {
  return those.reduce((length, block) => length + (blocks[block]?.length ?? 0), 0);
}

function lengthOf(blocks: readonly Block[], kept: readonly boolean[]): number {
  return blocks.reduce((sum, { length }, block) => sum + (kept[block] ? length : 0), 0);
}
