import { buildPage } from '../build-page.mjs';
import { launchChromium } from '../chromium.mjs';
import { CHROMIUM_BUILD } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { ratios, spread } from './report.mjs';

const MESSAGES = 5_000;
const ROUNDS = 7;

/**
 * How long a chat of 5,000 messages takes to open at its end beside virtua's plain list of the same words, and what scrolling through
 * it shows. Needs the build for Chromium.
 * @param {import('./report.mjs').Report} report
 */
export async function benchLongChat(report) {
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
    report.add({
      measure: 'a chat of 5,000 messages, click to its end shown',
      aside: `${spread(ours)}; longest task while the rest is read ${spread(whole)}`,
      beside: `virtua with the rows in hand, as plain text ${spread(floor)}`,
      ratio: ratios(ours, floor),
      goal: '≤ 60 ms',
    });
    const scrolled = [];
    for (const [page, selector] of [
      [panel, 'main.thread'],
      [list, '#scroller'],
    ]) {
      const { frames, empty } = await scrollThrough(page, selector);
      scrolled.push(`${empty} of ${frames}`);
    }
    report.add({
      measure: 'scrolled by wheel, keys and far jumps: painted frames that are empty by half or more',
      aside: scrolled[0],
      beside: `virtua ${scrolled[1]}`,
      goal: '0',
    });
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

/**
 * Scrolls as a hand does (wheel, keys) and jumps far, and looks at every frame that the browser painted.
 * @param {import('@playwright/test').Page} page
 * @param {string} selector of what scrolls
 * @returns how many frames there were, and in how many of them half of the view or more was empty
 */
async function scrollThrough(page, selector) {
  await page.bringToFront();
  const scroller = page.locator(selector);
  const { x, y, width, height } = (await scroller.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const painted = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    painted.push(data);
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, everyNthFrame: 1 });
  await page.mouse.move(x + width / 2, y + height / 2);
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, turn % 3 === 2 ? -2 * height : -300);
    await page.waitForTimeout(20);
  }
  // What was clicked last is what keys scroll.
  await page.mouse.click(x + 2, y + height / 2);
  for (const key of ['Home', 'End', 'PageUp', 'PageUp', 'PageUp', 'Home', 'End', 'Home']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
  }
  for (const place of [0.5, 0.1, 0.9, 0.3, 0, 0.7, 1]) {
    await scroller.evaluate((view, part) => view.scrollTo({ top: view.scrollHeight * part }), place);
    await page.waitForTimeout(250);
  }
  await session.send('Page.stopScreencast');
  await session.detach();
  let empty = 0;
  for (const data of painted) if ((await page.evaluate(emptiest, { data, top: y, height })) > height / 2) empty += 1;
  return { frames: painted.length, empty };
}

/** Runs in a page: the height of the largest part of a picture's view in which nothing stands; px. */
async function emptiest({ data, top, height }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const scale = picture.width / innerWidth;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext('2d');
  if (!drawing) return 0;
  drawing.drawImage(picture, 0, 0);
  // Without the scroll bar.
  const { data: pixels, width: across } = drawing.getImageData(0, top * scale, picture.width - 20 * scale, height * scale);
  let run = 0;
  let longest = 0;
  for (let row = 0; row < height * scale; row++) {
    const start = row * across * 4;
    let isEmpty = true;
    for (let at = start; at < start + across * 4 && isEmpty; at += 4)
      isEmpty = Math.abs((pixels[at] ?? 0) - (pixels[start] ?? 0)) + Math.abs((pixels[at + 1] ?? 0) - (pixels[start + 1] ?? 0)) < 60;
    run = isEmpty ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest / scale;
}
