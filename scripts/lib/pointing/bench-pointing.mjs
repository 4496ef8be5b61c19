import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { commandOf, ROOT } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { panelScript } from './panel-script.mjs';
import { openChromium, openFirefox } from './panels.mjs';
import { tableOf, writeTable } from './table.mjs';

/** @param {readonly string[]} args */
export async function benchPointing(args) {
  const options = /** @type {const} */ ({
    only: { type: 'string', default: '' },
    browser: { type: 'string', default: 'chromium,firefox' },
    tell: { type: 'boolean', default: false },
  });
  const { values } = parseArgs({ args: [...args], options });
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build'], { cwd: ROOT, stdio: 'ignore' });
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build', '-b', 'firefox', '--mv3'], { cwd: ROOT, stdio: 'ignore' });
  const { plantedPages } = (await runnerImport(join(ROOT, 'tests/planted/pages.ts'))).module;
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  const pages = plantedPages(site.urlElsewhere).filter(({ kind }) => kind.includes(values.only));
  for (const { files } of pages) for (const [path, html] of Object.entries(files)) site.page(path, html);
  const script = await panelScript();
  const opened = values.browser.split(',');
  try {
    // Both at once: most of the time is spent waiting for what scrolls.
    const all = (await Promise.all(opened.map((browser) => pointIn(browser, pages, site, script)))).flat();
    if (values.tell) for (const line of misses(all, pages)) console.log(line);
    const table = tableOf(all);
    console.log(`\n${table}`);
    if (!values.only && values.browser === options.browser.default) writeTable(table);
  } finally {
    await site.close();
  }
}

async function pointIn(browser, pages, site, script) {
  const panel = await (browser === 'firefox' ? openFirefox : openChromium)(site.url('/'), script);
  const all = [];
  try {
    for (const page of pages)
      all.push({ browser, kind: page.kind, path: page.path, outcomes: await panel.check(page, site.url(page.path)) });
  } finally {
    await panel.close();
  }
  return all;
}

/** What did not land, one a line. */
function misses(all, pages) {
  return all.flatMap(({ browser, kind, path, outcomes }) =>
    outcomes
      .filter(({ came, way }) => !['landed', 'told-gone'].includes(came) && !(way === 'misquoted' && came === 'doubted'))
      .map(({ way, answer, came, words }) => {
        const planted = pages.find((page) => page.path === path)?.answers.find(({ id }) => id === answer);
        return `${browser}, ${kind}, ${path}, ${way}: ${came}\n  planted: ${planted?.text}\n  shown: ${words ?? ''}`;
      }),
  );
}
