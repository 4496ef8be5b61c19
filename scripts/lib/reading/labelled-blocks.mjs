import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project.mjs';
import { extractorScript } from './extractor-script.mjs';
import { labelsOf, snippetLabels } from './labels.mjs';
import { PageOpener } from './page-opener.mjs';

const LABELLED = join(ROOT, '..', 'shared', 'bench', 'extraction');
const SETS = ['aeb', 'wcxb', 'moz', 'defuddle', 'traf'];
/** Words that a page's truth is taken to have where only snippets of it are known. */
const UNKNOWN_LENGTH = 400;

/**
 * Writes what the forests are trained on: the features of all blocks (`features.f32`, a row a block), and a line a page with the blocks'
 * labels, words and ancestors and its own features (`pages.jsonl`).
 * @param {string} folder
 * @param {number} stride one page of so many
 */
export async function labelledBlocks(folder, stride) {
  const { loadPages, loadGT } = await import(join(LABELLED, 'load.mjs'));
  const { mdToText } = await import(join(LABELLED, 'score-lib.mjs'));
  mkdirSync(folder, { recursive: true });
  const features = join(folder, 'features.f32');
  const lines = join(folder, 'pages.jsonl');
  for (const file of [features, lines]) rmSync(file, { force: true });
  writeFileSync(features, '');
  const opener = await PageOpener.start(await extractorScript());
  try {
    for (const set of SETS) {
      const truth = loadGT(set, 'dev');
      let index = 0;
      for (const page of loadPages(set, 'dev')) {
        if (index++ % stride !== 0) continue;
        const blocks = await opener.blocks(page);
        if (!blocks || blocks.texts.length === 0) continue;
        const { text, with: must = [], without = [], type = 'article' } = truth[page.id];
        const labels = text
          ? labelsOf(blocks.texts, set === 'defuddle' ? mdToText(text) : text)
          : snippetLabels(blocks.texts, must, without);
        const length = text ? (text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0) : UNKNOWN_LENGTH;
        appendFileSync(features, Buffer.from(blocks.rows, 'base64'));
        appendFileSync(
          lines,
          `${JSON.stringify({ set, type, url: page.url || page.id, length, labels, words: blocks.words, ancestors: blocks.ancestors, page: blocks.page })}\n`,
        );
      }
    }
  } finally {
    await opener.close();
  }
}
