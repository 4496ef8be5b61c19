import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, SCRATCH } from './project.mjs';

/**
 * Builds a page that something of ours is measured beside.
 * @param {string} name of the script in tests/bench, and of the page's folder
 * @param {string} file the page's name
 * @param {string} head HTML
 * @returns {Promise<string>} its folder
 */
export async function buildPage(name, file, head) {
  const folder = join(SCRATCH, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: folder, lib: { entry: join(ROOT, 'tests/bench', `${name}.tsx`), formats: ['es'], fileName: () => 'page.js' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(
    join(folder, file),
    `<!doctype html><meta charset="utf-8">${head}<div id="root"></div><script type="module" src="page.js"></script>`,
  );
  return folder;
}
