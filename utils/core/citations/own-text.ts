/** An index that is given a value, counted up, or looked into: what no sentence does behind its citation. */
const IS_INDEXED = /[A-Za-z0-9_$)]$/;
const IS_USED = /^(?:\s?(?:[-+*/%|&^]?=(?!>)|\+\+|--)|\.[a-z_])/;

/**
 * Whether what reads as a citation of a passage that was not sent is somebody's own text: it stands so, letter for letter, in a text that was
 * sent or asked, or it is the index of an array in code that is not put as code.
 * @param at where it begins in the answer
 * @param citation as it is written
 */
export function isOwnText(answer: string, at: number, citation: string, texts: readonly string[]): boolean {
  // In the brackets of Chinese and Japanese nobody writes code, and they cannot be told from a model's own.
  if (!citation.startsWith('[')) return false;
  const isIndex =
    IS_INDEXED.test(answer.slice(Math.max(0, at - 1), at)) && IS_USED.test(answer.slice(at + citation.length, at + citation.length + 4));
  return isIndex || texts.some((text) => text.includes(citation));
}
