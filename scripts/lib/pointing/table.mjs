import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project.mjs';

const WAYS = { cited: 'the model’s own marks', quoted: 'quotations, matched', matched: 'its words, matched' };
/** What stands between these lines in docs/reading.md is written here. */
const [START, END] = ['<!-- npm run bench:pointing -->', '<!-- end of pointing -->'];
const isRight = ({ came }) => came === 'landed' || came === 'told-gone';
const line = (cells) => `| ${cells.join(' | ')} |`;

/** @returns {string} Markdown: a kind of page a row, a browser's ways of pointing side by side */
export function tableOf(all) {
  const browsers = [...new Set(all.map(({ browser }) => browser))];
  const heads = browsers.flatMap((browser) => Object.values(WAYS).map((way) => `${browser[0].toUpperCase()}${browser.slice(1)}: ${way}`));
  const groups = [...Map.groupBy(all, ({ kind }) => kind)];
  const cells = (pages) =>
    browsers.flatMap((browser) => {
      const outcomes = pages.filter((page) => page.browser === browser).flatMap((page) => page.outcomes);
      return Object.keys(WAYS).map((way) => share(outcomes.filter((outcome) => outcome.way === way)));
    });
  const rows = groups.map(([kind, pages]) => [kind, pages.length / browsers.length, ...cells(pages)]);
  const table = [
    ['', 'pages', ...heads],
    ['---', ...heads.map(() => '---'), '---'],
    ...rows,
    ['all', all.length / browsers.length, ...cells(all)],
  ];
  const outcomes = all.flatMap((page) => page.outcomes);
  const times = outcomes.flatMap(({ ms }) => ms ?? []).sort((one, other) => one - other);
  const at = (part) => times[Math.floor(times.length * part)]?.toFixed(0);
  const wrong = outcomes.filter(({ way }) => way === 'misquoted');
  const doubted = wrong.filter(({ came }) => came === 'doubted');
  return `${table.map(line).join('\n')}

From the click to the highlight: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms. Of ${wrong.length} quotations with other numbers than the page's ${doubted.length} are marked as found nowhere.`;
}

/** How many landed of those that are marked, and how many have no mark. */
function share(outcomes) {
  const marked = outcomes.filter(({ came }) => came !== 'unmarked');
  const told = `${marked.filter(isRight).length} of ${marked.length}`;
  const unmarked = outcomes.length - marked.length;
  return unmarked > 0 ? `${told}, ${unmarked} without a mark` : told;
}

/** @param {string} table */
export function writeTable(table) {
  const file = join(ROOT, 'docs', 'reading.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text.slice(0, text.indexOf(START) + START.length)}\n\n${table}\n\n${text.slice(text.indexOf(END))}`);
}
