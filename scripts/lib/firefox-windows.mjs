import { until } from './project.mjs';

/** @typedef {import('./firefox.mjs').FirefoxWithExtension} FirefoxWithExtension */

/** The handles of all tabs, in all windows. @param {FirefoxWithExtension} firefox @returns {Promise<string[]>} */
export const tabs = ({ marionette }) => marionette.within('content', () => marionette.send('WebDriver:GetWindowHandles'));

/**
 * Waits for a window that the browser opens by itself, such as the one of `identity.launchWebAuthFlow`, and uses it; then the window of before
 * is the one that is driven again.
 * @param {FirefoxWithExtension} firefox
 * @param {() => Promise<void>} open what makes it open
 * @param {(handle: string) => Promise<void>} use
 */
export async function inNewWindow(firefox, open, use) {
  const home = await firefox.tab();
  const before = await tabs(firefox);
  await open();
  const handle = await until(async () => (await tabs(firefox)).find((each) => !before.includes(each)), { what: 'a new window' });
  try {
    await use(handle);
    await until(async () => !(await tabs(firefox)).includes(handle), { what: 'the window to close' });
  } finally {
    await firefox.switchTab(home);
  }
}

/**
 * Clicks a link in a tab's page with the real mouse, once it is there.
 * @param {FirefoxWithExtension} firefox
 * @param {string} handle
 * @param {string} text the link's own
 */
export async function clickLink({ marionette }, handle, text) {
  const link = await until(
    () =>
      marionette.within('content', async () => {
        await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
        return (await marionette.send('WebDriver:FindElement', { using: 'link text', value: text })).value;
      }),
    { what: `the link “${text}”` },
  );
  await marionette.within('content', () => marionette.send('WebDriver:ElementClick', { id: Object.values(link)[0] }));
}

/**
 * Closes a window as its own × does.
 * @param {FirefoxWithExtension} firefox
 * @param {string} handle
 */
export async function closeWindow({ marionette }, handle) {
  await marionette.within('content', async () => {
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
    await marionette.send('WebDriver:CloseWindow');
  });
}
