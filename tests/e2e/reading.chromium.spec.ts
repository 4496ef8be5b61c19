import type { Page } from '@playwright/test';
import { test } from './chromium';
import { checkPictures, checkWords } from './reading';
import { readIn } from './reading-in-panel';

/** Once a site is allowed, the request itself brings no prompt. */
const allow = (panel: Page, ...origins: string[]): Promise<boolean> =>
  panel.evaluate((wanted) => Reflect.get(globalThis, 'chrome').permissions.request({ origins: wanted }), origins);

test('what a page hides is not read, by whatever means it hides it, and what it shows is', async ({ aside, page, site, openPanel }) => {
  test.setTimeout(180_000);
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/empty.html'));
  const panel = await openPanel();
  await allow(panel, 'http://127.0.0.1/*');
  const read = (url: string) => panel.evaluate(readIn, url);
  await checkWords('hidden', read);
  await checkWords('shown', read);
  await checkPictures(read);
});
