import { button, pageIsRead } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */

/** A picture before an engine that sees none: the offer, with its languages. @param {Stage} stage */
async function offered({ page, panel }) {
  await pageIsRead(panel);
  await panel
    .locator('footer input[type=file]')
    .setInputFiles([{ name: 'lighthouse-from-the-harbour.png', mimeType: 'image/png', buffer: await page.screenshot() }]);
  await panel.locator('.unseen-offer summary').click();
  const languages = panel.locator('.unseen-offer input');
  await languages.nth(2).click();
  await panel.locator('.unseen-offer > .fact').waitFor();
}

/** The same, read. @param {Stage} stage */
async function read(stage) {
  const { panel } = stage;
  await offered(stage);
  await panel.locator('.unseen-offer input').nth(2).click();
  await panel.locator('.unseen-offer > .fact').waitFor({ state: 'hidden' });
  await panel.locator('.unseen-offer > .link').first().click();
  await panel.locator('.reading').waitFor();
  await panel.locator('.reading').waitFor({ state: 'detached', timeout: 60_000 });
  await panel.locator('.unseen-offer').waitFor();
}

/** While it reads. @param {Stage} stage */
async function reading(stage) {
  const { page, panel } = stage;
  await pageIsRead(panel);
  await panel
    .locator('footer input[type=file]')
    .setInputFiles([{ name: 'lighthouse-from-the-harbour.png', mimeType: 'image/png', buffer: await page.screenshot() }]);
  await button(panel, 'Read their words on this device').click();
  await panel.getByText('%').waitFor();
}

/** The words of pictures, for a model that does not see. @type {Record<string, import('./screens.mjs').View>} */
export const WORDS_VIEWS = {
  'words-offered': { arrange: offered },
  'words-offered-arabic': { at: 'arabic', arrange: offered },
  'words-reading': { at: 'pair', arrange: reading },
  'words-read': { arrange: read },
};
