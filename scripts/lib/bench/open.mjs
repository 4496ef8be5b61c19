import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD } from '../project.mjs';
import { ratios, spread } from './report.mjs';

const ROUNDS = 15;
const CHATS = 5_000;

/**
 * From opening the panel's page to the frame that shows a typed letter, with 5,000 chats in store; beside an empty React panel and a page
 * with nothing but a text box.
 * @param {import('./report.mjs').Report} report
 * @param {{ emptyPanel: string, textBox: string }} floors folders of extensions
 */
export async function benchOpen(report, { emptyPanel, textBox }) {
  const browsers = {
    aside: await launchChromium({ extension: CHROMIUM_BUILD }),
    react: await launchChromium({ extension: emptyPanel }),
    box: await launchChromium({ extension: textBox }),
  };
  const times = { aside: [], react: [], box: [] };
  const loaded = [];
  try {
    for (const browser of Object.values(browsers)) await browser.worker();
    const first = await browsers.aside.context.newPage();
    await first.goto(browsers.aside.url('sidepanel.html'));
    await first.getByRole('button', { name: 'Chats' }).waitFor();
    await first.evaluate(seedChats, CHATS);
    await first.close();
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, browser] of Object.entries(browsers)) {
        const { typed, page } = await timeToTypedKey(browser);
        times[name].push(typed);
        if (name === 'aside') loaded.push(await timeToWhole(page));
        await page.close();
      }
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
  report.add({
    measure: 'open to a typed key shown, 5,000 chats in store',
    aside: spread(times.aside),
    beside: `React and a text box ${spread(times.react)}; a bare text box ${spread(times.box)}`,
    ratio: ratios(times.aside, times.react),
    goal: '≤ 1.2',
  });
  report.add({ measure: 'open to the whole panel, 5,000 chats in store', aside: spread(loaded) });
}

/** Opens a panel's page, types a letter as soon as there is a box for it, and waits for the frame that shows it; ms since the navigation began. */
async function timeToTypedKey(browser) {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      const box = document.activeElement;
      if (!(box instanceof HTMLTextAreaElement)) return requestAnimationFrame(look);
      document.execCommand('insertText', false, 'x');
      const shown = () =>
        box.value === 'x' || document.activeElement?.value === 'x'
          ? Reflect.set(globalThis, 'typed', performance.now())
          : requestAnimationFrame(shown);
      return requestAnimationFrame(shown);
    };
    requestAnimationFrame(look);
  });
  await page.goto(browser.url('sidepanel.html'));
  const typed = await (await page.waitForFunction(() => Reflect.get(globalThis, 'typed'))).jsonValue();
  return { typed, page };
}

/** Until the page's chip or the way to a model stands there; what was typed first must still be in the box. */
async function timeToWhole(page) {
  await page
    .getByRole('button', { name: /^Model|Connect a model/ })
    .first()
    .waitFor();
  const time = await page.evaluate(() => performance.now());
  const kept = await page.evaluate(() => {
    const { value } = document.querySelector('textarea') ?? {};
    localStorage.clear();
    return value;
  });
  if (kept !== 'x') throw new Error(`The first key was lost: ${kept}`);
  return time;
}

/** Runs in the panel: chats of two messages each. */
async function seedChats(count) {
  const database = await new Promise((done, fail) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const transaction = database.transaction(['chats', 'messages'], 'readwrite');
  const now = Date.now();
  for (let at = 0; at < count; at++) {
    const time = now - at * 60_000;
    const id = `c${at}`;
    transaction.objectStore('chats').put({ id, title: `Chat ${at}`, createdAt: time, updatedAt: time, head: `${id}b` });
    for (const [seq, role] of ['user', 'assistant'].entries())
      transaction.objectStore('messages').put({
        id: `${id}${'ab'[seq]}`,
        chatId: id,
        seq,
        parentId: seq === 0 ? null : `${id}a`,
        role,
        parts: [{ type: 'text', text: `What was said in chat ${at}. `.repeat(20) }],
        status: 'done',
        createdAt: time,
      });
  }
  await new Promise((done) => {
    transaction.oncomplete = done;
  });
  database.close();
}
