import { type Block, type BlockKind, blocksOf } from './blocks';
import { plainWords } from './plain-words';
import { cutsOf, mostCharacters } from './sentences';

/** One to four sentences of a page, or one item, row or block of code. What excerpts, citations and the budget count in. */
export interface Passage {
  /** From 1, in the page's order. */
  n: number;
  /** Plain words as a reader sees them; a row's cells are parted by ` | `. */
  text: string;
  /** The nearest heading above, as plain words; empty above the first. */
  heading: string;
  kind: BlockKind;
  /** Its range in the Markdown. Ranges meet: a prefix of passages is a prefix of the page. A heading belongs to what follows it. */
  start: number;
  end: number;
}

/** Code is kept together as far as this. */
const MOST_CODE = 1_600;
const WORDS = /[\p{L}\p{N}\p{S}]/u;

/**
 * The passages of a page. Linear in the length of the text, whatever it holds.
 * @param language BCP 47 or empty; decides where sentences end
 */
export function passagesOf(markdown: string, language: string): Passage[] {
  const passages: Passage[] = [];
  for (const block of blocksOf(markdown)) {
    for (const { text, end } of piecesOf(block, language)) {
      if (!WORDS.test(text)) continue;
      passages.push({ n: passages.length + 1, text, heading: block.heading, kind: block.kind, start: passages.at(-1)?.end ?? 0, end });
    }
  }
  const last = passages.at(-1);
  if (last) last.end = markdown.length;
  return passages;
}

function piecesOf(block: Block, language: string): { text: string; end: number }[] {
  const isCode = block.kind === 'code';
  // Code stands as it is.
  const { text, at } = isCode ? { text: block.source } : plainWords(block.source);
  const cuts = isCode ? lineCuts(text) : cutsOf(text, language, mostCharacters(text));
  const placeOf = placesIn(block);
  return cuts.map((cut, i) => {
    const place = cut < text.length ? (at?.[cut] ?? cut) : undefined;
    return { text: text.slice(cuts[i - 1] ?? 0, cut).trim(), end: place === undefined ? block.end : placeOf(place) };
  });
}

function lineCuts(code: string): number[] {
  const cuts: number[] = [];
  let from = 0;
  while (code.length - from > MOST_CODE) {
    const line = code.lastIndexOf('\n', from + MOST_CODE - 1) + 1;
    from = line > from ? line : from + MOST_CODE;
    cuts.push(from);
  }
  return [...cuts, code.length];
}

/** Turns places in a block's lines into places in the Markdown. Asked in ascending order. */
function placesIn(block: Block): (place: number) => number {
  let line = 0;
  let from = 0;
  let next = block.source.indexOf('\n') + 1;
  return (place) => {
    while (next > 0 && place >= next) {
      line++;
      from = next;
      next = block.source.indexOf('\n', from) + 1;
    }
    return (block.starts[line] ?? 0) + place - from;
  };
}
