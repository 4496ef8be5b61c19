import { answeredWith, ask, box, button, command, connect, pageIsRead, tab } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */

const QUESTIONS = [
  'What did a keeper do?',
  'Why is the bed of the river sinking, and what would have to be done upstream to stop it before 2050?',
  'Rewrite the note to the landlord',
  'Compare the three gauges',
];

/** @param {Stage} stage */
async function withChats(stage) {
  const { panel } = stage;
  await answeredWith(stage, {});
  for (const question of QUESTIONS) {
    await button(panel, 'New chat').click();
    await panel.locator('article.asked').first().waitFor({ state: 'detached' });
    await ask(panel, question);
  }
  await button(panel, 'Chats').click();
  await panel.getByText('Today').waitFor();
}

/** Other tabs behind the article, seen and picked, one of them asleep. @param {Stage} stage */
async function withTabs({ aside, page, panel }) {
  await pageIsRead(panel);
  for (const [path, title] of [
    ['gauges', 'Gauges of the Danube from Kelheim to the delta'],
    ['notes', 'Notes on low water'],
  ]) {
    const other = await aside.context.newPage();
    await other.goto(`https://weather.example/danube/style.css?${path}`);
    await other.evaluate((name) => {
      document.title = name;
    }, title);
  }
  await page.bringToFront();
  await aside.allowHost('<all_urls>');
  await panel.evaluate(() => Reflect.get(globalThis, 'chrome').permissions.request({ origins: ['<all_urls>'] }));
  await box(panel).pressSequentially('@gau');
  await panel.getByRole('option').first().click();
  await button(panel, 'Leave out Gauges of the Danube from Kelheim to the delta').waitFor();
  await box(panel).pressSequentially('Compare with @');
  await panel.getByRole('option').first().waitFor();
}

/** @param {Stage} stage */
async function withConnectOpen({ panel }) {
  await button(panel, 'Connect a model…').click();
  await panel.getByRole('textbox', { name: 'Address' }).waitFor();
}

/** @param {Stage} stage */
async function withPalette({ panel }) {
  await pageIsRead(panel);
  await panel.keyboard.press('Control+k');
  await panel.getByRole('option').first().waitFor();
}

/** @param {string} section @param {View['at']} [at] @returns {View} */
const settings = (section, at = 'wide') => ({
  at,
  arrange: async (stage) => {
    await connect(stage);
    return tab(stage, `#settings=${section}`);
  },
});

/** A backup that was made and read. @param {Stage} stage */
async function withBackup(stage) {
  await answeredWith(stage, {});
  const page = await tab(stage, '#settings=data');
  // Where Chromium puts a download is decided by the connection that sees the panel, which does not hand it over.
  await page.evaluate(() => {
    const { URL: url } = globalThis;
    const addressOf = url.createObjectURL;
    url.createObjectURL = (file) => {
      Reflect.set(globalThis, 'written', file);
      return addressOf(file);
    };
  });
  await button(page, 'Export everything').click();
  await page.getByText('The file is handed to the browser').waitFor();
  const backup = await page.evaluate(() => Reflect.get(globalThis, 'written').text());
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await page.getByText('already here').waitFor();
  return page;
}

/** A year of answers, some of models whose price nobody tells. @param {Stage} stage */
async function withSpending(stage) {
  await answeredWith(stage, {});
  const page = await tab(stage, '#settings=spending');
  await page.evaluate(addAYear, [
    ['Why is the bed of the river sinking, and what would stop it?', 'claude-opus-4.8', 5, 25],
    ['Rewrite the note to the landlord', 'gpt-5.4', 2.5, 15],
    ['Compare the three gauges', 'openrouter/qwen3.5-235b-a22b-instruct-2507', 0.2, 0.6],
    ['What did a keeper do?', 'gpt-5.4', 2.5, 15],
  ]);
  await page.reload();
  await page.getByRole('table').first().waitFor();
  return page;
}

/** Runs in a page of Aside. @param {[title: string, modelId: string, input: number, output: number][]} kinds */
async function addAYear(kinds) {
  const opened = indexedDB.open('aside');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const writing = opened.result.transaction(['chats', 'messages'], 'readwrite');
  const now = Date.now();
  for (const [kind, [title, modelId, input, output]] of kinds.entries()) {
    const chatId = crypto.randomUUID();
    writing.objectStore('chats').add({ id: chatId, title, head: null, createdAt: now, updatedAt: now });
    for (let seq = 0; seq < 90; seq++) {
      const at = seq < 4 ? now : now - (seq * 4 + kind) * 86_400_000;
      writing.objectStore('messages').add({
        ...{ id: crypto.randomUUID(), chatId, seq, parentId: null, role: 'assistant', parts: [], status: 'done', modelId },
        ...{ createdAt: at, startedAt: at, endedAt: at + 3_000 },
        usage: { inputTokens: 9_000 + 700 * ((seq * 7) % 31), outputTokens: 400 + 90 * ((seq * 5) % 17) },
        price: { input, output },
      });
    }
  }
  await new Promise((resolve) => writing.addEventListener('complete', resolve));
  opened.result.close();
}

/** What stands around the chats: their list, prompts, commands, models and settings. @type {Record<string, View>} */
export const HOUSE_VIEWS = {
  chats: { arrange: withChats },
  'chats-arabic': { at: 'arabic', arrange: withChats },
  'chats-found': {
    arrange: async (stage) => {
      await withChats(stage);
      await stage.panel.getByRole('searchbox', { name: 'Find in all chats' }).fill('keeper');
      await stage.panel.locator('.chats mark').first().waitFor();
    },
  },
  'chats-chosen': {
    arrange: async (stage) => {
      await withChats(stage);
      await stage.panel.getByRole('searchbox', { name: 'Find in all chats' }).fill('keeper');
      await stage.panel.locator('.chats mark').first().waitFor();
      await button(stage.panel, 'Choose several').click();
      for (const place of [0, 2]) await stage.panel.getByRole('checkbox').nth(place).check();
    },
  },
  slash: {
    arrange: async (stage) => {
      await connect(stage);
      await box(stage.panel).pressSequentially('/');
      await stage.panel.getByRole('option').first().waitFor();
    },
  },
  tabs: { arrange: withTabs },
  'tabs-arabic': { at: 'arabic', arrange: withTabs },
  palette: { arrange: withPalette },
  'palette-arabic': { at: 'arabic', arrange: withPalette },
  keys: {
    arrange: async ({ panel }) => {
      await pageIsRead(panel);
      await button(panel, 'Chats').focus();
      await panel.keyboard.press('?');
      await panel.getByRole('dialog').waitFor();
    },
  },
  prompts: {
    arrange: async ({ panel }) => {
      await command(panel, 'edit prompts');
      await button(panel, 'New prompt').waitFor();
    },
  },
  'prompt-form': {
    arrange: async ({ panel }) => {
      await command(panel, 'edit prompts');
      await panel.getByRole('button', { name: 'Edit “Translate it”' }).click();
      await panel.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  },
  connect: { arrange: withConnectOpen },
  'connect-arabic': { at: 'arabic', arrange: withConnectOpen },
  'connect-key': {
    arrange: async (stage) => {
      await withConnectOpen(stage);
      await button(stage.panel, 'Anthropic (Claude)').click();
      await stage.panel.getByLabel('Key', { exact: true }).waitFor();
    },
  },
  'connect-not-running': {
    arrange: async (stage) => {
      await stage.aside.allowHost('http://localhost/*');
      await withConnectOpen(stage);
      await button(stage.panel, 'Ollama').click();
      await stage.panel.getByText('ollama serve').or(stage.panel.getByText('systemctl')).first().waitFor();
    },
  },
  'connect-models': {
    arrange: async (stage) => {
      const { panel, model } = stage;
      await withConnectOpen(stage);
      await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
      await button(panel, 'Connect').click();
      await panel
        .locator('main.connect')
        .getByRole('button', { name: /^Model: / })
        .click();
      await panel.getByRole('combobox', { name: 'Model' }).waitFor();
    },
  },
  connected: {
    arrange: async (stage) => {
      await connect(stage);
      await withConnectOpen(stage);
      await stage.panel.getByText('Lock the keys with a passphrase').click();
      await stage.panel.getByLabel('New passphrase').scrollIntoViewIfNeeded();
    },
  },
  'endpoint-settings': {
    arrange: async (stage) => {
      await connect(stage);
      await withConnectOpen(stage);
      await stage.panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
      await stage.panel.getByLabel('Instructions').waitFor();
    },
  },
  welcome: { at: 'wide', arrange: (stage) => tab(stage, '#welcome') },
  'welcome-arabic': { at: 'wideArabic', arrange: (stage) => tab(stage, '#welcome') },
  'welcome-narrow': { at: 'narrow', arrange: (stage) => tab(stage, '#welcome') },
  'settings-models': settings('models'),
  'settings-instructions': settings('instructions'),
  'settings-prompts': settings('prompts'),
  'settings-appearance': settings('appearance'),
  'settings-appearance-arabic': settings('appearance', 'wideArabic'),
  'settings-language': settings('language'),
  'settings-keys': settings('keys'),
  'settings-sites': settings('sites'),
  'settings-spending': { arrange: withSpending },
  'settings-spending-arabic': { at: 'arabic', arrange: withSpending },
  'settings-data': { at: 'wide', arrange: withBackup },
  'settings-data-narrow': { at: 'narrow', arrange: withBackup },
};
