import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';
import { ask, connect, ended, lastAnswer, openBeside, type Panel, says } from './firefox-steps';
import { tooWideIn } from './in-panel';

const TITLE = 'How lighthouses were lit';

async function asked({ panel }: FirefoxWithExtension, question: string): Promise<void> {
  await ask(panel, question);
  await ended(panel);
}

/** The tab of ours that was opened last: its address and title. Pages of one extension may look at each other. */
const tabOf = ({ panel }: FirefoxWithExtension) =>
  panel.evaluate(() => {
    const views: Window[] = Reflect.get(globalThis, 'browser').extension.getViews({ type: 'tab' });
    const last = views.at(-1);
    return { url: last?.location.href ?? '', title: last?.document.title ?? '' };
  });

test('chats are found, pinned, deleted and brought back in the sidebar', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await asked(aside, 'Who built the lamp with a hollow wick?');
  await panel.click('button', 'Chats');
  await panel.click('button', 'Chats of this page');
  await expect.poll(() => panel.count('button', 'Open “Who built the lamp with a hollow wick?”')).toBe(1);
  await panel.fill('Find in all chats', 'argand');
  await expect.poll(() => panel.evaluate(() => document.querySelector('mark')?.textContent)).toBe('Argand');
  await panel.press('ArrowDown');
  await panel.press('Delete');
  await expect.poll(() => panel.text()).toContain('is deleted.');
  await panel.press('Enter');
  await expect.poll(() => panel.count('button', 'Open “Who built the lamp with a hollow wick?”')).toBe(1);
});

test('the chat opens wide in a tab, and the settings are the options page', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await asked(aside, 'Who built the lamp?');
  await panel.click('button', 'Open in a tab');
  await expect
    .poll(() => tabOf(aside))
    .toMatchObject({ url: expect.stringMatching(/sidepanel\.html#chat=/), title: 'Who built the lamp? · Aside' });
  await panel.click('button', 'Chats');
  await panel.click('button', 'Settings');
  await expect
    .poll(() => tabOf(aside))
    .toMatchObject({ url: expect.stringMatching(/sidepanel\.html#settings/), title: 'Models · Settings · Aside' });
});

test('a tab shows the growing answer too, and what one of the two deletes the other says is deleted, and brings back', async ({
  aside,
  site,
  model,
}) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'streaming', text: expect.stringContaining('One two') });
  const { ownTab } = aside;
  await aside.openTab(aside.url('sidepanel.html'));
  await ownTab.ready();
  await expect.poll(() => lastAnswer(ownTab)).toMatchObject({ status: 'streaming', text: expect.stringContaining('One two') });
  model.release();
  for (const view of [panel, ownTab]) expect(await ended(view)).toContain('three four');

  await ownTab.click('button', 'Delete “Count.”');
  await says(panel, 'This chat was deleted.');
  await panel.click('button', 'Bring it back');
  expect(await ended(panel)).toContain('three four');
  await aside.goto(aside.url('sidepanel.html#chat=nobody'));
  await ownTab.ready();
  await says(ownTab, 'This chat is not here any more.');
});

test('a theme and a size of text are chosen once, and every page has them at once', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  const { ownTab } = aside;
  const paper = (view: Panel) => view.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const size = (view: Panel) => view.evaluate(() => getComputedStyle(document.body).fontSize);
  await panel.emulateMedia({ colorScheme: 'light' });
  expect(await paper(panel)).toBe('rgb(251, 250, 248)');
  expect(await size(panel)).toBe('14px');
  await aside.openTab(aside.url('sidepanel.html#settings=appearance'));
  await ownTab.ready();
  await ownTab.click('radio', 'Dark');
  await expect.poll(() => paper(panel)).toBe('rgb(25, 26, 27)');
  await ownTab.click('radio', '160 %');
  await expect.poll(() => size(panel)).toBe('22.4px');
  await aside.setPanelWidth(320);
  await expect.poll(() => panel.evaluate(tooWideIn)).toEqual([]);
  await aside.openTab(aside.url('sidepanel.html#settings=appearance'));
  await ownTab.ready();
  expect(await paper(ownTab)).toBe('rgb(25, 26, 27)');
  expect(await size(ownTab)).toBe('25.6px');
});

test('allowed sites are listed, and given back for good', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  const { ownTab } = aside;
  await aside.openTab(aside.url('sidepanel.html#settings=sites'));
  await ownTab.ready();
  await ownTab.waitForControl('list', 'Where questions go');
  expect((await ownTab.texts('list', 'Where questions go'))[0]).toContain('http://127.0.0.1');
  await ownTab.click('button', 'Do not allow http://127.0.0.1 any more');
  await expect.poll(() => ownTab.count('list', 'Where questions go')).toBe(0);
  await ask(panel, 'Still there?');
  expect(await ended(panel, 'failed')).toContain('does not let Aside reach');
});

test('everything goes into one file, is deleted, and comes back from it, without keys', async ({ aside, site, model }, info) => {
  test.setTimeout(90_000);
  const folder = info.outputPath('downloads');
  await aside.setPreference('browser.download.folderList', 2);
  await aside.setPreference('browser.download.dir', folder);
  model.key = 'sk-do-not-tell';
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model, { key: model.key });
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  await aside.closePanel();
  const { ownTab } = aside;
  await aside.goto(aside.url('sidepanel.html#settings=data'));
  await ownTab.ready();
  // The sizes come a moment after, and move nothing.
  await ownTab.click('button', 'Export everything');
  await says(ownTab, 'The browser counts');
  await says(ownTab, 'The file is handed to the browser');
  const saved = () => readdirSync(folder).filter((name) => /^aside-\d{4}-\d\d-\d\d\.json$/.test(name));
  await expect.poll(saved).toHaveLength(1);
  const path = join(folder, saved()[0] ?? '');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('Who built the lamp?');
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('sk-do-not-tell');

  await ownTab.click('button', 'Delete everything');
  await ownTab.fill('Type delete to go on', 'delete');
  await ownTab.click('button', 'Delete everything for good');
  await ownTab.ready();
  await says(ownTab, 'The browser counts');
  await expect.poll(() => ownTab.text()).toMatch(/Chats\s+0\s+0 bytes/);
  expect(await ownTab.text()).toMatch(/Models\s+0\s+0 bytes/);

  const half = info.outputPath('half.json');
  writeFileSync(half, text.slice(0, 300));
  await aside.chooseFile('input[type=file]', half);
  await says(ownTab, 'The file ends too early.');
  await aside.chooseFile('input[type=file]', path);
  await says(ownTab, '1 new chat,');
  await expect.poll(() => ownTab.text()).toMatch(/1 model and \d settings? added/);
  await ownTab.click('link', 'Chats');
  await ownTab.click('button', 'Open “Who built the lamp?”');
  await ended(ownTab);
});
