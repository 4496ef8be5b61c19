import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, runnerImport } from 'vite';
import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD, ROOT, SCRATCH } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { kb, spread } from './report.mjs';

const ROUNDS = 5;
/** Each kind's parser, and one of the sample files that it reads. */
const PARSERS = {
  pdf: ['pdf/pdf', 'lamps.pdf'],
  docx: ['docx', 'keepers.docx'],
  xlsx: ['xlsx/xlsx', 'gauges.xlsx'],
  pptx: ['pptx', 'talk.pptx'],
  odf: ['odf', 'log.odt'],
  epub: ['epub', 'book.epub'],
  csv: ['csv', 'table.csv'],
  html: ['html', 'page.html'],
  text: ['text', 'lamp.py'],
};

/** From the choice of a file to its chip in the real panel, its worker's start included, and what its parser brings. @param {import('./report.mjs').Report} report */
export async function benchDocuments(report) {
  const { samples } = (await runnerImport(join(ROOT, 'tests/documents/samples.ts'))).module;
  const { longPdf } = (await runnerImport(join(ROOT, 'tests/documents/pdfs.ts'))).module;
  const { hostileFiles } = (await runnerImport(join(ROOT, 'tests/documents/hostile.ts'))).module;
  const all = await samples();
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(site.url('/'));
    const panel = await aside.openPanel(page);
    await panel.locator('footer input[type=file]').waitFor({ state: 'attached' });
    for (const [kind, [parser, name]] of Object.entries(PARSERS)) {
      const times = await timesOf(panel, name, all.find((each) => each.name === name).bytes);
      report.add({ measure: `${kind}: a small file`, aside: `${spread(times)}; parser ${kb(await parserSize(parser))} gzip` });
    }
    report.add({ measure: 'pdf: 200 short pages', aside: spread(await timesOf(panel, 'log.pdf', longPdf(200))) });
    const rows = hostileFiles().find(({ name }) => name === 'rows.xlsx');
    report.add({ measure: 'xlsx: a million rows, the first read', aside: spread(await timesOf(panel, rows.name, rows.bytes)) });
  } finally {
    await aside.close();
    await site.close();
  }
}

async function timesOf(panel, name, bytes) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const chip = panel.getByRole('button', { name: `Leave out ${name}` });
    times.push(await panel.evaluate(chooseAndWait, { name, base64: Buffer.from(bytes).toString('base64') }));
    await chip.click();
    await chip.waitFor({ state: 'detached' });
  }
  return times;
}

/** Runs in the panel, so that no driver is between the choice and the chip. */
async function chooseAndWait({ name, base64 }) {
  const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name);
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const input = document.querySelector('footer input[type=file]');
  const start = performance.now();
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  while (!document.querySelector(`[aria-label="Leave out ${name}"]`)) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}

/** What the worker loads for one kind, beside nothing. @param {string} parser */
async function parserSize(parser) {
  const entry = join(SCRATCH, 'parser.js');
  mkdirSync(SCRATCH, { recursive: true });
  writeFileSync(entry, `export * from '@/utils/core/documents/${parser}';`);
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: { write: false, minify: true, lib: { entry, formats: ['es'] }, rolldownOptions: { external: ['chardet'] } },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return built.flatMap(({ output }) => output).reduce((sum, { code = '' }) => sum + gzipSync(code, { level: 9 }).length, 0);
}
