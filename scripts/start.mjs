// npm start [-- URL] [--firefox] [--endpoint URL --model ID] [--headless]      with the endpoint's key, if it has one, in ASIDE_KEY
//
// Builds Aside and starts it in a real browser with a fresh profile, beside a page. Without a screen it asks one question instead, prints the
// answer as it grows, and leaves a picture.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { underNode24 } from './lib/node24.mjs';
import { commandOf, ROOT, SCRATCH, sleep } from './lib/project.mjs';

const QUESTION = 'Summarise this page';
/** A local model on two slow cores may take as long as this to read a page. */
const PATIENCE_MS = 15 * 60_000;

const { values, positionals } = readArguments();
const key = process.env['ASIDE_KEY'] ?? '';
const onScreen = !values.headless && (process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']));

await underNode24();
// What needs packages can be imported only now.
const { installTools } = await import('./lib/install-browsers.mjs');
const { servePages } = await import('./lib/serve-pages.mjs');

installTools([values.firefox ? 'firefox' : 'chromium']);
build(values.firefox ? ['-b', 'firefox', '--mv3'] : []);
const exitCode = await run().catch((error) => {
  // A driver's error goes on with a log of its own.
  console.error(withoutKey(error.message.split(/\n\s*Call log/)[0]));
  return 1;
});
// What still waits for an answer that will not come must not hold the terminal.
process.exit(exitCode);

function readArguments() {
  try {
    const options = /** @type {const} */ ({
      firefox: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      endpoint: { type: 'string' },
      model: { type: 'string' },
    });
    const read = parseArgs({ options, allowPositionals: true });
    if (Boolean(read.values.endpoint) !== Boolean(read.values.model)) throw new Error('--endpoint and --model go together');
    for (const address of [read.values.endpoint, read.positionals[0]]) {
      if (address !== undefined && !URL.canParse(address))
        throw new Error(`“${address}” is not an address; it looks like https://example.com`);
    }
    return read;
  } catch (error) {
    console.error(`${error.message}\n\nnpm start [-- URL] [--firefox] [--endpoint URL --model ID] [--headless]   (the key in ASIDE_KEY)`);
    return process.exit(2);
  }
}

function build(target) {
  console.log('Building …');
  const { status, stdout } = spawnSync(process.execPath, [commandOf('wxt', 'wxt'), 'build', ...target], { cwd: ROOT, encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout);
  process.exit(1);
}

/** @returns {Promise<number>} the exit code */
async function run() {
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  let showing;
  const tidyUp = async () => {
    await showing?.close();
    await site.close();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => void tidyUp().finally(() => process.exit(130)));
  try {
    console.log(`Starting ${values.firefox ? 'Firefox' : 'Chromium'} …`);
    const url = positionals[0] ?? site.url('/');
    const { showInChromium } = await import('./lib/show-in-chromium.mjs');
    const { showInFirefox } = await import('./lib/show-in-firefox.mjs');
    showing = await (values.firefox ? showInFirefox : showInChromium)(url, { onScreen });
    if (values.endpoint && values.model) {
      console.log(`Connecting ${values.model} at ${new URL(values.endpoint).host} …`);
      await showing.connect(new URL(values.endpoint), values.model, key);
    }
    if (!onScreen) return await askOnce(showing);
    console.log('Aside is open beside the page. Close the window, or press Ctrl+C here, to end.');
    await showing.ended();
    return 0;
  } finally {
    await tidyUp();
  }
}

/** Asks the question, prints the answer while it grows, takes the picture. */
async function askOnce(showing) {
  const { GrowingText } = await import('./lib/panel-answer.mjs');
  console.log(`\n> ${QUESTION}\n`);
  await showing.ask(QUESTION);
  const printer = new GrowingText((text) => process.stdout.write(text));
  const end = Date.now() + PATIENCE_MS;
  let answer;
  let isOver = false;
  while (!isOver && Date.now() < end) {
    await sleep(100);
    answer = await showing.answer();
    if (!answer) continue;
    isOver = !['queued', 'streaming', 'stopping'].includes(answer.status);
    printer.show(withoutKey(answer.text), isOver);
  }
  mkdirSync(SCRATCH, { recursive: true });
  const picture = join(SCRATCH, 'page-and-panel.png');
  await showing.picture(picture);
  const status = answer?.status ?? 'no answer';
  console.log(`\n\nAnswered by: ${answer?.engine ?? 'nobody'} (${status})`);
  console.log(`Picture: ${relative(process.cwd(), picture)}`);
  return status === 'done' ? 0 : 1;
}

/** A server's error may repeat the key it was sent. */
function withoutKey(text) {
  return key ? text.replaceAll(key, '•••') : text;
}
