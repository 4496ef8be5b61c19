/** Anything but the letters that most pages are written in. */
export const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Words in small letters; letters of scripts without spaces stand alone. */
export function wordsIn(text: string): string[] {
  const small = text.toLowerCase();
  if (!BEYOND_ASCII.test(small)) return small.match(/\w+/g) ?? [];
  return small.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}_]+/gu) ?? [];
}

/** Each run of three words. */
export function runsOfThree(words: readonly string[]): string[] {
  const runs: string[] = [];
  for (let at = 0; at + 3 <= words.length; at++) runs.push(`${words[at]} ${words[at + 1]} ${words[at + 2]}`);
  return runs;
}
