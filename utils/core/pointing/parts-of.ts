import { sentenceEnds } from '@/utils/core/passages/sentences';

/** A part of a text with what stands around it in the text. */
interface Part {
  text: string;
  before: string;
  after: string;
}

/** Characters of a passage that are cut into sentences: nobody quotes more. */
const LONGEST = 20_000;

/** The sentences of a passage; of rows and lists and code the cells and lines. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const piece of text.slice(0, LONGEST).split(/(?<=\n|\s\|\s)/)) {
    let start = 0;
    for (const end of sentenceEnds(piece, '')) {
      parts.push({ text: piece.slice(start, end), before: text.slice(0, from + start), after: text.slice(from + end) });
      start = end;
    }
    from += piece.length;
  }
  return parts;
}
