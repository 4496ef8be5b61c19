import { createServer } from 'node:http';
import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD, sleep } from '../project.mjs';
import { connectPanel } from './connect-panel.mjs';
import { writePlainText } from './floors.mjs';
import { spread } from './report.mjs';

const ROUNDS = 15;

/**
 * From Enter to the first word on screen, over a bare fetch; beside a page that does nothing but show what it fetches. Then from Stop to the
 * end of the request.
 * @param {import('./report.mjs').Report} report
 */
export async function benchFirstWord(report) {
  const { server, url, aborted } = await startFastServer();
  const plain = await launchChromium({ extension: writePlainText(url) });
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    await plain.worker();
    const floor = await plain.context.newPage();
    await floor.goto(plain.url('sidepanel.html'));
    const panel = await connectPanel(aside, url);
    const ended = () => panel.locator('article[data-status="done"]').last().waitFor();
    const cold = await enterToFirstWord(panel);
    await ended();
    const times = { bare: [], plain: [], warm: [], added: [] };
    for (let round = 0; round < ROUNDS; round++) {
      await floor.bringToFront();
      times.plain.push(await goToFirstWord(floor));
      await panel.bringToFront();
      const bare = await bareFetch(panel, url);
      const warm = await enterToFirstWord(panel);
      times.bare.push(bare);
      times.warm.push(warm);
      times.added.push(warm - bare);
      await ended();
    }
    report.add({
      measure: 'Enter to the first word over a bare fetch, host warm',
      aside: `${spread(times.added)}; in all ${spread(times.warm)}`,
      beside: `bare fetch ${spread(times.bare)}; fetched into a text node and shown ${spread(times.plain)}`,
      goal: '≤ 60 ms',
    });
    report.add({ measure: 'Enter to the first word, host cold', aside: `${cold.toFixed(0)} ms` });

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
    report.add({ measure: 'Stop to the end of the request', aside: spread(stops) });
  } finally {
    await aside.close();
    await plain.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Answers every question with one word at once, and ends soon; where it `holds`, when the other side leaves. */
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
    if (server.holds) return undefined;
    // No model ends with its first word.
    await sleep(100);
    say({}, 'stop');
    return response.end('data: [DONE]\n\n');
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

/** The same in the page that does nothing else; ms. */
function goToFirstWord(page) {
  return page.evaluate(async () => {
    const main = document.querySelector('main');
    main?.replaceChildren();
    const started = performance.now();
    void Reflect.get(globalThis, 'go')();
    while (!main?.textContent?.includes('Word')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
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
