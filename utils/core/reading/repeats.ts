import type { Outline } from './blocks';

/** Characters of a run of blocks from which on its standing in a page twice is no chance. */
const LEAST = 200;

/**
 * Which block each block repeats, -1 for none: a page made for two sizes of screen says all it says twice, and the words of a post stand in
 * the card that pops up over it, too. A run counts, not a line, and only where it stands elsewhere: the refrain of a song is none, as it
 * stands beside its verses; nor is a quotation.
 */
export function repeatsOf({ blocks, boxes, parents }: Outline): Int32Array {
  const repeated = new Int32Array(blocks.length).fill(-1);
  const latest = new Map<string, number>();
  const around = (block: number) => parents[blocks[block]?.holder ?? 0];
  const isQuoted = blocks.map(({ holder }) => {
    for (let box = holder; box >= 0; box = parents[box] as number) if (boxes[box]?.tag === 'blockquote') return true;
    return false;
  });
  for (let at = 0; at < blocks.length; at++) {
    const { text } = blocks[at] as (typeof blocks)[number];
    const before = latest.get(text);
    if (repeated[at] === -1 && before !== undefined && text !== '' && around(before) !== around(at) && !isQuoted[at]) {
      let [length, end] = [0, 0];
      while (before + end < at && at + end < blocks.length && blocks[before + end]?.text === blocks[at + end]?.text) {
        length += blocks[at + end]?.length ?? 0;
        end++;
      }
      if (length >= LEAST) for (let step = 0; step < end; step++) repeated[at + step] = before + step;
    }
    if (repeated[at] === -1) latest.set(text, at);
  }
  return repeated;
}
