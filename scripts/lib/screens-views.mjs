/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('@playwright/test').Page} Page */

const box = (panel) => panel.getByRole('textbox', { name: 'Your question' });
const button = (panel, name) => panel.getByRole('button', { name, exact: true });

/** @param {Stage} stage */
async function connect({ panel, model }) {
  await button(panel, 'Connect a model…').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await button(panel, 'Connect').click();
  await button(panel, 'Test and use').click();
  await button(panel, 'Start asking').click();
}

/** @param {Page} panel @param {string} question @param {string} [status] */
async function ask(panel, question, status = 'done') {
  await box(panel).fill(question);
  await box(panel).press('Enter');
  await panel.locator(`article[data-status="${status}"]`).last().waitFor();
}

/** Each view, arranged by real clicks in a panel that was just opened beside the sample page. @type {Record<string, (stage: Stage) => Promise<Page | void>>} */
export const VIEWS = {
  'first-open': async ({ panel }) => {
    await panel.getByRole('heading', { level: 2 }).waitFor();
  },
  answer: async (stage) => {
    await connect(stage);
    await ask(stage.panel, 'What did a keeper do?');
  },
  growing: async (stage) => {
    await connect(stage);
    stage.model.answersNext({ text: 'The keeper’s work was to **keep the light', holds: true });
    await ask(stage.panel, 'What did a keeper do?', 'streaming');
    await stage.panel.getByText('The keeper’s work').waitFor();
  },
  failed: async (stage) => {
    await connect(stage);
    stage.model.answersNext({ status: 401, text: 'Incorrect API key provided' });
    await ask(stage.panel, 'What did a keeper do?', 'failed');
  },
  'not-allowed': async ({ aside, panel }) => {
    const page = await aside.context.newPage();
    await page.goto('about:blank');
    await panel.locator('footer .notice, .tab-notice').first().waitFor();
  },
  connect: async ({ panel }) => {
    await button(panel, 'Connect a model…').click();
    await panel.getByRole('textbox', { name: 'Address' }).waitFor();
  },
  'connect-form': async ({ panel }) => {
    await button(panel, 'Connect a model…').click();
    await button(panel, 'Anthropic').click();
    await panel.getByLabel('Key', { exact: true }).waitFor();
  },
  'connect-refused': async ({ panel }) => {
    await button(panel, 'Connect a model…').click();
    await button(panel, 'Ollama').click();
    await panel.locator('main.connect .notice, main.connect [role=alert]').first().waitFor();
  },
  'connect-models': async ({ panel, model }) => {
    await button(panel, 'Connect a model…').click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
    await button(panel, 'Connect').click();
    await panel.getByRole('button', { name: /^Model: / }).click();
    await panel.getByRole('combobox', { name: 'Model' }).waitFor();
  },
  'connect-connected': async (stage) => {
    await connect(stage);
    await button(stage.panel, 'Connect a model…').click();
    await stage.panel.getByText('Lock the keys with a passphrase').click();
  },
  'endpoint-settings': async (stage) => {
    await connect(stage);
    await button(stage.panel, 'Connect a model…').click();
    await stage.panel
      .getByRole('button', { name: /^(Change|Settings|Edit)/ })
      .first()
      .click();
  },
};
