/** More words than this narrow nothing down. */
const MOST_TERMS = 8;
/** Characters of a text that are shown before what was found in it, and in all. */
const BEFORE = 32;
const SHOWN = 140;

/** What is looked for: each word of a query, in any case, anywhere in a word. */
export function termsOf(query: string): RegExp[] {
  const words = query.normalize('NFC').trim().split(/\s+/).filter(Boolean).slice(0, MOST_TERMS);
  return words.map((word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu'));
}

export interface Piece {
  text: string;
  isFound: boolean;
}

/** A text cut where the terms begin and end; joined, the pieces are the text again. */
export function piecesOf(text: string, terms: readonly RegExp[]): Piece[] {
  if (terms.length === 0) return [{ text, isFound: false }];
  const any = new RegExp(`(${terms.map(({ source }) => source).join('|')})`, 'giu');
  return text
    .split(any)
    .map((piece, at) => ({ text: piece, isFound: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The place of a text where a term stands, on one line; undefined where none does. */
export function excerptOf(text: string, terms: readonly RegExp[]): string | undefined {
  const places = terms.map((term) => text.search(term)).filter((place) => place >= 0);
  if (places.length === 0) return undefined;
  const first = Math.min(...places);
  const before = text.slice(Math.max(0, first - BEFORE), first);
  // A cut word says nothing; of a text without spaces the cut is what there is.
  const from = first - before.length + (first > BEFORE ? before.search(/\s/) + 1 : 0);
  const line = text
    .slice(from, from + SHOWN)
    .replace(/\s+/g, ' ')
    .trim();
  return `${from > 0 ? '…' : ''}${line}${from + SHOWN < text.length ? '…' : ''}`;
}
