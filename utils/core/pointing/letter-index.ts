import { lettersOf, stretchOf } from './letters';

/** A part of one of the texts. */
interface Stretch {
  /** The number of the text. */
  text: number;
  /** UTF-16 units. */
  start: number;
  end: number;
}

/** The letters of many texts in a row, and the way back. */
export interface LetterIndex {
  letters: string;
  /** Where letters stand, text by text, with the spaces and signs between them and the signs that close them. */
  stretches(from: number, to: number): Stretch[];
}

/** Sentences and brackets end with these; never spaces. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…。、，；：！？؟،۔।%"'°]+/u;

/** @param texts of a document, in the order in which they are read */
export function indexLetters(texts: readonly string[]): LetterIndex {
  const ends: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    const letters = lettersOf(text);
    parts.push(letters);
    length += letters.length;
    ends.push(length);
  }
  return {
    letters: parts.join(''),
    stretches(from, to) {
      const found: Stretch[] = [];
      for (let text = firstAfter(ends, from); text < ends.length && (ends[text - 1] ?? 0) < to; text++) {
        const begin = ends[text - 1] ?? 0;
        const end = ends[text] ?? 0;
        if (end === begin) continue;
        const whole = texts[text] ?? '';
        const { start, end: last } = stretchOf(whole, Math.max(0, from - begin), Math.min(to, end) - begin);
        found.push({
          text,
          start: begin <= from ? start : 0,
          end: end < to ? whole.length : last + (CLOSING.exec(whole.slice(last))?.[0].length ?? 0),
        });
      }
      return found;
    },
  };
}

/** Which of ascending numbers is the first that is greater. */
function firstAfter(numbers: readonly number[], than: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > than) high = middle;
    else low = middle + 1;
  }
  return low;
}
