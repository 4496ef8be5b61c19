import { piecesOf } from '@/utils/core/find';

/** A text with what was searched for marked in it. */
export function Marked({ text, terms }: { text: string; terms: readonly RegExp[] }) {
  let at = 0;
  return piecesOf(text, terms).map((piece) => {
    at += piece.text.length;
    return piece.isFound ? <mark key={at}>{piece.text}</mark> : piece.text;
  });
}
