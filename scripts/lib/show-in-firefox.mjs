import { launchFirefox } from './firefox.mjs';
import { answerNow } from './panel-answer.mjs';
import { FIREFOX_BUILD, until } from './project.mjs';

/**
 * Starts Firefox with Aside, shows an address, and opens the sidebar beside it.
 * @param {string} url
 * @param {{ onScreen: boolean }} options
 * @returns {Promise<import('./show-in-chromium.mjs').Showing>}
 */
export async function showInFirefox(url, { onScreen }) {
  const browser = await launchFirefox({
    extension: FIREFOX_BUILD,
    headless: !onScreen,
    // The lines below find the panel's controls by their English names.
    ...(onScreen ? {} : { prefs: { 'intl.locale.requested': 'en-US', 'intl.accept_languages': 'en-US, en' } }),
  });
  try {
    await browser.goto(url);
    const panel = await browser.openPanel();
    const title = await browser.inPage(() => document.title);
    await panel.waitFor((shown) => document.body.innerText.includes(shown), title).catch(() => {});
    // A server on a slow computer may take its time to load a model.
    panel.patienceMs = 130_000;
    const complaint = () =>
      panel.evaluate(() =>
        [...document.querySelectorAll('[role=alert], .connect .notice')].map(({ textContent }) => textContent).join(' '),
      );
    /** Waits for what should come, or fails with the sentence the panel shows instead. */
    const orComplaint = async (awaited) => {
      let isOver = false;
      const complained = until(async () => isOver || complaint(), { within: panel.patienceMs, every: 200 }).then((sentence) => {
        if (sentence !== true) throw new Error(sentence);
      });
      await Promise.race([awaited, complained]).finally(() => {
        isOver = true;
      });
    };
    return {
      connect: async (endpoint, model, key) => {
        await browser.setPreference('extensions.webextOptionalPermissionPrompts', false);
        await panel.click('button', 'Connect a model…');
        await panel.fill('Address', endpoint.href);
        await panel.fill('Key', key);
        await panel.click('button', 'Connect');
        await orComplaint(panel.waitForControl('button', 'Test and use'));
        if (await panel.count('textbox', 'Model')) await panel.fill('Model', model);
        else await panel.pick('Model', model);
        await panel.click('button', 'Test and use');
        await orComplaint(panel.waitForControl('button', 'Start asking'));
        await panel.click('button', 'Start asking');
        await browser.setPreference('extensions.webextOptionalPermissionPrompts', true);
      },
      ask: async (question) => {
        await panel.fill('Your question', question);
        await panel.press('Enter');
      },
      answer: () => panel.evaluate(answerNow),
      picture: (path) => browser.screenshot(path),
      ended: () => browser.ended(),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
