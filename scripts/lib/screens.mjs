import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { launchChromium } from './chromium.mjs';
import { CHROMIUM_BUILD, commandOf, ROOT } from './project.mjs';
import { COVER, takeCover } from './screens-cover.mjs';
import { FAR_HOST, serveModel } from './screens-model.mjs';
import { ARTICLE, serveSite } from './screens-site.mjs';
import { choose } from './screens-steps.mjs';
import { VIEWS } from './screens-views.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const FOLDER = join(ROOT, 'docs', 'screens');
const HEIGHT = 720;
const [LIGHT, DARK] = /** @type {const} */ ([{ colorScheme: 'light' }, { colorScheme: 'dark' }]);

/** How a view is shown: what is chosen first in the settings, then the widths in CSS pixels, each with what the browser says of colours. */
const VARIANTS = /** @type {Record<string, Variant>} */ ({
  panel: {
    pictures: [
      [320, LIGHT],
      [320, DARK],
      [420, LIGHT],
      [420, DARK],
    ],
  },
  narrow: {
    pictures: [
      [320, LIGHT],
      [320, DARK],
    ],
  },
  arabic: {
    chosen: ['language', 'العربية'],
    pictures: [
      [320, LIGHT],
      [420, DARK],
    ],
  },
  large: {
    chosen: ['appearance', '160 %'],
    pictures: [
      [320, LIGHT],
      [420, DARK],
    ],
  },
  forced: {
    pictures: [
      [420, { ...LIGHT, forcedColors: 'active' }],
      [420, { ...DARK, forcedColors: 'active' }],
    ],
  },
  page: { pictures: [[900, LIGHT]] },
  pair: { pictures: [[420, LIGHT]] },
  wide: {
    pictures: [
      [1280, LIGHT],
      [1280, DARK],
    ],
  },
  wideArabic: { chosen: ['language', 'العربية'], pictures: [[1280, LIGHT]] },
});

/**
 * Takes the pictures; each view begins in a browser of its own, as it was installed.
 * @param {string[]} names only these views; none: all
 */
export async function takeScreens(names) {
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build'], { cwd: ROOT, stdio: 'ignore' });
  mkdirSync(FOLDER, { recursive: true });
  const failed = [];
  const takes = Object.entries(VIEWS).map(([name, view]) => [name, () => takeScreen(name, view)]);
  takes.push([COVER, () => onStage(takeCover)]);
  for (const [name, take] of takes) {
    if (names.length > 0 && !names.includes(name)) continue;
    try {
      await take();
      console.log(name);
    } catch (error) {
      failed.push(name);
      console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (failed.length > 0) throw new Error(`No picture of ${failed.join(', ')}`);
}

/** @param {string} name @param {View} view */
const takeScreen = (name, { arrange, at = 'panel' }) =>
  onStage(async (stage) => {
    const shown = (await arrange(stage)) ?? stage.panel;
    const { chosen, pictures } = VARIANTS[at] ?? VARIANTS.panel;
    if (chosen) await choose(stage, ...chosen);
    const taken = [];
    for (const each of Array.isArray(shown) ? shown : [shown])
      for (const [width, media] of pictures) taken.push(await takePicture(each, width, media));
    writeFileSync(join(FOLDER, `${name}.png`), await sheetOf(stage.aside, taken));
  });

/** Opens the panel beside the article, in a browser of its own, and uses it. @param {(stage: Stage) => Promise<void>} use */
async function onStage(use) {
  const model = await serveModel();
  const args = ['--lang=en-US', `--host-resolver-rules=MAP ${FAR_HOST} 127.0.0.1`, '--ignore-certificate-errors'];
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args, env: { LANGUAGE: 'en_US' } });
  try {
    await serveSite(aside.context);
    await aside.allowHost('http://127.0.0.1/*');
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(ARTICLE);
    const panel = await aside.openPanel(page);
    await panel.setViewportSize({ width: 420, height: HEIGHT });
    await use({ aside, page, panel, model });
  } finally {
    await aside.close();
    await model.close();
  }
}

/** @param {Page} shown @param {number} width @param {Parameters<Page['emulateMedia']>[0]} media @returns {Promise<string>} a PNG, base64 */
async function takePicture(shown, width, media) {
  await shown.setViewportSize({ width, height: HEIGHT });
  await shown.emulateMedia(media);
  // What the last click pointed at is not part of the view.
  await shown.mouse.move(0, 0);
  // Layout and late parts come to rest.
  await shown.waitForTimeout(400);
  return (await shown.screenshot()).toString('base64');
}

/** Pictures beside each other. @param {import('./chromium.mjs').ChromiumWithExtension} aside @param {string[]} pictures PNGs, base64 */
async function sheetOf(aside, pictures) {
  const sheet = await aside.context.newPage();
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
  await sheet.setContent(`<body style="margin:0;display:flex;gap:16px;padding:16px;background:#888;width:max-content">${images}`);
  return sheet.locator('body').screenshot();
}

/**
 * @typedef {object} Variant
 * @property {[section: string, name: string]} [chosen]
 * @property {[width: number, media: Parameters<Page['emulateMedia']>[0]][]} pictures
 */

/**
 * @typedef {object} View
 * @property {(stage: Stage) => Promise<Page | Page[] | void>} arrange by real clicks, in a panel that was just opened beside the sample article;
 * gives the pages that are shown, where that is not the panel alone
 * @property {string} [at] the name of a variant
 */

/**
 * @typedef {object} Stage
 * @property {import('./chromium.mjs').ChromiumWithExtension} aside
 * @property {Page} page the page in front
 * @property {Page} panel
 * @property {Awaited<ReturnType<typeof serveModel>>} model
 */
