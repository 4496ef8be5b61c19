import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { launchChromium } from './chromium.mjs';
import { CHROMIUM_BUILD, commandOf, ROOT } from './project.mjs';
import { serveModel } from './screens-model.mjs';
import { VIEWS } from './screens-views.mjs';
import { servePages } from './serve-pages.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const FOLDER = join(ROOT, 'docs', 'screens');
const HEIGHT = 720;
/** CSS pixels wide, and the theme. */
const VARIANTS = /** @type {const} */ ({
  panel: [
    [320, 'light'],
    [320, 'dark'],
    [420, 'light'],
    [420, 'dark'],
  ],
  arabic: [
    [320, 'light'],
    [420, 'dark'],
  ],
  wide: [
    [1100, 'light'],
    [1100, 'dark'],
  ],
});

/**
 * Takes the pictures; each view begins in a browser of its own, as it was installed.
 * @param {string[]} names only these views; none: all
 */
export async function takeScreens(names) {
  execFileSync(process.execPath, [commandOf('wxt', 'wxt'), 'build'], { cwd: ROOT, stdio: 'ignore' });
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, view] of Object.entries(VIEWS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    await takeScreen(name, view);
    console.log(`docs/screens/${name}.png`);
  }
}

/** @param {string} name @param {View} view */
async function takeScreen(name, { arrange, at = 'panel' }) {
  const site = await servePages(join(ROOT, 'scripts', 'sample'));
  const model = await serveModel();
  const aside = await launchChromium({ extension: CHROMIUM_BUILD, args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } });
  try {
    await aside.allowHost('http://127.0.0.1/*');
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(site.url('/'));
    const panel = await aside.openPanel(page);
    await panel.setViewportSize({ width: 420, height: HEIGHT });
    const shown = (await arrange({ aside, page, panel, model, site })) ?? panel;
    if (at === 'arabic') await speakArabic(aside, page);
    const pictures = [];
    for (const [width, colorScheme] of VARIANTS[at]) {
      await shown.setViewportSize({ width, height: HEIGHT });
      await shown.emulateMedia({ colorScheme });
      // Layout and late parts come to rest.
      await shown.waitForTimeout(400);
      pictures.push((await shown.screenshot()).toString('base64'));
    }
    const sheet = await aside.context.newPage();
    const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
    await sheet.setContent(`<body style="margin:0;display:flex;gap:16px;padding:16px;background:#888;width:max-content">${images}`);
    writeFileSync(join(FOLDER, `${name}.png`), await sheet.locator('body').screenshot());
  } finally {
    await aside.close();
    await site.close();
    await model.close();
  }
}

/** Chooses Arabic in the settings; every open view follows. */
async function speakArabic(aside, page) {
  const settings = await aside.context.newPage();
  await settings.goto(aside.url('sidepanel.html#settings=language'));
  await settings.getByRole('radio', { name: 'العربية' }).check();
  await settings.locator('html[lang=ar]').waitFor();
  await settings.close();
  await page.bringToFront();
}

/**
 * @typedef {object} View
 * @property {(stage: Stage) => Promise<Page | void>} arrange by real clicks, in a panel that was just opened beside the sample page; gives the page
 * that is shown, where it is not the panel
 * @property {keyof typeof VARIANTS} [at]
 */

/**
 * @typedef {object} Stage
 * @property {import('./chromium.mjs').ChromiumWithExtension} aside
 * @property {Page} page the page in front
 * @property {Page} panel
 * @property {Awaited<ReturnType<typeof serveModel>>} model
 * @property {Awaited<ReturnType<typeof servePages>>} site
 */
