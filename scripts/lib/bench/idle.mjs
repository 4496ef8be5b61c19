import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD, sleep } from '../project.mjs';
import { connectPanel } from './connect-panel.mjs';
import { startPacedServer } from './paced-server.mjs';

const SECONDS = 20;

/**
 * What an open panel and its host do while nobody does anything, after an answer: timers that fire and tasks that run.
 * @param {import('./report.mjs').Report} report
 */
export async function benchIdle(report) {
  const { server, url } = await startPacedServer();
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    await aside.context.addInitScript(countTimers);
    const panel = await connectPanel(aside, url);
    await panel.getByRole('textbox', { name: 'Your question' }).fill('Go');
    await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
    await panel.locator('article[data-status="done"]').waitFor({ timeout: 120_000 });
    const host = await aside.turnHost();
    // What follows an answer (its title, its sizes) comes to its end.
    await sleep(5_000);
    await host.evaluate(countTimers);
    await panel.evaluate(() => Reflect.set(globalThis, 'fired', 0));
    const session = await panel.context().newCDPSession(panel);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    const before = await busy();
    await sleep(SECONDS * 1000);
    const spent = (await busy()) - before;
    const fired = await panel.evaluate(() => Reflect.get(globalThis, 'fired'));
    report.add({
      measure: `idle for ${SECONDS} s, panel open after an answer`,
      aside: `${fired} timers and frames fired in the panel, ${await host.evaluate((window) => window.fired)} in the host; ${(spent * 1000).toFixed(1)} ms busy, the look at it included`,
      goal: '0 timers, 0 wake-ups',
    });
  } finally {
    await aside.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Runs in a page before its scripts, or in the host from then on. */
function countTimers() {
  Reflect.set(globalThis, 'fired', 0);
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const start = globalThis[name];
    Reflect.set(globalThis, name, (act, ...rest) =>
      start(
        (...args) => {
          Reflect.set(globalThis, 'fired', Reflect.get(globalThis, 'fired') + 1);
          return act(...args);
        },
        ...rest,
      ),
    );
  }
}
