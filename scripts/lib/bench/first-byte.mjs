import { createServer } from 'node:http';
import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { ratios, spread } from './report.mjs';

const ROUNDS = 7;
/** Characters of each page's text, by its title. */
const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '2 MB': 1_950_000 };
const QUESTION = 'How many goats did the keeper of Ostend have?';

/**
 * From Enter to the request at its server: a question about a page, and the same question without it, in turns.
 * @param {import('./report.mjs').Report} report
 */
export async function benchFirstByte(report) {
  const { server, url, requests } = await startServer();
  const site = await servePages('scripts/sample');
  for (const [size, characters] of Object.entries(SIZES)) site.page(`/${characters}`, pageOf(size, characters));
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    await aside.allowHost('http://127.0.0.1/*');
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(site.url(`/${SIZES['10 KB']}`));
    const panel = await aside.openPanel(page);
    await connect(panel, url);
    await enterToRequest(panel, requests);
    for (const [size, characters] of Object.entries(SIZES)) {
      await page.goto(site.url(`/${characters}`));
      const times = { with: [], without: [] };
      const sent = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const way of ['with', 'without']) {
          await panel.getByRole('button', { name: 'New chat' }).click();
          const chip = panel.locator('.chips .chip', { hasText: size });
          await chip.waitFor({ timeout: 60_000 });
          // What was left out of one chat is left out of the next, too.
          const isOff = (await chip.getAttribute('class'))?.includes('off');
          if (isOff === (way === 'with')) await chip.getByRole('button').click();
          const { ms, bytes } = await enterToRequest(panel, requests);
          times[way].push(ms);
          if (way === 'with') sent.push(bytes);
        }
      }
      const added = times.with.map((ms, at) => ms - times.without[at]);
      report.add({
        measure: `Enter to the request at its server, with ${size} of a page’s text; what that adds`,
        aside: `${spread(times.with)}; adds ${spread(added)}; ${(Math.max(...sent) / 1000).toFixed(0)} KB are sent`,
        beside: `the same question without it ${spread(times.without)}`,
        ratio: ratios(times.with, times.without),
      });
    }
  } finally {
    await aside.close();
    await site.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Prose with its entry about goats at two thirds. @param {string} title @param {number} characters */
function pageOf(title, characters) {
  const count = Math.round(characters / 330);
  const entries = Array.from({ length: count }, (_, at) => {
    const told = `Entry ${at} tells of the river, of its ${at % 40} boats and of the town beside it, where ${at % 90} houses stood in the year ${1700 + (at % 300)}.`;
    return `<p>${told} Nobody counted them again until the bridge came, ${at % 17} years later. ${at === Math.floor((count * 2) / 3) ? 'The keeper of Ostend had nine goats.' : ''} The weather was as it is at sea, and those who wrote about it wrote of the wind, of ropes, and of what bread cost.</p>`;
  });
  return `<!doctype html><title>${title}</title><main><h1>${title}</h1>${entries.join('')}</main>`;
}

async function connect(panel, url) {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(url);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await panel.getByRole('button', { name: 'Start asking' }).click({ timeout: 60_000 });
}

/** Asks, and waits for the answer's end. @returns ms to the request, and its bytes */
async function enterToRequest(panel, requests) {
  await panel.getByRole('textbox', { name: 'Your question' }).fill(QUESTION);
  await panel.waitForTimeout(600);
  requests.length = 0;
  const entered = await panel.evaluate(() => {
    const now = performance.timeOrigin + performance.now();
    document.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    return now;
  });
  await panel.locator('article[data-status="done"]').last().waitFor({ timeout: 60_000 });
  // What is asked for besides, such as a title, comes later.
  const [first] = requests;
  return { ms: first.at - entered, bytes: first.bytes };
}

/** Answers with a word, and notes when requests came. */
async function startServer() {
  const requests = [];
  const server = createServer(async (request, response) => {
    const noted = { at: performance.timeOrigin + performance.now(), bytes: 0 };
    if (request.method === 'POST') requests.push(noted);
    for await (const part of request) noted.bytes += part.length;
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"fast"}]}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const event = (delta, finish_reason = null) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'fast', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
    return response.end(`${event({ content: 'Nine.' })}${event({}, 'stop')}data: [DONE]\n\n`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { server, requests, url: `http://127.0.0.1:${server.address().port}/v1` };
}
