import { launchChromium } from '../chromium.mjs';
import { launchFirefox } from '../firefox.mjs';
import { CHROMIUM_BUILD, FIREFOX_BUILD, sleep } from '../project.mjs';
import { servePages } from '../serve-pages.mjs';
import { spread } from './report.mjs';

const ROUNDS = 10;
/** Nobody draws a box in less; Chromium takes two pictures a second, and one is taken before. ms */
const AIM_MS = 1_100;
const ENTRY = 'A part of the page';
const ATTACHED = 'Leave out Part of';
const [FROM, TO] = [
  { x: 60, y: 60 },
  { x: 460, y: 360 },
];

/**
 * From the release of a box of 400 × 300 over the page to its picture in the panel, on the disk.
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
      await panel.evaluate(watchAttached, [ATTACHED, round]);
      await page.evaluate(noteRelease);
      await sleep(AIM_MS);
      await page.mouse.move(FROM.x, FROM.y);
      await page.mouse.down();
      // The same picture is attached once.
      await page.mouse.move(TO.x, TO.y - 4 * round, { steps: 3 });
      await page.mouse.up();
      await panel.waitForFunction(whenAttached);
      times.push((await panel.evaluate(whenAttached)) - (await page.evaluate(lastRelease)));
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
      await panel.evaluate(watchAttached, [ATTACHED, round]);
      await aside.inPage(noteRelease);
      await sleep(AIM_MS);
      await aside.dragInPage(FROM, { x: TO.x, y: TO.y - 4 * round });
      times.push((await panel.waitFor(whenAttached)) - (await aside.inPage(lastRelease)));
      // The chip that came moves the button.
      await sleep(500);
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

/** Runs in the panel: notes when one more picture is attached. @param {[name: string, before: number]} what */
function watchAttached([name, before]) {
  const root = document.documentElement;
  root.removeAttribute('data-attached');
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll(`button[aria-label^="${name}"]`).length <= before) return;
    watch.disconnect();
    root.setAttribute('data-attached', String(Date.now()));
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/** Runs in the panel: when that was; ms since the epoch, 0 where it was not yet. */
function whenAttached() {
  return Number(document.documentElement.getAttribute('data-attached'));
}
