import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { CHROMIUM_BUILD, SCRATCH } from './project.mjs';

const TOKENS = 10_000;
const ROUNDS = 3;
/** What everybody's answers hold; repeated until there are enough tokens. */
const MIXED = `## How the light grew

The **first lamps** burned *whale oil*, and gave about \`12\` candles; see [the record](https://lights.example/record) for each of them.
Argand's burner of 1782 gave seven times as much, as its wick was a hollow tube and the air rose through it.

1. A lens of glass, cut in rings, bends what would be lost
2. Each ring has its own curve
   - the middle one is a common lens
   - the outer ones turn the light inwards

| Lamp | Year | Candles |
| --- | ---: | ---: |
| Whale oil | 1750 | 12 |
| Argand | 1782 | 84 |
| Electric arc | 1858 | 6,700 |

\`\`\`ts
export function candles(lamps: readonly Lamp[]): number {
  // Each ring adds what it bends.
  return lamps.reduce((sum, { power, rings }) => sum + power * (1 + rings / 3), 0);
}
\`\`\`

> The brightest light is seen no farther than the earth is round.

How far it is seen depends on its height $h$ above the water, in metres:

$$
d = \\sqrt{2 R h} \\approx 3.57 \\sqrt{h}
$$

`;

/** The answer, in tokens of about four characters. */
function tokensOfAnswer() {
  const tokens = [];
  while (tokens.length < TOKENS) tokens.push(...(MIXED.match(/\s?[^\s]{1,4}|\s+/g) ?? []));
  return tokens.slice(0, TOKENS);
}

/** Speaks OpenAI's chat format at a pace: `server.pace` tokens a second, one event each. */
async function startPacedServer() {
  const tokens = tokensOfAnswer();
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"paced"}]}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (delta, finish_reason = null) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'paced', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
    const started = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(tokens.length, Math.floor(((performance.now() - started) / 1000) * server.pace));
      for (; sent < due; sent++) response.write(say({ content: tokens[sent] }));
      if (sent < tokens.length && !response.destroyed) return;
      clearInterval(timer);
      response.end(`${say({}, 'stop')}data: [DONE]\n\n`);
    }, 2);
    return undefined;
  });
  server.pace = 1e9;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { server, url: `http://127.0.0.1:${server.address().port}/v1` };
}

/** The floor: an extension page that appends the same stream to one text node, and follows its end. */
function writePlainText(url) {
  const folder = join(SCRATCH, 'plain-text');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'sidepanel.html'),
    '<!doctype html><meta charset="utf-8"><title>Plain</title><main style="height:90vh;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere"></main><script src="panel.js"></script>',
  );
  writeFileSync(
    join(folder, 'panel.js'),
    `const main = document.querySelector('main');
globalThis.go = async () => {
  const text = main.appendChild(document.createTextNode(''));
  const response = await fetch('${url}/chat/completions', { method: 'POST', body: '{"stream":true}' });
  let rest = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + piece).split('\\n\\n');
    rest = events.pop();
    let added = '';
    for (const event of events) if (event !== 'data: [DONE]') added += JSON.parse(event.slice(6)).choices[0].delta.content ?? '';
    text.appendData(added);
    main.scrollTop = main.scrollHeight;
  }
  document.title = 'done';
};`,
  );
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Plain',
      version: '1',
      background: { service_worker: 'worker.js' },
      host_permissions: ['http://127.0.0.1/*'],
    }),
  );
  return folder;
}

/** Runs in a page: counts frames that came late and tasks over 50 ms until `stopLook` is called. */
function startLook() {
  const seen = { frames: 0, dropped: 0, long: [] };
  const tasks = new PerformanceObserver((list) => seen.long.push(...list.getEntries().map(({ duration }) => duration)));
  tasks.observe({ type: 'longtask' });
  let last = performance.now();
  let on = true;
  const frame = (now) => {
    seen.frames += 1;
    // At 60 frames a second; a frame that is late by half an interval was missed.
    seen.dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
    last = now;
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Reflect.set(globalThis, 'stopLook', () => {
    on = false;
    tasks.disconnect();
    return seen;
  });
}

/** What one stream costs a page's main thread. */
async function measure(page, run) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await now();
  await page.evaluate(startLook);
  await run();
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'stopLook')());
  const after = await now();
  await session.detach();
  const spent = (name) => (after[name] - before[name]) * 1000;
  return {
    busy: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration'),
    style: spent('RecalcStyleDuration'),
    ...seen,
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const spread = (values) => `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;

/**
 * 10,000 tokens of mixed Markdown at each pace: CPU time of the panel's main thread beside that of a page which appends the same stream to
 * one text node, in turns. Prints ratios with their spread.
 * @param {{ rounds?: number, paces?: readonly number[] }} [options] tokens a second
 */
export async function benchStream({ rounds = ROUNDS, paces = [500, 2000] } = {}) {
  const { server, url } = await startPacedServer();
  const plain = await launchChromium({ extension: writePlainText(url) });
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  const size = { width: 420, height: 800 };
  try {
    await plain.worker();
    await aside.worker();
    await aside.allowHost('http://127.0.0.1/*');
    const panel = await aside.context.newPage();
    await panel.setViewportSize(size);
    await panel.goto(aside.url('sidepanel.html'));
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(url);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await panel.getByRole('button', { name: 'Start asking' }).click({ timeout: 60_000 });
    for (const pace of paces) {
      server.pace = pace;
      const timeout = (TOKENS / pace) * 3000 + 30_000;
      const ours = [];
      const floors = [];
      for (let round = 0; round < rounds; round++) {
        const floor = await plain.context.newPage();
        await floor.setViewportSize(size);
        await floor.goto(plain.url('sidepanel.html'));
        floors.push(
          await measure(floor, async () => {
            await floor.evaluate(() => void Reflect.get(globalThis, 'go')());
            await floor.waitForFunction(() => document.title === 'done', undefined, { timeout, polling: 500 });
          }),
        );
        await floor.close();
        await panel.getByRole('button', { name: 'New chat' }).click();
        await panel.waitForTimeout(500);
        ours.push(
          await measure(panel, async () => {
            await panel.getByRole('textbox', { name: 'Your question' }).fill('Go');
            await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
            await panel.waitForFunction(() => document.querySelector('article[data-status="done"]') !== null, undefined, {
              timeout,
              polling: 500,
            });
          }),
        );
      }
      const sum = (all, of) => all.reduce((total, each) => total + of(each), 0);
      const told = (name, runs) =>
        `${name} ${spread(runs.map(({ busy }) => busy / 1000))} s busy (script ${median(runs.map(({ script }) => script)).toFixed(0)}, layout ${median(runs.map(({ layout }) => layout)).toFixed(0)}, style ${median(runs.map(({ style }) => style)).toFixed(0)} ms), ${sum(runs, ({ long }) => long.length)} long tasks (longest ${Math.max(0, ...runs.flatMap(({ long }) => long)).toFixed(0)} ms), ${sum(runs, ({ dropped }) => dropped)} of ${sum(runs, ({ frames, dropped }) => frames + dropped)} frames dropped`;
      console.log(
        `stream at ${pace} tokens a second   ${spread(ours.map(({ busy }, at) => busy / (floors[at]?.busy ?? Number.NaN)))} times plain text`,
      );
      console.log(`  ${told('panel     ', ours)}`);
      console.log(`  ${told('plain text', floors)}`);
    }
  } finally {
    await aside.close();
    await plain.close();
    server.closeAllConnections();
    server.close();
  }
}
