import type { Page } from '@playwright/test';
import { test as base } from './chromium';
import { checkChanges, checkColour, checkPagesAndMoments, checkPlaces, checkTabs, type Run } from './pointing';
import { pointingCode } from './pointing-code';
import { checkPointingRaces } from './pointing-races';

const test = base.extend<{ panel: Page; run: Run }>({
  panel: async ({ aside, page, site, openPanel }, use) => {
    await aside.allowHost('http://127.0.0.1/*');
    await aside.allowHost('http://localhost/*');
    await page.goto(site.url('/empty.html'));
    const panel = await openPanel();
    await panel.evaluate(() =>
      Reflect.get(globalThis, 'chrome').permissions.request({ origins: ['http://127.0.0.1/*', 'http://localhost/*'] }),
    );
    await panel.evaluate(await pointingCode());
    await use(panel);
  },
  run: async ({ panel }, use) => {
    await use((code, ...args) => panel.evaluate(`(${code})(...${JSON.stringify(args)})`));
  },
});

test('a passage is brought into view in its own document, in frames, shadow trees and boxes that scroll', async ({ run, site }) => {
  await checkPlaces(run, site);
});

test('a passage is told from its likes, found when it has changed, and said to be gone', async ({ run, site }) => {
  await checkChanges(run, site);
});

test('a passage is found in the tab that was read, loaded anew or not, else in another that shows the page', async ({ run, site }) => {
  await checkTabs(run, site);
});

test('a PDF goes to the page of a passage, and a player to its moment', async ({ run, site }) => {
  await checkPagesAndMoments(run, site);
});

test('the highlight is seen, and the page’s elements are left alone', async ({ aside, run, site }) => {
  await checkColour(run, site, async () => {
    const shown = aside.context.pages().find((each) => each.url().endsWith('/notes'));
    return (await shown?.screenshot())?.toString('base64') ?? '';
  });
});

test('a tab that goes from page to page while a passage is pointed at never shows it in a wrong one', async ({ run }) => {
  test.setTimeout(180_000);
  await checkPointingRaces(run);
});
