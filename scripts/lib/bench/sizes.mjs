import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { eagerScripts, gzipSize } from '../eager-scripts.mjs';
import { CHROMIUM_BUILD, ROOT, SCRATCH } from '../project.mjs';
import { kb } from './report.mjs';

/** @param {import('./report.mjs').Report} report @param {string} emptyPanel its folder */
export async function benchSizes(report, emptyPanel) {
  const eager = eagerScripts(CHROMIUM_BUILD, 'sidepanel.html');
  const sum = (files) => files.reduce((total, file) => total + gzipSize(file), 0);
  const beside = `React and a text box: ${kb(sum(eagerScripts(emptyPanel, 'sidepanel.html')))}`;
  report.add({
    measure: 'JS before the first key can be typed, gzip',
    aside: `${kb(sum(eager.filter((file) => file.endsWith('first-paint.js'))))}; before it can be sent ${kb(sum(eager))}`,
    beside,
    goal: '≤ 110 KB',
  });
  const zip = readdirSync(join(ROOT, '.output')).find((name) => name.endsWith('-chrome.zip'));
  if (zip) {
    const size = statSync(join(ROOT, '.output', zip)).size;
    const ocr = ocrSize();
    report.add({
      measure: 'zip for Chromium without what reads words from pictures, which is counted apart',
      aside: kb(size - ocr),
      beside: `engine, English and Russian: ${kb(ocr)}`,
    });
  }
  await formatSizes(report);
}

/** Bytes in the zip of what is loaded when the words of a picture are read. */
function ocrSize() {
  const [folder, assets] = [join(CHROMIUM_BUILD, 'ocr'), join(CHROMIUM_BUILD, 'assets')];
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...readdirSync(assets).flatMap((name) => (name.startsWith('recognise-') ? [join(assets, name)] : [])),
  ];
  return files.reduce((total, file) => total + gzipSize(file), 0);
}

/** What the first question in a format loads beside what all formats share; with `ai` and the schemas under it, once. */
async function formatSizes(report) {
  const shared = ['zod', 'zod/v4', '@ai-sdk/provider', '@ai-sdk/provider-utils', '@ai-sdk/provider-utils/internal'];
  const parts = {
    'shared by all formats': [['ai', '@/utils/core/events/mended-model'], []],
    'OpenAI-compatible': [['@ai-sdk/openai-compatible'], shared],
    'OpenAI Responses': [['@ai-sdk/openai'], shared],
    'Anthropic Messages': [['@ai-sdk/anthropic'], shared],
    Gemini: [['@ai-sdk/google'], shared],
    Ollama: [['@/utils/core/ollama/ollama-model'], ['@/utils/core/events/mended-model', ...shared]],
  };
  for (const [name, [imports, external]] of Object.entries(parts)) {
    const entry = join(SCRATCH, 'format.js');
    mkdirSync(SCRATCH, { recursive: true });
    writeFileSync(entry, imports.map((file, at) => `export * as part${at} from '${file}';`).join('\n'));
    const built = await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@ai-sdk/gateway': join(ROOT, 'utils/providers/no-gateway.ts'), '@': ROOT } },
      build: { write: false, lib: { entry, formats: ['cjs'] }, rolldownOptions: { external } },
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const bytes = built.flatMap(({ output }) => output).reduce((sum, { code = '' }) => sum + gzipSync(code, { level: 9 }).length, 0);
    report.add({ measure: `loaded with the first question, ${name}, gzip`, aside: kb(bytes) });
  }
}
