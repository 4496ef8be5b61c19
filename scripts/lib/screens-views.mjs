/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */
/** @typedef {import('@playwright/test').Page} Page */

const box = (panel) => panel.getByRole('textbox', { name: 'Your question' });
const button = (panel, name) => panel.getByRole('button', { name, exact: true });

const RICH = `## How far a light is seen

It depends on its height $h$ above the water: $d \\approx 3.57\\sqrt{h}$.

| Lamp | Year | Candles |
| --- | ---: | ---: |
| Whale oil | 1750 | 12 |
| Argand | 1782 | 84 |

\`\`\`ts
const seen = (height: number) => 3.57 * Math.sqrt(height); // km
\`\`\`

- [x] Height
- [ ] Weather`;

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

/** @param {Stage} stage */
async function answered(stage) {
  await connect(stage);
  stage.model.answersNext({ text: RICH });
  await ask(stage.panel, 'How far is a light seen?');
}

/** A page of ours in a tab. @param {Stage} stage @param {string} hash */
async function tab({ aside }, hash) {
  const page = await aside.context.newPage();
  await page.goto(aside.url(`sidepanel.html${hash}`));
  await page.locator('header').first().waitFor();
  return page;
}

/** @param {string} section @returns {View} */
const settings = (section) => ({
  at: 'wide',
  arrange: async (stage) => {
    await connect(stage);
    return tab(stage, `#settings=${section}`);
  },
});

/** @type {Record<string, View>} */
export const VIEWS = {
  'first-open': { arrange: async ({ panel }) => panel.getByRole('heading', { level: 2 }).waitFor() },
  'first-open-arabic': { at: 'arabic', arrange: async ({ panel }) => panel.getByRole('heading', { level: 2 }).waitFor() },
  answer: { arrange: answered },
  'answer-arabic': { at: 'arabic', arrange: answered },
  growing: {
    arrange: async (stage) => {
      await connect(stage);
      stage.model.answersNext({ text: 'The keeper’s work was to **keep the light', holds: true });
      await ask(stage.panel, 'What did a keeper do?', 'streaming');
      await stage.panel.getByText('The keeper’s work').waitFor();
    },
  },
  failed: {
    arrange: async (stage) => {
      await connect(stage);
      stage.model.answersNext({ status: 401, text: 'Incorrect API key provided' });
      await ask(stage.panel, 'What did a keeper do?', 'failed');
    },
  },
  'not-allowed': {
    arrange: async ({ aside, panel, site }) => {
      const page = await aside.context.newPage();
      await page.goto(site.url('/').replace('127.0.0.1', 'localhost'));
      await panel.getByText('Aside may not read this tab yet.').waitFor();
    },
  },
  slash: {
    arrange: async (stage) => {
      await connect(stage);
      await box(stage.panel).pressSequentially('/');
      await stage.panel.getByRole('option').first().waitFor();
    },
  },
  palette: {
    arrange: async ({ panel }) => {
      await panel.keyboard.press('Control+k');
      await panel.getByRole('option').first().waitFor();
    },
  },
  keys: {
    arrange: async ({ panel }) => {
      await button(panel, 'Chats').focus();
      await panel.keyboard.press('?');
      await panel.getByRole('dialog').waitFor();
    },
  },
  chats: {
    arrange: async (stage) => {
      await answered(stage);
      await button(stage.panel, 'New chat').click();
      await ask(stage.panel, 'What did a keeper do?');
      await button(stage.panel, 'Chats').click();
      await stage.panel.getByText('Today').waitFor();
    },
  },
  connect: {
    arrange: async ({ panel }) => {
      await button(panel, 'Connect a model…').click();
      await panel.getByRole('textbox', { name: 'Address' }).waitFor();
    },
  },
  'connect-key': {
    arrange: async ({ panel }) => {
      await button(panel, 'Connect a model…').click();
      await button(panel, 'Anthropic (Claude)').click();
      await panel.getByLabel('Key', { exact: true }).waitFor();
    },
  },
  'connect-not-running': {
    arrange: async ({ aside, panel }) => {
      await aside.allowHost('http://localhost/*');
      await button(panel, 'Connect a model…').click();
      await button(panel, 'Ollama').click();
      await panel.getByText('ollama serve').or(panel.getByText('systemctl')).first().waitFor();
    },
  },
  'connect-models': {
    arrange: async ({ panel, model }) => {
      await button(panel, 'Connect a model…').click();
      await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
      await button(panel, 'Connect').click();
      await panel.getByRole('button', { name: /^Model: / }).click();
      await panel.getByRole('combobox', { name: 'Model' }).waitFor();
    },
  },
  connected: {
    arrange: async (stage) => {
      await connect(stage);
      await button(stage.panel, 'Connect a model…').click();
      await stage.panel.getByText('Lock the keys with a passphrase').click();
      await stage.panel.getByLabel('New passphrase').scrollIntoViewIfNeeded();
    },
  },
  'endpoint-settings': {
    arrange: async (stage) => {
      await connect(stage);
      await button(stage.panel, 'Connect a model…').click();
      await stage.panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
      await stage.panel.getByLabel('Instructions').waitFor();
    },
  },
  wide: {
    at: 'wide',
    arrange: async (stage) => {
      await answered(stage);
      const page = await tab(stage, '#chat');
      await page.getByText('How far is a light seen?').first().click();
      await page.locator('article[data-status="done"]').waitFor();
      return page;
    },
  },
  'settings-models': settings('models'),
  'settings-prompts': settings('prompts'),
  'settings-appearance': settings('appearance'),
  'settings-sites': settings('sites'),
  'settings-data': settings('data'),
};
