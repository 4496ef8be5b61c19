import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../project.mjs';
import { extractorScript } from './extractor-script.mjs';
import { PageOpener } from './page-opener.mjs';
import { scorers } from './scores.mjs';
import { tableOf } from './table.mjs';

const LABELLED = join(ROOT, '..', 'shared', 'bench', 'extraction');
const NAMES = ['aside', 'defuddle', 'readability', 'rendered'];
/** What stands between these lines in docs/reading.md is written here. */
const [START, END] = ['<!-- npm run bench:reading -->', '<!-- end -->'];

/** @param {readonly string[]} args */
export async function benchReading(args) {
  const options = /** @type {const} */ ({
    split: { type: 'string', default: 'dev' },
    stride: { type: 'string', default: '1' },
    sets: { type: 'string', default: 'wcxb,aeb' },
  });
  const { values } = parseArgs({ args: [...args], options });
  if (!existsSync(LABELLED)) return console.log(`No labelled pages at ${LABELLED}: nothing to measure.`);
  const { loadPages, loadGT } = await import(join(LABELLED, 'load.mjs'));
  const opener = await PageOpener.start(await extractorScript());
  const results = [];
  try {
    for (const set of values.sets.split(',')) {
      const truth = loadGT(set, values.split);
      const score = (await scorers(LABELLED))[set];
      const pages = [];
      let index = 0;
      for (const page of loadPages(set, values.split)) {
        if (index++ % Number(values.stride) !== 0) continue;
        // Who comes first, on a page and a script that nothing has touched yet, changes from page to page.
        const turn = pages.length % NAMES.length;
        const extracts = await opener.extract(page, [...NAMES.slice(turn), ...NAMES.slice(0, turn)]);
        pages.push({ id: page.id, type: truth[page.id].type, first: NAMES[turn], extracts: score(extracts, truth[page.id]) });
        if (pages.length % 100 === 0) console.log(`${set}: ${pages.length} pages`);
      }
      results.push({ set, pages });
    }
  } finally {
    await opener.close();
  }
  const table = tableOf(results, NAMES);
  console.log(`\n${table}`);
  if (values.split === 'dev') writeTable(values.stride === '1' ? table : `One page of ${values.stride}.\n\n${table}`);
}

/** @param {string} table */
function writeTable(table) {
  const file = join(ROOT, 'docs', 'reading.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text.slice(0, text.indexOf(START) + START.length)}\n\n${table}\n\n${text.slice(text.indexOf(END))}`);
}
