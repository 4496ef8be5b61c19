import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD, until } from '../project.mjs';
import { connectPanel } from './connect-panel.mjs';
import { startPacedServer, TOKENS } from './paced-server.mjs';

const PACE = 500;

/**
 * What a growing answer costs where nobody looks at it: the panel is closed, so what its process and the browser's spend is the turn host's
 * and the store's. Bytes are those of the values given to IndexedDB, as JSON.
 * @param {import('./report.mjs').Report} report
 */
export async function benchHost(report) {
  const { server, url } = await startPacedServer();
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    const panel = await connectPanel(aside, url);
    server.pace = PACE;
    await panel.getByRole('textbox', { name: 'Your question' }).fill('Go');
    await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
    await panel.locator('article[data-status="streaming"] .md').waitFor();
    const host = await aside.turnHost();
    await host.evaluate(countWrites);
    await panel.close();
    let ended = 0;
    const ours = await shares(aside, async () => {
      ended = await until(() => host.evaluate(endOfAnswer), { within: (TOKENS / PACE) * 3000, every: 500, what: 'the end' });
    });
    const bare = await shares(aside, () => host.evaluate(readBare, url));
    const { bytes, writes } = await host.evaluate((window) => window.written);
    report.add({
      measure: `turn host and store, ${PACE} tokens a second, panel closed: share of one core`,
      aside: told(ours),
      beside: `the same stream read and let go in the same worker: ${told(bare)}`,
      goal: '≤ 25 %',
    });
    report.add({
      measure: 'bytes handed to IndexedDB meanwhile',
      aside: `${(bytes / ended).toFixed(2)} times the answer's ${ended} characters, in ${writes} rows`,
      goal: '≤ 3',
    });
  } finally {
    await aside.close();
    server.closeAllConnections();
    server.close();
  }
}

/** What the processes spend of one core while something goes on, in per cent. */
async function shares(aside, goOn) {
  const before = await cpuSeconds(aside);
  const started = performance.now();
  await goOn();
  const seconds = (performance.now() - started) / 1000;
  const after = await cpuSeconds(aside);
  const share = (...types) => (100 * types.reduce((sum, type) => sum + (after[type] ?? 0) - (before[type] ?? 0), 0)) / seconds;
  return { host: share('renderer'), browser: share('browser', 'utility') };
}

const told = ({ host, browser }) => `${host.toFixed(0)} % host, ${browser.toFixed(0)} % browser with store and network`;

/** CPU seconds by kind of process. */
async function cpuSeconds(aside) {
  const session = await aside.browserSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sums = {};
  for (const { type, cpuTime } of processInfo) sums[kindOf(type)] = (sums[kindOf(type)] ?? 0) + cpuTime;
  return sums;
}

function kindOf(type) {
  return /utility|service/i.test(type) ? 'utility' : type;
}

/** Runs in the host. */
function countWrites(window) {
  window.written = { bytes: 0, writes: 0 };
  for (const method of ['add', 'put']) {
    const { [method]: write } = window.IDBObjectStore.prototype;
    window.IDBObjectStore.prototype[method] = function (...args) {
      window.written.writes += 1;
      window.written.bytes += JSON.stringify(args[0]).length;
      return write.apply(this, args);
    };
  }
}

/** Runs in the host. */
async function readBare(_, url) {
  const response = await fetch(`${url}/chat/completions`, { method: 'POST', body: '{}' });
  const reader = response.body?.getReader();
  while (!(await reader?.read())?.done);
}

/** Runs in the host: how many characters the answer has, once it is done. */
async function endOfAnswer(window) {
  const database = await new Promise((done) => {
    const open = window.indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
  });
  const rows = await new Promise((done) => {
    const all = database.transaction('messages').objectStore('messages').getAll();
    all.onsuccess = () => done(all.result);
  });
  database.close();
  const answer = rows.find(({ role }) => role === 'assistant');
  return answer?.status === 'done' ? answer.parts.reduce((sum, { text = '' }) => sum + text.length, 0) : undefined;
}
