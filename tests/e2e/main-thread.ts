import type { Page } from '@playwright/test';
import type { ChromiumWithExtension } from '../../scripts/lib/chromium.mjs';

interface TraceEvent {
  name: string;
  cat: string;
  pid: number;
  tid: number;
  /** microseconds of the clock, and of the processor */
  dur?: number;
  tdur?: number;
}

const MARK = 'aside-panel-is-here';

/**
 * The longest tasks on a page's main thread while something goes on, in ms of processor time, the longest first: a busy machine makes no task
 * of its own longer. Chromium's own trace says so (`RunTask`, category `toplevel`).
 */
export async function longestTasks(aside: ChromiumWithExtension, page: Page, run: () => Promise<unknown>): Promise<number[]> {
  const session = await aside.browserSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol types them as plain objects; fields that are missing are looked for below.
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  const includedCategories = ['toplevel', 'blink.user_timing'];
  await session.send('Tracing.start', { traceConfig: { includedCategories, excludedCategories: ['*'] }, transferMode: 'ReportEvents' });
  await page.evaluate((name) => performance.mark(name), MARK);
  await run();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const own = events.find(({ name }) => name === MARK);
  if (!own) throw new Error('the trace does not know the page');
  return events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === own.pid && tid === own.tid)
    .map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000)
    .sort((a, b) => b - a);
}
