import { launchChromium } from '../chromium.mjs';
import { launchFirefox } from '../firefox.mjs';
import { CHROMIUM_BUILD, FIREFOX_BUILD } from '../project.mjs';

/**
 * The real panel beside a page, with both names of the test's site allowed and a script in it.
 * @typedef {object} PointingPanel
 * @property {(page: object, url: string) => Promise<object[]>} check what became of the answers of a page
 * @property {() => Promise<void>} close
 */

const HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];

/** @param {string} url where the tab begins @param {string} script @returns {Promise<PointingPanel>} */
export async function openChromium(url, script) {
  const aside = await launchChromium({
    extension: CHROMIUM_BUILD,
    args: ['--lang=en-US', '--window-size=1400,900'],
    env: { LANGUAGE: 'en_US' },
  });
  for (const host of HOSTS) await aside.allowHost(host);
  const page = aside.context.pages()[0] ?? (await aside.context.newPage());
  await page.goto(url);
  const panel = await aside.openPanel(page);
  await panel.evaluate((origins) => Reflect.get(globalThis, 'chrome').permissions.request({ origins }), HOSTS);
  await panel.evaluate(script);
  return {
    check: (planted, address) => panel.evaluate(([one, other]) => window.checkPlanted(one, other), [planted, address]),
    close: () => aside.close(),
  };
}

/** @param {string} url where the tab begins @param {string} script @returns {Promise<PointingPanel>} */
export async function openFirefox(url, script) {
  const aside = await launchFirefox({ extension: FIREFOX_BUILD, prefs: { 'intl.locale.requested': 'en-US' } });
  for (const host of HOSTS) await aside.grantHost(host);
  await aside.goto(url);
  const panel = await aside.openPanel();
  await panel.addScript(script);
  return {
    check: (planted, address) => panel.evaluate((one, other) => window.checkPlanted(one, other), planted, address),
    close: () => aside.close(),
  };
}
