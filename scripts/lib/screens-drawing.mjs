import { ask, box, button, pageIsRead } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */

/** A picture is asked for of one of OpenAI's models. @param {Stage} stage */
async function wish({ panel, model }) {
  model.lists(['gpt-5.4', 'llama-4-scout']);
  await pageIsRead(panel);
  await button(panel, 'Connect a model…').click();
  await button(panel, 'OpenAI').click();
  await panel.getByText('Address and more').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByLabel('Key', { exact: false }).first().fill('k');
  await button(panel, 'Connect').click();
  await button(panel, 'Test and use').click();
  await button(panel, 'Start asking').click();
  await button(panel, 'Attach').click();
  await panel.getByRole('menuitem', { name: 'Draw a picture' }).click();
  await box(panel).fill('The lighthouse by night, as a woodcut.');
}

/** @param {Stage} stage */
async function receipt(stage) {
  await wish(stage);
  await stage.panel.getByTitle('What will be sent').click();
  await stage.panel.getByText('image_generation').waitFor();
}

/** The model makes none. @param {Stage} stage */
async function unmade(stage) {
  const { panel } = stage;
  await wish(stage);
  await box(panel).press('Alt+m');
  await panel.getByRole('combobox', { name: 'Model' }).fill('llama');
  await panel.keyboard.press('Enter');
  await button(panel, 'Ask gpt-5.4 instead').waitFor();
}

/** It was asked all the same, and the question is put in other words. @param {Stage} stage */
async function inWords(stage) {
  const { panel } = stage;
  await unmade(stage);
  await ask(panel, 'The lighthouse by night, as a woodcut.');
  await panel.getByText('it answered in words').waitFor();
  await box(panel).press('ArrowUp');
  await button(panel, 'Answer in words alone').waitFor();
}

/** Nothing of it is there yet. @param {Stage} stage */
async function begun(stage) {
  await wish(stage);
  stage.model.answersNext({ sketch: '' });
  await ask(stage.panel, 'The lighthouse by night, as a woodcut.', 'streaming');
  await stage.panel.locator('figure figcaption').waitFor();
}

/** Some of it is there. @param {Stage} stage */
async function sketched(stage) {
  const { page, panel, model } = stage;
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, width: 480, height: 480 } });
  await wish(stage);
  model.answersNext({ sketch: bytes.toString('base64') });
  await ask(panel, 'The lighthouse by night, as a woodcut.', 'streaming');
  await panel.locator('.made-picture img').waitFor();
}

/** What there was of it when it was stopped. @param {Stage} stage */
async function stopped(stage) {
  await sketched(stage);
  await button(stage.panel, 'Stop').click();
  await button(stage.panel, 'Try again').waitFor();
}

/** @type {Record<string, View>} */
export const DRAWING_VIEWS = {
  'drawing-wish': { arrange: wish },
  'drawing-wish-arabic': { at: 'arabic', arrange: wish },
  'drawing-receipt': { arrange: receipt },
  'drawing-unmade': { arrange: unmade },
  'drawing-in-words': { arrange: inWords },
  'drawing-begun': { arrange: begun },
  drawing: { arrange: sketched },
  'drawing-stopped': { arrange: stopped },
};
