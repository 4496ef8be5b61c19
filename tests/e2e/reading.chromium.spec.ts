import type { Page } from '@playwright/test';
import type { ChromiumWithExtension } from '../../scripts/lib/chromium.mjs';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { expect, test } from './chromium';
import { checkPosts } from './posts';
import { checkRaces } from './racing';
import { raceIn } from './racing-in-panel';
import { checkPages, checkPictures, checkWords } from './reading';
import { readIn } from './reading-in-panel';
import { ask, ended, pageIsRead } from './steps';

/** Once a site is allowed, the request itself brings no prompt. */
const allow = (panel: Page, ...origins: string[]): Promise<boolean> =>
  panel.evaluate((wanted) => Reflect.get(globalThis, 'chrome').permissions.request({ origins: wanted }), origins);

/** The panel, with the pages' host allowed, beside a page that says nothing. */
async function panelBesideAllowed(
  aside: ChromiumWithExtension,
  page: Page,
  site: PageServer,
  openPanel: () => Promise<Page>,
): Promise<Page> {
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/empty.html'));
  const panel = await openPanel();
  await allow(panel, 'http://127.0.0.1/*');
  return panel;
}

test('what a page hides is not read, by whatever means it hides it, and what it shows is', async ({ aside, page, site, openPanel }) => {
  test.setTimeout(180_000);
  const panel = await panelBesideAllowed(aside, page, site, openPanel);
  const read = (url: string) => panel.evaluate(readIn, url);
  await checkWords('hidden', read);
  await checkWords('shown', read);
  await checkPictures(read);
});

test('posts and comments are read in their order, with their authors', async ({ aside, page, site, openPanel }) => {
  const panel = await panelBesideAllowed(aside, page, site, openPanel);
  await checkPosts((url) => panel.evaluate(readIn, url));
});

test('what a page says reaches the model, with its frames, shadow trees, fields, tables, formulas and whatever its language', async ({
  page,
  model,
  connectedPanel,
}) => {
  test.setTimeout(120_000);
  const panel = await connectedPanel();
  await allow(panel, 'http://127.0.0.1/*');
  await checkPages(
    {
      goto: async (url) => void (await page.goto(url)),
      isRead: (title) => pageIsRead(panel, title),
      ask: async (question) => {
        await ask(panel, question);
        await expect.poll(() => model.questions.at(-1)?.text).toContain(question);
        await ended(panel);
      },
      says: (sentence) => expect(panel.getByText(sentence)).toBeVisible(),
      tellPage: (event) => page.evaluate((name) => void dispatchEvent(new Event(name)), event),
    },
    model,
  );
});

test('a tab that goes from page to page while it is read never mixes two pages', async ({ aside, page, site, openPanel }) => {
  test.setTimeout(180_000);
  const panel = await panelBesideAllowed(aside, page, site, openPanel);
  await checkRaces((addresses, tabs, readings, seed) =>
    panel.evaluate(`(${raceIn})(...${JSON.stringify([addresses, tabs, readings, seed])})`),
  );
});
