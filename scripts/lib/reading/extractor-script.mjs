import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { commandOf, ROOT, SCRATCH } from '../project.mjs';

/** @returns {Promise<string>} the script that leaves `extractAll` in a page, with all extractors in it */
export async function extractorScript() {
  // TypeScript's options are what WXT writes them from, and a fresh checkout has none.
  spawnSync(process.execPath, [commandOf('wxt', 'wxt'), 'prepare'], { cwd: ROOT });
  const folder = join(SCRATCH, 'extractors');
  mkdirSync(folder, { recursive: true });
  // A page has no API of extensions; open shadow trees are all there is to see there.
  const noBrowser = join(folder, 'no-browser.js');
  writeFileSync(noBrowser, 'export const browser = {};\n');
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: { 'wxt/browser': noBrowser, '@': ROOT } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: join(ROOT, 'tests/bench/extractors.ts'), formats: ['iife'], name: 'extractors', fileName: () => 'extractors.js' },
    },
  });
  return readFileSync(join(folder, 'extractors.js'), 'utf8');
}
