import { launchChromium } from '../chromium.mjs';
import { launchFirefox } from '../firefox.mjs';
import { CHROMIUM_BUILD, FIREFOX_BUILD } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { spread } from './report.mjs';

const ROUNDS = 10;
const ENTRY = 'A part of the page';
const ATTACHED = 'Leave out Part of';
const [FROM, TO] = [
  { x: 100, y: 150 },
  { x: 700, y: 550 },
];

/**
 * From the release of a box of 600 × 400 over the page to its picture in the panel, on the disk.
 * @param {import('./report.mjs').Report} report
 */
export async function benchRegion(report) {
  const site = await servePages('scripts/sample');
  try {
    report.add({
      measure: 'Chromium: release of a box over the page to its picture attached',
      aside: spread(await inChromium(site.url('/'))),
    });
    report.add({ measure: 'Firefox: the same', aside: spread(await inFirefox(site.url('/'))) });
  } finally {
    await site.close();
  }
}

/** @param {string} url */
async function inChromium(url) {
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(url);
    const panel = await aside.openPanel(page);
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      await panel.getByRole('button', { name: 'Attach', exact: true }).click();
      await panel.getByRole('menuitem', { name: ENTRY }).click();
      await page.waitForFunction(isDimmed);
      const attached = panel.evaluate(whenAttached, [ATTACHED, round]);
      await page.evaluate(noteRelease);
      await page.mouse.move(FROM.x, FROM.y);
      await page.mouse.down();
      await page.mouse.move(TO.x, TO.y, { steps: 3 });
      await page.mouse.up();
      times.push((await attached) - (await page.evaluate(lastRelease)));
    }
    return times;
  } finally {
    await aside.close();
  }
}

/** @param {string} url */
async function inFirefox(url) {
  const aside = await launchFirefox({ extension: FIREFOX_BUILD, prefs: { 'intl.locale.requested': 'en-US' } });
  try {
    await aside.goto(url);
    const panel = await aside.openPanel();
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      await panel.click('button', 'Attach');
      await panel.click('menuitem', ENTRY);
      while (!(await aside.inPage(isDimmed)));
      const attached = panel.evaluate(whenAttached, [ATTACHED, round]);
      await aside.inPage(noteRelease);
      await aside.dragInPage(FROM, TO);
      times.push((await attached) - (await aside.inPage(lastRelease)));
    }
    return times;
  } finally {
    await aside.close();
  }
}

/** Runs in the page: whether a box can be drawn. */
function isDimmed() {
  return document.documentElement.lastElementChild?.localName === 'div';
}

/** Runs in the page. */
function noteRelease() {
  addEventListener('pointerup', () => document.documentElement.setAttribute('data-released', String(Date.now())), {
    capture: true,
    once: true,
  });
}

/** Runs in the page. */
function lastRelease() {
  return Number(document.documentElement.getAttribute('data-released'));
}

/** Runs in the panel: when one more picture is attached; ms since the epoch. @param {[name: string, before: number]} what */
function whenAttached([name, before]) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(`button[aria-label^="${name}"]`).length <= before) return;
      watch.disconnect();
      resolve(Date.now());
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    look();
  });
}
