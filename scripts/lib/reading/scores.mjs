import { join } from 'node:path';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

/** What is Markdown; the rest is text. */
const MARKDOWN = new Set(['aside', 'defuddle']);
/** Characters beyond which tokens are not counted. */
const MOST = 400_000;

/**
 * How each labelled set scores an extract, by the bench's own functions.
 * @param {string} labelled folder of the bench
 */
export async function scorers(labelled) {
  const { wordF1, snippetRate, shingles, shingleTpFpFn, mdToText } = await import(join(labelled, 'score-lib.mjs'));
  const each = (score) => (extracts, truth) =>
    Object.fromEntries(
      Object.entries(extracts).map(([name, { text = '', ms = 0, still }]) => {
        const words = MARKDOWN.has(name) ? mdToText(text) : text;
        const tokens = encode(text.slice(0, MOST), { disallowedSpecial: new Set() }).length;
        return [name, { ms, still, tokens, ...score(words, truth) }];
      }),
    );
  return {
    wcxb: each((words, truth) => {
      const [precision, recall, f1] = wordF1(words, truth.text);
      return {
        precision,
        recall,
        f1,
        must: snippetRate(words, truth.with),
        leak: truth.without?.length ? snippetRate(words, truth.without) : undefined,
      };
    }),
    aeb: each((words, truth) => ({ counts: shingleTpFpFn(shingles(truth.text), words) })),
  };
}
