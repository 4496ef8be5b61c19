import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../project.mjs';

/** @returns {Promise<string>} the script that leaves `checkPlanted` in the panel: Aside's own code, under a name */
export async function panelScript() {
  const [output] = [
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      resolve: { alias: { '@': ROOT } },
      build: { write: false, minify: false, rolldownOptions: { input: join(ROOT, 'tests/bench/pointing.ts'), output: { format: 'iife' } } },
    }),
  ].flat();
  return output.output[0].code;
}
