import { button } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */

/** What can be attached. @param {Stage} stage */
async function attachMenu({ panel }) {
  await button(panel, 'Attach').click();
  await panel.getByRole('menuitem').first().hover();
}

/** While a box is drawn over the page. @param {Stage} stage */
async function picking(stage) {
  const { page, panel } = stage;
  await attachMenu(stage);
  await panel.getByRole('menuitem', { name: 'A part of the page' }).click();
  await page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div');
}

/** The page meanwhile, a box half drawn. @param {Stage} stage */
async function boxInPage(stage) {
  await stage.page.setViewportSize({ width: 900, height: 720 });
  await picking(stage);
  const { mouse } = stage.page;
  await mouse.move(120, 180);
  await mouse.down();
  await mouse.move(520, 400, { steps: 3 });
  return stage.page;
}

/** A box over a picture of a page that takes none. @param {Stage} stage */
async function boxOnPicture({ page, panel }) {
  await page.goto('chrome://version');
  await page.bringToFront();
  await button(panel, 'Attach').click();
  await panel.getByRole('menuitem', { name: 'A part of the page' }).click();
  await panel.getByRole('dialog').waitFor();
  await button(panel, 'Put a box in the middle').click();
}

/** @type {Record<string, View>} */
export const PICTURE_VIEWS = {
  'attach-menu': { arrange: attachMenu },
  picking: { arrange: picking },
  'box-in-page': { at: 'page', arrange: boxInPage },
  'box-on-picture': { arrange: boxOnPicture },
};
