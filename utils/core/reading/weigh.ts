import type { Breathe } from '@/utils/core/breathe';
import { boxesAbove, type Outline } from './blocks';
import { type Features, LEVELS } from './features';
import { type Forest, forestIn } from './forest';

/** The weights of all of them, as `forestIn` reads them. */
export interface Weights {
  kinds: readonly string[];
  alone: string;
  among: string;
}

/** Those that weigh what kind a page is of, the one that weighs a block by itself, and the one that weighs it among others. */
export interface Forests {
  kinds: readonly Forest[];
  alone: Forest;
  among: Forest;
}

export function forestsIn({ kinds, alone, among }: Weights): Forests {
  return { kinds: kinds.map(forestIn), alone: forestIn(alone), among: forestIn(among) };
}

const STEPS = [-3, -2, -1, 1, 2, 3];
const REACHES = [4, 10];
const LIKELY = 0.5;
/** Blocks between two looks at the clock. */
const PER_LOOK = 32;

/**
 * How likely each block is content, 0–1: weighed by itself and by what kind of page it stands in, then by how likely its surroundings are
 * (stacked generalisation); the mean of the two. A page as a whole is weighed apart, as no tree shall know a page by its measures.
 * https://en.wikipedia.org/wiki/Ensemble_learning#Stacking
 */
export async function weigh(
  outline: Outline,
  { rows, width, page, words }: Features,
  { kinds, alone, among }: Forests,
  breathe: Breathe,
): Promise<Float32Array> {
  const count = outline.blocks.length;
  const likely = new Float32Array(count);
  const row = new Float32Array(width + kinds.length);
  row.set(
    kinds.map((kind) => kind.weigh(page)),
    width,
  );
  for (let at = 0; at < count; at++) {
    if (at % PER_LOOK === 0) await breathe();
    row.set(rows.subarray(at * width, (at + 1) * width));
    likely[at] = alone.weigh(row);
  }
  const context = contextOf(outline, likely, words);
  const around = new Float32Array(context[0]?.length ?? 0);
  for (let at = 0; at < count; at++) {
    if (at % PER_LOOK === 0) await breathe();
    around.set(context[at] as number[]);
    likely[at] = ((likely[at] as number) + among.weigh(around)) / 2;
  }
  return likely;
}

/** The blocks in the boxes above one, at the levels that are weighed: from, up to, from, up to … */
export function rangesAbove(outline: Outline, holder: number): number[] {
  return boxesAbove(outline, holder, LEVELS).flatMap((box) => [outline.first[box] as number, outline.last[box] as number]);
}

function contextOf(outline: Outline, likely: Float32Array, words: readonly number[]): number[][] {
  const { blocks } = outline;
  const count = blocks.length;
  const sum = new Float64Array(count + 1);
  const all = new Float64Array(count + 1);
  words.forEach((count, at) => {
    sum[at + 1] = (sum[at] as number) + (count + 1) * (likely[at] as number);
    all[at + 1] = (all[at] as number) + count + 1;
  });
  const part = (from: number, to: number) => (sum[to] as number) - (sum[from] as number);
  const mean = (from: number, to: number) => part(from, to) / ((all[to] as number) - (all[from] as number));
  const total = sum[count] as number;
  const chosen = blocks.flatMap((_, at) => ((likely[at] as number) > LIKELY ? [at] : []));
  return blocks.map(({ holder }, at) => {
    const row = [likely[at] as number, ...STEPS.map((step) => likely[at + step] ?? -1)];
    for (const reach of REACHES) row.push(mean(Math.max(0, at - reach), Math.min(count, at + reach + 1)));
    row.push(mean(0, count));
    const ranges = rangesAbove(outline, holder);
    for (let at = 0; at < ranges.length; at += 2) {
      const [from, to] = [ranges[at] as number, ranges[at + 1] as number];
      row.push(mean(from, to), total > 0 ? part(from, to) / total : 0);
    }
    if (chosen.length === 0) row.push(-999, -999, -999);
    else row.push(at - (chosen[0] as number), (chosen.at(-1) as number) - at, chosen.length / count);
    return row;
  });
}
