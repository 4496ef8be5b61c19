import { estimateTokens } from './estimate-tokens';

export { estimateTokens };

/** The beginning of a text that is within a number of tokens, with “…” where it is cut; empty where nothing is left. */
export function cutToTokens(text: string, most: number): string {
  let cut = text;
  for (let tokens = estimateTokens(cut); tokens > most && cut; tokens = estimateTokens(cut)) {
    const end = cut.slice(0, Math.floor((cut.length * most) / (tokens + 1)));
    const space = Math.max(end.lastIndexOf(' '), end.lastIndexOf('\n'));
    cut = (space > end.length / 2 ? end.slice(0, space) : end).replace(/[\ud800-\udbff]$/, '');
  }
  return cut === text || !cut ? cut : `${cut.trimEnd()} …`;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** Words as a reader would count them; in scripts without spaces, characters. */
export function countWords(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + (text.replace(WIDE, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0);
}

const HAN_AND_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;
const OTHER_UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const WORD_OR_NUMBER = /\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu;
/** Characters of the longest entry in any usual vocabulary, in scripts without spaces. */
const LONGEST_ENTRY = 12;

/**
 * The tokens that a text certainly has: never more than any usual vocabulary makes of it. o200k, Llama 3 and Qwen cut a text into words,
 * numbers, signs and spaces before they look anything up, and Gemma joins nothing across these either; so each word and each number is
 * a token at least. Signs and spaces count as nothing, since long runs of them are one token or go along with a word. In scripts without
 * spaces a token is 1.4 characters of usual Chinese and 3 of Thai; 4 and 8 are taken, and 12 where a text repeats itself.
 */
export function leastTokens(text: string): number {
  const spaced = text.replace(HAN_AND_KANA, ' ').replace(OTHER_UNSPACED, ' ').match(WORD_OR_NUMBER)?.length ?? 0;
  return Math.floor(spaced + leastUnspaced(text.match(HAN_AND_KANA) ?? [], 4) + leastUnspaced(text.match(OTHER_UNSPACED) ?? [], 8));
}

/** @param usual characters that a token has at most, in a text that does not repeat itself */
function leastUnspaced(characters: readonly string[], usual: number): number {
  const step = Math.ceil(characters.length / 20_000);
  const seen = new Set<string>();
  let looks = 0;
  for (let at = 0; at < characters.length; at += step) {
    looks += 1;
    seen.add(characters.slice(at, at + 4).join(''));
  }
  return looks === 0 ? 0 : characters.length * Math.max(1 / LONGEST_ENTRY, seen.size / looks / usual);
}
