/** Of 100. What Tesseract makes of ornaments and photos is below it, mostly (docs/decisions.md). */
const LEAST_CONFIDENCE = 40;

/** https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html */
const WORD_LEVEL = '5';

/** Letters of scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。，．「」（）]/u;

/**
 * The words that Tesseract is fairly sure of, in their lines; a line without a letter or a number is none.
 * @param tsv as its `GetTSVText` gives it: a line each block, paragraph, line and word, with its place and how sure it is of it
 */
export function wordsOfTsv(tsv: string): string {
  const words = tsv.split('\n').flatMap((row) => {
    const [level, page, block, paragraph, line, , , , , , confidence, text = ''] = row.split('\t');
    if (level !== WORD_LEVEL || Number(confidence) < LEAST_CONFIDENCE || !text.trim()) return [];
    return { paragraph: `${page} ${block} ${paragraph}`, line, text: text.trim() };
  });
  const paragraphs = Map.groupBy(words, ({ paragraph }) => paragraph).values();
  return [...paragraphs]
    .map((its) => {
      const lines = Map.groupBy(its, ({ line }) => line).values();
      return [...lines]
        .map((line) => joined(line.map(({ text }) => text)))
        .filter((line) => /[\p{L}\p{N}]/u.test(line))
        .join('\n');
    })
    .filter(Boolean)
    .join('\n\n');
}

function joined(words: readonly string[]): string {
  return words.reduce((line, word) => {
    const isOne = UNSPACED.test(line.at(-1) ?? '') && UNSPACED.test(word[0] ?? '');
    return line + (line === '' || isOne ? '' : ' ') + word;
  }, '');
}
