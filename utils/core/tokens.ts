const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const OTHER = /[^\p{ASCII}]/gu;

/**
 * A careful guess at the tokens of a text, on the high side: 4 characters a token in ASCII, 2 in other alphabets,
 * 1 in scripts without spaces (the usual range of o200k and Llama vocabularies).
 */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  const other = (text.match(OTHER)?.length ?? 0) - wide;
  return Math.ceil((text.length - wide - other) / 4 + other / 2 + wide);
}

/** Words as a reader would count them; in scripts without spaces, characters. */
export function countWords(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + (text.replace(WIDE, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0);
}

const HAN = /\p{Script=Han}/gu;
const KANA_AND_THAI = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const WORD_OR_NUMBER = /\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu;

/**
 * The tokens that a text certainly has: never more than any usual vocabulary makes of it. o200k, Llama 3 and Qwen cut a text into words,
 * numbers, signs and spaces before they look anything up, and Gemma joins nothing across these either; so each word and each number is
 * a token at least. Signs and spaces count as nothing, since long runs of them are one token or go along with a word. Where words are
 * not spaced, their longest entries in common use are 4 Chinese characters, and 8 of kana or Thai.
 */
export function leastTokens(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  const others = text.match(KANA_AND_THAI)?.length ?? 0;
  const spaced = text.replace(HAN, ' ').replace(KANA_AND_THAI, ' ').match(WORD_OR_NUMBER)?.length ?? 0;
  return Math.floor(han / 4 + others / 8 + spaced);
}
