import { FAR_HOST } from './screens-model.mjs';
import { ELSEWHERE, SLOW_PAGE } from './screens-site.mjs';
import { answeredWith, ask, button, connect, pageIsRead, tab } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').View} View */

const PASSPHRASE = 'four words are enough';

/** The states in which something is missing, late, refused or gone. @type {Record<string, View>} */
export const STATE_VIEWS = {
  reading: {
    arrange: async ({ page, panel }) => {
      await pageIsRead(panel);
      await page.goto(SLOW_PAGE, { waitUntil: 'commit' });
      await panel.getByText('Reading the page…').waitFor();
    },
  },
  waiting: { arrange: (stage) => answeredWith(stage, { text: '', holds: true }, 'streaming') },
  failed: { arrange: (stage) => answeredWith(stage, { status: 401, text: 'Incorrect API key provided' }, 'failed') },
  'failed-arabic': {
    at: 'arabic',
    arrange: (stage) => answeredWith(stage, { status: 401, text: 'Incorrect API key provided' }, 'failed'),
  },
  offline: {
    arrange: async (stage) => {
      const { aside, panel, model } = stage;
      await aside.allowHost(`https://${FAR_HOST}/*`);
      await connect(stage, await model.farUrl());
      const host = await aside.turnHost();
      await host.setOffline(true);
      await ask(panel, 'How far is a light seen?', 'failed');
    },
  },
  busy: { arrange: (stage) => answeredWith(stage, { status: 429, text: 'Too many', headers: { 'retry-after': '60' } }, 'streaming') },
  'read-short': {
    arrange: async (stage) => {
      const buffer = Buffer.from('The river fell all summer. '.repeat(400));
      await stage.panel.locator('input[type="file"]').setInputFiles({ name: 'notes.md', mimeType: 'text/markdown', buffer });
      await answeredWith(stage, { read: 512, text: 'The notes do not say.' });
    },
  },
  locked: {
    arrange: async (stage) => {
      const { panel } = stage;
      await connect(stage);
      await button(panel, 'Connect a model…').click();
      await button(panel, 'Anthropic (Claude)').click();
      await button(panel, 'All models').click();
      await panel.getByText('Lock the keys with a passphrase').click();
      await panel.getByLabel('New passphrase').fill(PASSPHRASE);
      await panel.getByLabel('The same again').fill(PASSPHRASE);
      await button(panel, 'Set passphrase').click();
      await button(panel, 'Lock now').click();
      await panel.getByText('Your keys are locked.').scrollIntoViewIfNeeded();
    },
  },
  interrupted: {
    arrange: async (stage) => {
      await answeredWith(stage, { text: 'The keeper’s work was to keep the', holds: true }, 'streaming');
      const worker = await stage.aside.worker();
      await worker.evaluate(() => Reflect.get(globalThis, 'chrome').offscreen.closeDocument());
      await stage.panel.locator('article[data-status="interrupted"]').waitFor();
    },
  },
  'deleted-elsewhere': {
    arrange: async (stage) => {
      await answeredWith(stage, {});
      const elsewhere = await tab(stage, '#chat');
      await button(elsewhere, 'Delete “How far is a light seen?”').click();
      await stage.panel.getByText('This chat was deleted.').waitFor();
    },
  },
  deleted: {
    arrange: async (stage) => {
      await answeredWith(stage, {});
      await button(stage.panel, 'Delete this answer').click();
      await button(stage.panel, 'Undo').waitFor();
    },
  },
  'two-windows': {
    at: 'pair',
    arrange: async (stage) => {
      await answeredWith(stage, { text: 'The keeper’s work was to **keep the light', holds: true }, 'streaming');
      const other = await tab(stage, '');
      await other.locator('article[data-status="streaming"]').waitFor();
      return [stage.panel, other];
    },
  },
  'not-allowed': {
    arrange: async ({ aside, panel }) => {
      const page = await aside.context.newPage();
      await page.goto(ELSEWHERE);
      await panel.getByText('Aside may not read this tab yet.').waitFor();
    },
  },
  'no-page': {
    arrange: async ({ aside, panel }) => {
      const page = await aside.context.newPage();
      await page.goto('chrome://version/');
      await panel.getByText('This is a page of the browser itself.').waitFor();
    },
  },
  'no-chats': {
    arrange: async ({ panel }) => {
      await pageIsRead(panel);
      await button(panel, 'Chats').click();
      await panel.getByText('No chats yet.').waitFor();
    },
  },
};
