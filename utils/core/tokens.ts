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
