import * as kinds from './character-kinds';

/** The vocabularies that most models have, or one like them. */
export type Vocabulary = 'o200k' | 'llama';

/** What pieces of a text cost, in tokens, on average; measured by `tests/unit/tokens.test.ts` and on the pages of the reading bench. */
export interface TokenCosts {
  /** For each letter of a word in Latin script beyond the fourth, where the text is English or code, and where it is not. */
  english: number;
  foreign: number;
  /** For a letter with an accent. */
  accent: number;
  farAccent: number;
  /** By kind of letter: a word costs 1 and this for each letter after the first so many. */
  spaced: Readonly<Record<number, readonly [short: number, each: number]>>;
  /** By kind of character: what one costs in a script without spaces. */
  unspaced: Readonly<Record<number, number>>;
}

const { CYRILLIC, GREEK, HEBREW, ARABIC, INDIC, HANGUL, THAI, KANA, HAN, OTHER_LETTER, HALF } = kinds;

export const TOKEN_COSTS: Readonly<Record<Vocabulary, TokenCosts>> = {
  o200k: {
    english: 0.05,
    foreign: 0.19,
    accent: 0.25,
    farAccent: 0.9,
    spaced: { [CYRILLIC]: [2.4, 0.245], [GREEK]: [2, 0.4], [HEBREW]: [2, 0.35], [ARABIC]: [2, 0.3], [INDIC]: [2, 0.3] },
    unspaced: { [HAN]: 0.81, [KANA]: 0.74, [HANGUL]: 0.8, [THAI]: 0.45, [OTHER_LETTER]: 1, [HALF]: 0.9 },
  },
  llama: {
    english: 0.06,
    foreign: 0.27,
    accent: 0.7,
    farAccent: 1,
    spaced: { [CYRILLIC]: [2.5, 0.3], [GREEK]: [2, 0.45], [HEBREW]: [1, 1.2], [ARABIC]: [2, 0.4], [INDIC]: [1, 0.55] },
    unspaced: { [HAN]: 0.83, [KANA]: 0.63, [HANGUL]: 0.84, [THAI]: 0.46, [OTHER_LETTER]: 1.5, [HALF]: 1.2 },
  },
};
