/** A word as it is compared, and where it stands; in scripts without spaces a character is one. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text in order, folded: case and width make no difference. */
export function wordStream(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: word.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** How much words say together: two characters of a script without spaces say about what a word does. */
export function weightOf(words: readonly Word[]): number {
  return words.reduce((sum, { word }) => sum + (UNSPACED.test(word) ? 0.5 : 1), 0);
}
