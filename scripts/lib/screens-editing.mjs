import { button, connect } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */

/** Attaches the page as it looks, and a part of it. @param {Stage} stage */
async function attached({ page, panel }) {
  const whole = { name: 'article.png', mimeType: 'image/png', buffer: await page.screenshot() };
  const part = { name: 'lower-reaches-of-the-river.png', mimeType: 'image/png', buffer: await page.locator('p').first().screenshot() };
  await panel.locator('input[type="file"]').setInputFiles([whole, part]);
  await button(panel, 'Edit lower-reaches-of-the-river.png').waitFor();
}

/** @param {Stage} stage @param {string} tool */
async function editing(stage, tool) {
  await attached(stage);
  await button(stage.panel, 'Edit article.png').click();
  await stage.panel.locator('.edited').waitFor();
  await button(stage.panel, tool).click();
}

/** A box that is covered, and one that is being put with the keyboard. @param {Stage} stage */
async function covering(stage) {
  const { panel } = stage;
  await editing(stage, 'Cover');
  await button(panel, 'Put a box in the middle').click();
  await panel.keyboard.press('Enter');
  await button(panel, 'Put a box in the middle').click();
  for (let times = 0; times < 6; times++) await panel.keyboard.press('Shift+ArrowUp');
}

/** @param {Stage} stage */
async function drawing(stage) {
  const { panel } = stage;
  await editing(stage, 'Draw');
  const { x = 0, y = 0, width = 0, height = 0 } = (await panel.locator('.edited').boundingBox()) ?? {};
  for (const [at, colour] of ['Red', 'Green', 'Blue'].entries()) {
    await button(panel, colour).click();
    await panel.mouse.move(x + width * 0.2, y + height * (0.2 + at * 0.25));
    await panel.mouse.down();
    for (let step = 0; step <= 20; step++)
      await panel.mouse.move(x + width * (0.2 + step * 0.03), y + height * (0.2 + at * 0.25) + Math.sin(step / 2) * 14);
    await panel.mouse.up();
  }
}

/** A frame and an arrow that are drawn, and one that is being put with the keyboard. @param {Stage} stage */
async function marking(stage) {
  const { panel } = stage;
  await editing(stage, 'Draw');
  await button(panel, 'Frame').click();
  for (let times = 0; times < 8; times++) await panel.keyboard.press('ArrowUp');
  for (let times = 0; times < 6; times++) await panel.keyboard.press('Shift+ArrowUp');
  await panel.keyboard.press('Enter');
  await button(panel, 'Green').click();
  await button(panel, 'Arrow').press('Enter');
  for (let times = 0; times < 5; times++) await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await button(panel, 'Blue').click();
  await button(panel, 'Arrow').press('Enter');
  for (let times = 0; times < 9; times++) await panel.keyboard.press('Shift+ArrowLeft');
}

/** Pictures for a model that sees them. @param {Stage} stage */
async function ready(stage) {
  stage.model.lists(['gemini-3-pro-image']);
  await connect(stage);
  await attached(stage);
}

/** What can be done with pictures before they are sent, and afterwards. @type {Record<string, View>} */
export const EDITING_VIEWS = {
  'picture-view': {
    arrange: async (stage) => {
      await attached(stage);
      await button(stage.panel, 'Show article.png in full size').click();
      await stage.panel.locator('.zoomed').waitFor();
    },
  },
  'picture-crop': {
    arrange: async (stage) => {
      await editing(stage, 'Crop');
      const { panel } = stage;
      await panel.getByRole('button', { name: /^Bottom right corner/ }).focus();
      for (let times = 0; times < 8; times++) await panel.keyboard.press('Shift+ArrowLeft');
      for (let times = 0; times < 4; times++) await panel.keyboard.press('Shift+ArrowUp');
    },
  },
  'picture-draw': { arrange: drawing },
  'picture-mark': { arrange: marking },
  'picture-mark-arabic': {
    at: 'arabic',
    arrange: async (stage) => {
      await connect(stage);
      await marking(stage);
    },
  },
  'picture-mark-forced': { at: 'forced', arrange: marking },
  'picture-cover': { arrange: covering },
  'picture-cover-arabic': {
    at: 'arabic',
    arrange: async (stage) => {
      await connect(stage);
      await covering(stage);
    },
  },
  'picture-order': {
    arrange: async (stage) => {
      await attached(stage);
      await button(stage.panel, 'Change the order of the files').click();
    },
  },
  'picture-ready': { arrange: ready },
  'picture-receipt': {
    arrange: async (stage) => {
      await ready(stage);
      await stage.panel.locator('.sum').click();
      await stage.panel.locator('.sheet img').last().scrollIntoViewIfNeeded();
    },
  },
  'picture-crop-large': { at: 'large', arrange: (stage) => editing(stage, 'Crop') },
  'picture-draw-forced': { at: 'forced', arrange: drawing },
};
