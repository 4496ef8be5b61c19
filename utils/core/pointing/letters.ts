/** Letters by Unicode's word that no font draws. */
const FILLERS = /[\u115f\u1160]/g;

/**
 * What is left of a text when only its letters and digits count: without marks, spaces, signs and the case of letters, so that a page's
 * words and their Markdown are the same. Made code point by code point: what two texts give together is what both give.
 */
export function lettersOf(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .replace(FILLERS, '')
      // By way of capitals: ß is ss then. The end of a word, which σ looks at, is no longer known.
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
  );
}

/** Where in a text its letters from one number to before another stand; UTF-16 units. */
export function stretchOf(text: string, from: number, to: number): { start: number; end: number } {
  let letters = 0;
  let at = 0;
  let start = -1;
  for (const point of text) {
    const next = letters + lettersOf(point).length;
    if (start < 0 && next > from) start = at;
    at += point.length;
    if (next >= to && next > letters) break;
    letters = next;
  }
  return { start: start < 0 ? at : start, end: at };
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How much letters say, in letters of an alphabet: one that stands for a syllable or a word counts twice. */
export function weightOf(letters: string): number {
  return letters.length + (letters.match(WIDE)?.length ?? 0);
}
