import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { answers, ask, connect, ended, pageIsRead, questionBox, questions } from './steps';

const TITLE = 'How lighthouses were lit';
const LOCAL = 'http://127.0.0.1/*';

/** Nothing for axe, and nothing wider than the page. */
async function expectForEveryone(page: Page, view: string): Promise<void> {
  await expectNoViolations(page, view);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${view} fits`).toBeLessThanOrEqual(0);
}

test('after the install a page says how to open Aside, and opens it', async ({ launch }) => {
  const aside = await launch({ welcome: 'leave' });
  const page = await aside.welcome();
  await expect(page).toHaveTitle('Aside is here · Aside');
  await expect(page.getByRole('listitem')).toHaveText([/toolbar/, 'The keyboard: Alt+A', /right-click/]);
  for (const width of [320, 420, 1200]) {
    await page.setViewportSize({ width, height: 800 });
    await expectForEveryone(page, `the page after the install, ${width} pixels wide`);
  }
  await page.getByRole('button', { name: 'Open Aside' }).click();
  const panel = await aside.panel();
  await expect(questionBox(panel)).toBeVisible();
});

test('the wide view shows the panel’s chat beside all chats, and its address is the chat', async ({
  aside,
  page,
  site,
  model,
  openPanel,
}) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model);
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  const opened = aside.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Open in a tab' }).click();
  const tab = await opened;
  await tab.setViewportSize({ width: 1200, height: 800 });
  await expect(answers(tab)).toHaveCount(1);
  await expect(tab).toHaveURL(/sidepanel\.html#chat=/);
  await expect(tab).toHaveTitle('Who built the lamp? · Aside');
  await expect(tab.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: 'Open “Who built the lamp?”' })).toBeVisible();

  // Asked in the tab, seen in the panel; no page is in front of the tab, the chat's own sources go along.
  await ask(tab, 'And who paid?');
  await ended(tab);
  await expect(questions(panel)).toHaveCount(2);
  expect(JSON.stringify(model.questions.at(-1)?.body.messages).split('<source kind')).toHaveLength(2);
  await tab.getByRole('button', { name: 'New chat' }).click();
  await expect(tab).toHaveURL(/#chat$/);
  await expect(questionBox(tab)).toHaveAttribute('placeholder', 'Ask anything…');
  await expect(tab.getByRole('heading', { name: 'What would you like to know?' })).toBeVisible();
  await expect(tab.getByRole('complementary')).toHaveCount(0);
  await expectForEveryone(tab, 'wide, a new chat');
  await tab.goBack();
  await expect(answers(tab)).toHaveCount(2);
  // What the branch holds stands at the other side, its text behind a click.
  const sources = tab.getByRole('complementary', { name: 'Sources' });
  await expect(sources.getByRole('listitem')).toHaveCount(1);
  await expect(sources.getByRole('link')).toHaveAttribute('href', site.url('/article.html'));
  await sources.getByText(TITLE).click();
  await expect(sources.getByRole('region', { name: TITLE })).toContainText('Argand');
  const line = await tab.locator('.messages').evaluate((list) => list.clientWidth / Number.parseFloat(getComputedStyle(list).fontSize));
  expect(line).toBeLessThan(45);
  await expectForEveryone(tab, 'wide');
});

test('a chat that another window deleted says so, and comes back', async ({ aside, page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  const tab = await aside.context.newPage();
  await tab.setViewportSize({ width: 1200, height: 800 });
  await tab.goto(aside.url('sidepanel.html'));
  await tab.getByRole('button', { name: 'Delete “Who built the lamp?”' }).click();
  await expect(panel.getByText('This chat was deleted.')).toBeVisible();
  await expectForEveryone(panel, 'deleted elsewhere');
  await panel.getByRole('button', { name: 'Bring it back' }).click();
  await expect(answers(panel)).toHaveCount(1);
  await tab.goto(aside.url('sidepanel.html#chat=nobody'));
  await expect(tab.getByText('This chat is not here any more.')).toBeVisible();
  await tab.getByRole('main').getByRole('button', { name: 'New chat' }).click();
  await expect(questionBox(tab)).toBeVisible();
});

test('chats are found by their words and by the page in front, pinned, and deleted several at once, by keyboard', async ({
  page,
  site,
  openPanel,
}) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who built the lamp with a hollow wick?');
  await ended(panel);
  await panel.getByRole('button', { name: 'New chat' }).click();
  await panel.getByRole('button', { name: `Leave out ${TITLE}` }).click();
  await ask(panel, 'Nothing about a page');
  await ended(panel);
  await panel.setViewportSize({ width: 320, height: 700 });
  await panel.getByRole('button', { name: 'Chats' }).click();
  const rows = panel.getByRole('group', { name: 'Chats' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await panel.getByRole('button', { name: 'Chats of this page' }).click();
  await expect(rows).toHaveCount(1);
  await panel.getByRole('button', { name: 'Chats of this page' }).click();
  await panel.getByRole('searchbox', { name: 'Find in all chats' }).fill('argand');
  await expect(rows).toHaveCount(1);
  await expect(rows.locator('mark').first()).toHaveText('Argand');
  await expectForEveryone(panel, 'chats, found');
  const { keyboard } = panel;
  await keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /^Open “Who built/ })).toBeFocused();
  await keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: /^Pin “Who built/ })).toBeFocused();
  await keyboard.press('Enter');
  await panel.getByRole('searchbox', { name: 'Find in all chats' }).fill('');
  await expect(panel.getByRole('list', { name: 'Pinned' }).getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Choose several' }).click();
  await panel.getByRole('checkbox').first().focus();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(panel.getByText('2 chosen')).toBeVisible();
  await expectForEveryone(panel, 'chats, several chosen');
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(panel.getByText('2 chats are deleted.')).toBeVisible();
  await keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
});

test('the settings are the browser’s options page, and each part is clean at 320 pixels and wide', async ({
  aside,
  page,
  site,
  openPanel,
}) => {
  test.setTimeout(120_000);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Chats' }).click();
  const opened = aside.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Settings' }).click();
  const tab = await opened;
  await expect(tab).toHaveURL(/sidepanel\.html#settings$/);
  for (const width of [320, 1200]) {
    await tab.setViewportSize({ width, height: 800 });
    for (const part of ['Models', 'Instructions', 'Appearance', 'Keys', 'Sites', 'Data']) {
      await tab.getByRole('link', { name: part, exact: true }).click();
      await expect(tab.getByRole('heading', { name: part, level: 1 })).toBeVisible();
      await expectForEveryone(tab, `${part} at ${width}`);
    }
  }
  await tab.getByRole('button', { name: 'Delete everything' }).click();
  await expectForEveryone(tab, 'Data, about to delete everything');
});

test('a theme is chosen once and is there at the first paint, in every page at once', async ({ aside, page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.emulateMedia({ colorScheme: 'light' });
  const paper = (at: Page) => at.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper(panel)).toBe('rgb(251, 250, 248)');
  const tab = await aside.context.newPage();
  await tab.emulateMedia({ colorScheme: 'light' });
  await tab.goto(aside.url('sidepanel.html#settings=appearance'));
  await tab.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => paper(panel)).toBe('rgb(25, 26, 27)');
  const size = (at: Page) => at.evaluate(() => getComputedStyle(document.body).fontSize);
  expect(await size(panel)).toBe('14px');
  await tab.getByRole('radio', { name: '160 %' }).check();
  await expect.poll(() => size(panel)).toBe('22.4px');
  await panel.setViewportSize({ width: 320, height: 700 });
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  // Nothing but the script in the head has run when the document's first frame is looked at.
  const next = await aside.context.newPage();
  await next.emulateMedia({ colorScheme: 'light' });
  await next.route('**/chunks/**', (route) => route.abort());
  await next.goto(aside.url('sidepanel.html#settings'));
  expect(await paper(next)).toBe('rgb(25, 26, 27)');
  expect(await size(next)).toBe('25.6px');
});

test('allowed sites are listed, and given back for good', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model);
  const tab = await aside.context.newPage();
  await tab.goto(aside.url('sidepanel.html#settings=sites'));
  const asked = tab.getByRole('list', { name: 'Where questions go' });
  await expect(asked).toContainText('http://127.0.0.1');
  await tab.getByRole('button', { name: 'Do not allow http://127.0.0.1 any more' }).click();
  await expect(asked).toBeHidden();
  await ask(panel, 'Still there?');
  await expect(await ended(panel, 'failed')).toContainText('does not let Aside reach');
});

test('everything goes into one file and comes back from it, without keys', async ({ model, launch }, info) => {
  // One made new no longer knows where its downloads go.
  const aside = await launch();
  await aside.allowHost(LOCAL);
  model.key = 'sk-do-not-tell';
  const tab = await aside.context.newPage();
  await tab.goto(aside.url('sidepanel.html'));
  await connect(tab, model, { key: 'sk-do-not-tell' });
  await ask(tab, 'Who built the lamp?');
  await ended(tab);
  await tab.goto(aside.url('sidepanel.html#settings=data'));
  const download = tab.waitForEvent('download');
  await tab.getByRole('button', { name: 'Export everything' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^aside-\d{4}-\d\d-\d\d\.json$/);
  const path = info.outputPath('backup.json');
  await file.saveAs(path);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('Who built the lamp?');
  expect(text).not.toContain('sk-do-not-tell');

  const other = await launch();
  const settings = await other.context.newPage();
  await settings.goto(other.url('sidepanel.html#settings=data'));
  await settings
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(0, 300)) });
  await expect(settings.getByRole('alert')).toContainText('The file ends too early.');
  await settings.locator('input[type=file]').setInputFiles(path);
  await expect(settings.getByText('1 new chat,')).toBeVisible();
  await expect(settings.getByText(/1 model and \d settings? added/)).toBeVisible();
  await settings.setViewportSize({ width: 1200, height: 800 });
  await settings.getByRole('link', { name: 'Chats' }).click();
  await settings.getByRole('button', { name: 'Open “Who built the lamp?”' }).click();
  await expect(answers(settings)).toHaveCount(1);

  await settings.goto(other.url('sidepanel.html#settings=data'));
  await settings.getByRole('button', { name: 'Delete everything' }).click();
  await settings.getByRole('textbox', { name: 'Type delete to go on' }).fill('delete');
  await settings.getByRole('button', { name: 'Delete everything for good' }).click();
  await expect(settings.getByRole('row', { name: 'Chats 0 0 bytes' })).toBeVisible();
  await expect(settings.getByRole('row', { name: 'Models 0 0 bytes' })).toBeVisible();
});
