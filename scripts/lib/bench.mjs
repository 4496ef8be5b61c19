import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { benchFirstAnswer } from './bench-first-answer.mjs';
import { benchLongChat } from './bench-long-chat.mjs';
import { benchStream } from './bench-stream.mjs';
import { buildPage } from './build-page.mjs';
import { launchChromium } from './chromium.mjs';
import { eagerScripts, gzipSize } from './eager-scripts.mjs';
import { launchFirefox } from './firefox.mjs';
import { newestQuestionTime } from './panel-answer.mjs';
import { CHROMIUM_BUILD, commandOf, FIREFOX_BUILD, ROOT, SCRATCH } from './project.mjs';
import { servePages } from './serve-pages.mjs';

const ROUNDS = 11;
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const ms = (values) => `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;

/** Prints all figures. */
export async function bench() {
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'zip'], { cwd: ROOT, stdio: 'ignore' });
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build', '-b', 'firefox', '--mv3'], { cwd: ROOT, stdio: 'ignore' });
  sizes();
  await formatSizes();
  await benchFirstAnswer();
  await speed();
  await benchLongChat();
  await benchStream();
  await menuPick();
}

function sizes() {
  const eager = eagerScripts(CHROMIUM_BUILD, 'sidepanel.html');
  console.log(`JS before the first key, gzip      ${kb(eager.reduce((sum, file) => sum + gzipSize(file), 0))} in ${eager.length} files`);
  const zip = readdirSync(join(ROOT, '.output')).find((name) => name.endsWith('-chrome.zip'));
  if (zip) console.log(`zip for Chromium                   ${kb(statSync(join(ROOT, '.output', zip)).size)}`);
}

/** What the first question in a format loads beside what all formats share; with `ai` and the schemas under it, once. */
async function formatSizes() {
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
    console.log(`format, gzip: ${name.padEnd(22)}${kb(bytes)}`);
  }
}

/** React and a text box, as an extension of its own. */
async function buildEmptyPanel() {
  const folder = await buildPage('empty-panel', 'sidepanel.html', '<title>Empty</title>');
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Empty', version: '1', background: { service_worker: 'worker.js' } }),
  );
  return folder;
}

/** Opens a panel's page afresh, and tells when its text box has the focus; ms since the navigation began. */
async function timeToTyping(browser) {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.activeElement instanceof HTMLTextAreaElement) Reflect.set(globalThis, 'typable', performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(browser.url('sidepanel.html'));
  await page.waitForFunction(() => Reflect.get(globalThis, 'typable') !== undefined);
  const time = await page.evaluate(() => Reflect.get(globalThis, 'typable'));
  await page.close();
  return time;
}

/** Answers every question with one word at once, and goes on until the other side leaves. */
async function startFastServer() {
  const aborted = [];
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"fast"}]}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (delta, finish_reason = null) =>
      response.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'fast', choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
      );
    say({ content: 'Word' });
    if (request.headers['x-bare']) return response.end();
    response.on('close', () => !response.writableFinished && aborted.push(Date.now()));
    const hold = server.holds;
    if (!hold) {
      say({}, 'stop');
      response.end('data: [DONE]\n\n');
    }
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { server, aborted, url: `http://127.0.0.1:${server.address().port}/v1` };
}

/** From Enter to the first word of the next answer on screen, in the panel's own clock; ms. */
async function enterToFirstWord(panel) {
  await panel.getByRole('textbox', { name: 'Your question' }).fill('Go');
  await panel.waitForTimeout(400);
  return panel.evaluate(async () => {
    const before = document.querySelectorAll('article[data-status]').length;
    const box = document.querySelector('textarea');
    const started = performance.now();
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    for (;;) {
      await new Promise(requestAnimationFrame);
      const answers = document.querySelectorAll('article[data-status]');
      if (answers.length > before && answers[answers.length - 1]?.querySelector('.md')?.textContent?.includes('Word'))
        return performance.now() - started;
    }
  });
}

/** The same words by a bare `fetch` in the same page; ms. */
function bareFetch(panel, url) {
  return panel.evaluate(async (address) => {
    const started = performance.now();
    const response = await fetch(`${address}/chat/completions`, {
      method: 'POST',
      headers: { 'x-bare': '1', 'content-type': 'application/json' },
      body: '{"stream":true}',
    });
    await response.body?.getReader().read();
    return performance.now() - started;
  }, url);
}

async function speed() {
  const empty = await buildEmptyPanel();
  const { server, url, aborted } = await startFastServer();
  const aside = await launchChromium({ extension: CHROMIUM_BUILD });
  const reference = await launchChromium({ extension: empty });
  try {
    await aside.worker();
    await reference.worker();
    const ours = [];
    const theirs = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await timeToTyping(reference));
      ours.push(await timeToTyping(aside));
    }
    console.log(
      `opening to typing                  ${ms(ours)}; an empty React panel ${ms(theirs)}; ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
    );

    await aside.allowHost('http://127.0.0.1/*');
    const panel = await aside.context.newPage();
    await panel.goto(aside.url('sidepanel.html'));
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(url);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await panel.getByRole('button', { name: 'Start asking' }).click();
    const ended = () => panel.locator('article[data-status="done"]').last().waitFor();

    const cold = await enterToFirstWord(panel);
    await ended();
    const warm = [];
    const bare = [];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await bareFetch(panel, url));
      warm.push(await enterToFirstWord(panel));
      await ended();
    }
    console.log(
      `Enter to the first word, warm host ${ms(warm)}; a bare fetch ${ms(bare)}; added ${(median(warm) - median(bare)).toFixed(0)} ms`,
    );
    console.log(`Enter to the first word, cold host ${cold.toFixed(0)} ms`);

    server.holds = true;
    const stops = [];
    for (let round = 0; round < ROUNDS; round++) {
      await enterToFirstWord(panel);
      const count = aborted.length;
      const clicked = await panel.evaluate(() => {
        const button = [...document.querySelectorAll('button')].find((each) => each.getAttribute('aria-label') === 'Stop');
        button?.click();
        return Date.now();
      });
      while (aborted.length === count) await new Promise((resolve) => setTimeout(resolve, 1));
      stops.push((aborted.at(-1) ?? 0) - clicked);
      await panel.locator('article[data-status="stopped"]').nth(round).waitFor();
    }
    console.log(`Stop to the end of the request     ${ms(stops)}`);
  } finally {
    await aside.close();
    await reference.close();
    server.closeAllConnections();
    server.close();
  }
}

/** From a pick in Firefox's real menu, with the sidebar closed, to the question on the disk; Chromium's native menu cannot be timed without a screen. */
async function menuPick() {
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  const aside = await launchFirefox({ extension: FIREFOX_BUILD, prefs: { 'intl.locale.requested': 'en-US' } });
  try {
    const picks = [];
    for (let round = 0; round < 5; round++) {
      await aside.goto(site.url('/'));
      if (await aside.isPanelOpen()) await aside.closePanel();
      await aside.pickFromMenu('Sum it up in five points', { on: 'article p' });
      const picked = Date.now();
      await aside.panel.ready();
      await aside.panel.waitFor((since) => document.querySelectorAll('article[aria-label="You asked"]').length > since, round);
      picks.push((await aside.panel.evaluate(newestQuestionTime)) - picked);
    }
    console.log(`Firefox: menu pick to its question  ${ms(picks)}`);
  } finally {
    await aside.close();
    await site.close();
  }
}
