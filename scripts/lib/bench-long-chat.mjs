import { buildPage } from './build-page.mjs';
import { launchChromium } from './chromium.mjs';
import { CHROMIUM_BUILD } from './project.mjs';
import { servePages } from './serve-pages.mjs';

const MESSAGES = 5_000;
const ROUNDS = 7;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const ms = (values) => `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;

/**
 * Prints how long a chat of 5,000 messages takes to open at its end beside virtua's plain list of the same words, and what scrolling through
 * it shows. Needs the build for Chromium.
 */
export async function benchLongChat() {
  const site = await servePages(
    await buildPage('virtua-list', 'list.html', '<title>List</title><style>body{margin:0;font:14px/1.55 system-ui}</style>'),
  );
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    await aside.worker();
    const panel = await aside.context.newPage();
    await panel.setViewportSize({ width: 400, height: 800 });
    await panel.goto(aside.url('sidepanel.html'));
    await panel.getByRole('button', { name: 'Chats' }).waitFor();
    await panel.evaluate(seed, { count: MESSAGES, texts: Array.from({ length: MESSAGES }, (_, at) => textOf(at)) });
    const list = await aside.context.newPage();
    await list.setViewportSize({ width: 400, height: 800 });

    const ours = [];
    const whole = [];
    const floor = [];
    for (let round = 0; round < ROUNDS; round++) {
      await list.bringToFront();
      await list.goto(site.url('/list.html'));
      floor.push(
        await list.evaluate(
          mountList,
          Array.from({ length: MESSAGES }, (_, at) => textOf(at)),
        ),
      );
      await panel.bringToFront();
      await panel.reload();
      const opened = await openLong(panel);
      ours.push(opened.shown);
      whole.push(opened.longest);
    }
    console.log(
      `5,000 messages, click to the end    ${ms(ours)}; virtua with the rows in hand ${ms(floor)}; ratio ${(median(ours) / median(floor)).toFixed(2)}`,
    );
    console.log(`5,000 messages, longest task after  ${ms(whole)}`);
    const { frames, blank, afterJump, slow, longest } = await panel.evaluate(scrollThrough);
    console.log(
      `5,000 messages, scrolling to the top ${frames} frames, ${blank} blank (${afterJump} of them right after a far jump), ${slow} over 50 ms, the longest ${longest.toFixed(0)} ms`,
    );
  } finally {
    await aside.close();
    await site.close();
  }
}

/** Questions and answers as people have them: a few lines, some with a list, a table or code. */
function textOf(at) {
  if (at % 2 === 0) return `Question ${at / 2}: how did the river gauge at station ${at} change over the years?`;
  const line = `The gauge at station ${at} fell by **${at % 9} %** between 1950 and 2020, mostly in _late summer_. `;
  const more = [
    '\n\n- earlier snow melt\n- longer dry spells\n- more water taken for fields\n',
    '\n\n| Gauge | Mean |\n|---|---|\n| Ulm | −2 % |\n| Vienna | −6 % |\n',
    '\n\n```js\nconst mean = values.reduce((sum, value) => sum + value) / values.length;\n```\n',
    '',
  ];
  return line.repeat(2 + (at % 5)) + more[Math.floor(at / 2) % 4];
}

/** Runs in the panel: a chat of so many messages, all in one branch. */
async function seed({ count, texts }) {
  const database = await new Promise((done, fail) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const transaction = database.transaction(['chats', 'messages'], 'readwrite');
  const now = Date.now();
  const chat = { title: 'A long chat', createdAt: now, updatedAt: now };
  transaction.objectStore('chats').put({ ...chat, id: 'long', head: `m${count - 1}` });
  for (let at = 0; at < count; at++) {
    const isAnswer = at % 2 === 1;
    transaction.objectStore('messages').put({
      id: `m${at}`,
      chatId: 'long',
      seq: at,
      parentId: at === 0 ? null : `m${at - 1}`,
      role: isAnswer ? 'assistant' : 'user',
      parts: [{ type: 'text', text: texts[at] }],
      status: 'done',
      createdAt: now,
      ...(isAnswer ? { endpointId: 'excerpts-of-old', modelId: 'some-model', startedAt: now, endedAt: now + 1200 } : {}),
    });
  }
  await new Promise((done) => {
    transaction.oncomplete = done;
  });
  database.close();
}

/** From the click on the chat to the frame that shows its end; ms. Then the longest task while the rest is read. */
async function openLong(panel) {
  await panel.getByRole('button', { name: 'Chats' }).click();
  await panel.getByRole('button', { name: 'Open “A long chat”' }).waitFor();
  await panel.waitForTimeout(500);
  return panel.evaluate(async (last) => {
    let longest = 0;
    const watcher = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    watcher.observe({ type: 'longtask' });
    const started = performance.now();
    document.querySelector('[aria-label="Open “A long chat”"]')?.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const end = [...document.querySelectorAll('article.answer')].at(-1);
      const view = document.querySelector('main.thread');
      if (!end?.textContent?.includes(`station ${last} `) || !view) continue;
      if (view.scrollHeight - view.scrollTop - view.clientHeight < 2) break;
    }
    // What was laid out in that frame is painted before the next one.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const shown = performance.now() - started;
    await new Promise((done) => setTimeout(done, 2_500));
    watcher.disconnect();
    return { shown, longest };
  }, MESSAGES - 1);
}

/** Runs in the list: from the call to the frame that shows its end; ms. */
async function mountList(rows) {
  const started = performance.now();
  Reflect.get(globalThis, 'mount')(rows);
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (document.body.textContent?.includes(`station ${rows.length - 1} `)) break;
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}

/** Runs in the panel: scrolls up by a screen every other frame, then to a few far places, and looks at what each frame shows. */
async function scrollThrough() {
  const view = document.querySelector('main.thread');
  const { top, left, width, height } = view.getBoundingClientRect();
  const result = { frames: 0, blank: 0, afterJump: 0, slow: 0, longest: 0 };
  let before = performance.now();
  const look = async (isJump = false) => {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    result.frames += 1;
    result.longest = Math.max(result.longest, now - before);
    if (now - before > 50) result.slow += 1;
    before = now;
    // A frame is blank where no line of text stands within a few lines of any of these points.
    let words = 0;
    for (let part = 1; part < 20; part++) {
      const y = top + (height * part) / 20;
      const { offsetNode } = document.caretPositionFromPoint(left + width / 4, y) ?? {};
      if (offsetNode?.nodeType !== Node.TEXT_NODE || !offsetNode.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(offsetNode);
      if ([...range.getClientRects()].some((line) => line.top < y + 40 && line.bottom > y - 40)) words += 1;
    }
    if (words > 0) return;
    result.blank += 1;
    if (isJump) result.afterJump += 1;
  };
  for (let step = 0; step < 200; step++) {
    view.scrollTop -= step % 2 ? height : 120;
    await look();
  }
  for (const place of [0.5, 0.1, 0.9, 0.3, 0, 0.7]) {
    view.scrollTop = view.scrollHeight * place;
    for (let frame = 0; frame < 6; frame++) await look(frame === 0);
  }
  return result;
}
