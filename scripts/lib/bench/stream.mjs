import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD } from '../project.mjs';
import { connectPanel } from './connect-panel.mjs';
import { writePlainText } from './floors.mjs';
import { startPacedServer, TOKENS } from './paced-server.mjs';
import { median, ratios, spread } from './report.mjs';

const ROUNDS = 3;

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

/**
 * 10,000 tokens of mixed Markdown at each pace: CPU time of the panel's main thread beside that of a page which appends the same stream to
 * one text node, in turns.
 * @param {import('./report.mjs').Report} report
 * @param {{ rounds?: number, paces?: readonly number[] }} [options] tokens a second
 */
export async function benchStream(report, { rounds = ROUNDS, paces = [500, 2000] } = {}) {
  const { server, url } = await startPacedServer();
  const plain = await launchChromium({ extension: writePlainText(url) });
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  const size = { width: 420, height: 800 };
  try {
    await plain.worker();
    const panel = await connectPanel(aside, url);
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
      const told = (runs) =>
        `${spread(
          runs.map(({ busy }) => busy / 1000),
          's',
          2,
        )} busy, ${sum(runs, ({ long }) => long.length)} long tasks (longest ${Math.max(0, ...runs.flatMap(({ long }) => long)).toFixed(0)} ms), ${sum(runs, ({ dropped }) => dropped)} of ${sum(runs, ({ frames, dropped }) => frames + dropped)} frames dropped`;
      const parts = ['script', 'layout', 'style'].map((part) => `${part} ${median(ours.map((run) => run[part])).toFixed(0)} ms`);
      report.add({
        measure: `10,000 tokens at ${pace} a second, main thread of the panel, all ${rounds} rounds`,
        aside: `${told(ours)}; ${parts.join(', ')}`,
        beside: `plain text ${told(floors)}`,
        ratio: ratios(
          ours.map(({ busy }) => busy),
          floors.map(({ busy }) => busy),
        ),
        goal: pace === 500 ? '≤ 1.9, no long tasks, no dropped frames' : 'no long tasks',
      });
    }
  } finally {
    await aside.close();
    await plain.close();
    server.closeAllConnections();
    server.close();
  }
}
