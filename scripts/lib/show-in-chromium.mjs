import process from 'node:process';
import { launchChromium } from './chromium.mjs';
import { desktopOn, startDisplay } from './display.mjs';
import { findTool } from './install-browsers.mjs';
import { answerNow } from './panel-answer.mjs';
import { CHROMIUM_BUILD } from './project.mjs';

const PANEL_WIDTH = 400;
/** A server on a slow computer may take its time to load a model. */
const PATIENCE_MS = 130_000;
const PAGE = { width: 1000, height: 860 };

/**
 * Starts Chromium with Aside, shows an address, and opens the side panel beside it.
 * Without a screen it takes a virtual one where Xvfb is at hand, so that the picture is of the real window; else it is headless.
 * @param {string} url
 * @param {{ onScreen: boolean }} options
 * @returns {Promise<Showing>}
 */
export async function showInChromium(url, { onScreen }) {
  const virtual =
    !onScreen && process.platform === 'linux' && findTool('xvfb') && findTool('imagemagick') ? await startDisplay() : undefined;
  const headless = !onScreen && !virtual;
  const browser = await launchChromium({
    extension: CHROMIUM_BUILD,
    headless,
    ...(virtual ? { display: virtual.display } : {}),
    ...(headless ? { viewport: PAGE } : {}),
    // The lines below find the panel's controls by their English names.
    ...(onScreen ? {} : { args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } }),
  }).catch(async (error) => {
    await virtual?.stop();
    throw error;
  });
  const close = async () => {
    await browser.close();
    await virtual?.stop();
  };
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(url);
    const panel = await browser.openPanel(page);
    if (headless) await panel.setViewportSize({ width: PANEL_WIDTH, height: PAGE.height });
    const title = await page.title();
    await panel
      .getByText(title)
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => {});
    const complaint = panel.locator('[role=alert], .connect .notice').first();
    /** Waits for what should come, or fails with the sentence the panel shows instead. */
    const orComplaint = async (awaited) => {
      const complained = complaint.waitFor({ timeout: PATIENCE_MS }).then(async () => {
        throw new Error(await complaint.innerText());
      });
      awaited.catch(() => {});
      complained.catch(() => {});
      await Promise.race([awaited, complained]);
    };
    return {
      connect: async (endpoint, model, key) => {
        await browser.allowHost(`${endpoint.protocol}//${endpoint.hostname}/*`);
        await panel.getByRole('button', { name: 'Connect a model…' }).click();
        await panel.getByRole('textbox', { name: 'Address' }).fill(endpoint.href);
        await panel.getByLabel(/^Key/).fill(key);
        await panel.getByRole('button', { name: 'Connect', exact: true }).click();
        const form = panel.getByRole('form', { name: 'Test and use' });
        await orComplaint(form.waitFor({ timeout: PATIENCE_MS }));
        const typed = form.getByRole('textbox', { name: 'Model' });
        if (await typed.count()) await typed.fill(model);
        else {
          await form.getByRole('button', { name: /^Model: / }).click();
          await panel.getByRole('combobox', { name: 'Model' }).fill(model);
          await panel.keyboard.press('Enter');
        }
        await form.getByRole('button', { name: 'Test and use' }).click();
        await orComplaint(panel.getByRole('button', { name: 'Start asking' }).click({ timeout: PATIENCE_MS }));
      },
      ask: async (question) => {
        const box = panel.getByRole('textbox', { name: 'Your question' });
        await box.fill(question);
        await box.press('Enter');
      },
      answer: () => panel.evaluate(answerNow),
      picture: async (path) => {
        if (virtual) desktopOn(virtual.display).screenshot(path);
        else await sideBySide(browser.context, [await page.screenshot(), await panel.screenshot()], path);
      },
      ended: () => browser.ended(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Headless Chromium draws page and panel each for itself; this makes one picture of the two, with a third page. */
async function sideBySide(context, [page, panel], path) {
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width: PAGE.width + 1 + PANEL_WIDTH, height: PAGE.height });
  const image = (png) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
  await sheet.setContent(`<body style="margin:0;display:flex;gap:1px;background:#8888">${image(page)}${image(panel)}</body>`);
  await sheet.screenshot({ path });
  await sheet.close();
}

/**
 * @typedef {object} Showing a browser with Aside open beside a page
 * @property {(endpoint: URL, model: string, key: string) => Promise<void>} connect fills in the Connect form
 * @property {(question: string) => Promise<void>} ask types a question into the panel and presses Enter
 * @property {() => Promise<import('./panel-answer.mjs').AnswerNow | undefined>} answer the last answer as the panel shows it
 * @property {(path: string) => Promise<void>} picture a PNG of page and panel side by side
 * @property {() => Promise<void>} ended resolves when the user has closed the window
 * @property {() => Promise<void>} close
 */
