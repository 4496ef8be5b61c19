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

/** The page meanwhile, with a box. @param {Stage} stage */
async function boxInPage(stage) {
  await stage.page.setViewportSize({ width: 900, height: 720 });
  await picking(stage);
  // By keys, as the mouse is moved away before the picture.
  await stage.panel.keyboard.press('ArrowUp');
  return stage.page;
}

/** A box over a picture of a page that takes none. @param {Stage} stage */
async function boxOnPicture({ page, panel }) {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M20 180 90 60l60 70 50-90 80 140z" fill="#176f6a"/></svg>';
  await page.route('**/plan.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: drawing }));
  await page.goto(new URL('/plan.svg', page.url()).href);
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
