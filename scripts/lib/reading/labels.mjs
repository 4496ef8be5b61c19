const GRAM = 4;
/** How sure it is that a word or two are content when they stand in the truth as a line of their own, or somewhere. */
const AS_LINE = 0.8;
const SOMEWHERE = 0.25;
/** A label for blocks of which nothing is known. */
const UNKNOWN = -1;

const wordsIn = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * How much of each block is in the truth, 0–1: by runs of four words; shorter blocks by what stands beside them, too.
 * @param {readonly string[]} texts of the blocks in their order
 * @param {string} truth
 * @returns {number[]} -1 for blocks without words
 */
export function labelsOf(texts, truth) {
  const all = wordsIn(truth);
  const joined = ` ${all.join(' ')} `;
  const grams = new Set(all.slice(GRAM - 1).map((_, at) => all.slice(at, at + GRAM).join(' ')));
  const lines = new Set(truth.split('\n').map((line) => wordsIn(line).join(' ')));
  const words = texts.map(wordsIn);
  const filled = (from, step) => {
    let at = from + step;
    while (words[at]?.length === 0) at += step;
    return words[at] ?? [];
  };
  const has = (run) => joined.includes(` ${run.join(' ')} `);
  return words.map((own, at) => {
    if (own.length === 0) return UNKNOWN;
    if (own.length >= GRAM) {
      const count = own.length - GRAM + 1;
      return (
        Array.from({ length: count }, (_, from) => own.slice(from, from + GRAM).join(' ')).filter((gram) => grams.has(gram)).length / count
      );
    }
    if (!has(own)) return 0;
    const [before, after] = [filled(at, -1).slice(-3), filled(at, 1).slice(0, 3)];
    if (before.length > 0 && before.length + own.length >= 3 && has([...before, ...own])) return 1;
    if (after.length > 0 && after.length + own.length >= 3 && has([...own, ...after])) return 1;
    return lines.has(own.join(' ')) ? AS_LINE : SOMEWHERE;
  });
}

/** Labels where only some snippets are known to belong to the content, and some not to. */
export function snippetLabels(texts, must, without) {
  const plain = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const [good, bad] = [must.map(plain), without.map(plain)];
  return texts.map((text) => {
    const own = plain(text);
    if (!own) return UNKNOWN;
    if (good.some((snippet) => own.includes(snippet) || (own.length > 25 && snippet.includes(own)))) return 1;
    return bad.some((snippet) => own.includes(snippet)) ? 0 : UNKNOWN;
  });
}
