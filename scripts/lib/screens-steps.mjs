/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} panel */
export const box = (panel) => panel.getByRole('textbox', { name: 'Your question' });

/** The last one of this name, as what is done with an answer stands at its end. @param {Page} panel @param {string} name */
export const button = (panel, name) => panel.getByRole('button', { name, exact: true }).last();

/** @param {Page} panel */
export const pageIsRead = (panel) => panel.getByRole('heading', { level: 2 }).waitFor();

/** @param {Stage} stage @param {string} [url] */
export async function connect({ panel, model }, url = model.url) {
  await button(panel, 'Connect a model…').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(url);
  await button(panel, 'Connect').click();
  await button(panel, 'Test and use').click();
  await button(panel, 'Start asking').click();
}

/** @param {Page} panel @param {string} question @param {string} [status] in which the answer is seen */
export async function ask(panel, question, status = 'done') {
  await box(panel).fill(question);
  await box(panel).press('Enter');
  await panel.locator('article.asked', { hasText: question }).last().waitFor();
  await panel.locator(`article[data-status="${status}"]`).last().waitFor();
}

/** Connects, asks, and is answered so. @param {Stage} stage @param {import('./screens-model.mjs').Reply} reply @param {string} [status] */
export async function answeredWith(stage, reply, status) {
  await connect(stage);
  stage.model.answersNext(reply);
  await ask(stage.panel, 'How far is a light seen?', status);
}

/** A page of ours in a tab. @param {Stage} stage @param {string} hash */
export async function tab({ aside }, hash) {
  const page = await aside.context.newPage();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(aside.url(`sidepanel.html${hash}`));
  await page.locator('header').first().waitFor();
  return page;
}

/** Chooses one of several in the settings; every open view follows. @param {Stage} stage @param {string} section @param {string} name */
export async function choose(stage, section, name) {
  const settings = await tab(stage, `#settings=${section}`);
  await settings.getByRole('radio', { name, exact: true }).check();
  await settings.waitForTimeout(300);
  await settings.close();
  await stage.page.bringToFront();
  // What is in front now is read anew.
  await stage.panel.waitForTimeout(1500);
}

/** Opens the palette and does what is found first. @param {Page} panel @param {string} words */
export async function command(panel, words) {
  await pageIsRead(panel);
  await panel.keyboard.press('Control+k');
  await panel.getByRole('option').first().waitFor();
  await panel.keyboard.type(words);
  await panel.keyboard.press('Enter');
}
