import { withoutUnseen } from '@/utils/core/invisible';
import type { Passage } from '@/utils/core/passages/passages';

/** What stands where passages are left out. */
const GAP = '…';

/** What reads as the mark of a passage, of whatever source. */
const FORGED = /[[【]\s?([a-z]{1,2}[0-9]{1,5}(?:\s?[,;–—-]\s?[a-z]{0,2}[0-9]{1,5}){0,11})\s?[\]】]/gi;

/** A piece of what is sent: joined, the pieces are the whole. */
export interface Piece {
  text: string;
  /** The passage that it holds, with its mark. */
  n?: number;
}

/**
 * A source as a model is given it: each passage behind its mark, `[a14] `, by which an answer can point at it.
 * @param text Markdown
 * @param letter of the source
 * @param chosen the numbers of the passages that go along, ascending; absent: all
 */
export function labelled(text: string, passages: readonly Passage[], letter: string, chosen?: readonly number[]): Piece[] {
  const goes = chosen && new Set(chosen);
  // A page that names its own passages so does not get to say where they stand.
  const plain = (words: string) => withoutUnseen(words).replace(FORGED, '($1)');
  const pieces: Piece[] = [];
  let last = 0;
  for (const { n, start, end, heading } of passages) {
    if (goes && !goes.has(n)) continue;
    const slice = text.slice(start, end);
    const words = slice.trimStart();
    let before = last === 0 ? '' : slice.slice(0, slice.length - words.length);
    if (n > last + 1) {
      const under = heading && !slice.includes(heading) ? ` (${plain(heading)})` : '';
      if (last > 0 || under) pieces.push({ text: `${last > 0 ? '\n' : ''}${GAP}${under}\n\n` });
      before = '';
    }
    // A fence has to begin its line.
    const glue = /^(?:```|~~~)/.test(words) ? '\n' : ' ';
    pieces.push({ n, text: `${before}[${letter}${n}]${glue}${plain(words)}` });
    last = n;
  }
  const final = pieces.at(-1);
  if (final) final.text = final.text.trimEnd();
  return pieces;
}
