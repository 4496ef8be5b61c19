import type { Page } from '@playwright/test';
import { expect, test } from './chromium';
import { answers, ask, ended, pageIsRead, questions } from './steps';

const TITLE = 'How lighthouses were lit';

/**
 * Opens the page's native menu over a place, and picks from ours: it stands above Inspect, and on a page above View page source too. The
 * first entry of a page sums it up, the second of a selection explains it.
 */
async function pickFromMenu(
  page: Page,
  desktop: { press(...keys: string[]): Promise<void> },
  selector: string,
  select: boolean,
): Promise<void> {
  await page.bringToFront();
  await page.locator(selector).evaluate((block, wanted) => {
    getSelection()?.removeAllRanges();
    if (wanted) getSelection()?.selectAllChildren(block);
  }, select);
  await page.locator(selector).click({ button: 'right', position: { x: 30, y: 10 } });
  // The native menu is nobody's page: nothing tells when it is there.
  await page.waitForTimeout(500);
  await desktop.press('Up', 'Up', ...(select ? ['Right', 'Down'] : ['Up', 'Right']), 'Return');
}

test('a pick from the real menu, with the panel closed, opens it and asks', async ({ aside, page, site, desktop }) => {
  await aside.worker();
  await page.goto(site.url('/article.html'));
  await pickFromMenu(page, desktop, '#lead', false);
  const panel = await aside.panel();
  await expect(questions(panel)).toContainText('Summarise this page in five points.');
  const answer = await ended(panel);
  await expect(answer).toHaveAttribute('data-engine', 'Excerpts');
});

test('a selection is asked about from the real menu', async ({ aside, page, site, desktop }) => {
  await aside.worker();
  await page.goto(site.url('/article.html'));
  await pickFromMenu(page, desktop, '#fresnel-text', true);
  const panel = await aside.panel();
  await expect(questions(panel)).toContainText('Explain this selection in plain words');
  await expect(await ended(panel)).toContainText('Fresnel');
  await expect(panel.locator('.asked q')).toBeVisible();
});

test('the keyboard shortcut opens the panel and lets it read the page', async ({ aside, page, site, desktop }) => {
  await aside.worker();
  await page.goto(site.url('/article.html'));
  await page.bringToFront();
  await desktop.focusBrowser();
  // A busy machine may not have the window ready for the first press; more of them change nothing.
  await expect
    .poll(
      async () => {
        await desktop.press('alt+a');
        return aside.isPanelOpen();
      },
      { intervals: [2_000], timeout: 20_000 },
    )
    .toBe(true);
  const panel = await aside.panel();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who built the lamp with a hollow wick?');
  await expect(await ended(panel)).toContainText('Aimé Argand');
});

test('a denied permission is a sentence, an allowed one connects', async ({ page, site, model, openPanel, desktop }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.waitForTimeout(1000);
  await desktop.press('Escape');
  await expect(panel.getByText('The browser was told no')).toBeVisible();
  expect(model.requests).toEqual([]);

  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.waitForTimeout(1000);
  await desktop.press('Tab', 'Return');
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await expect(panel.getByText('It works.')).toBeVisible();
});

test('“Read this site” asks for the address, then for that site, in the browser’s own prompts', async ({
  page,
  site,
  openPanel,
  desktop,
}) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await page.goto(site.urlElsewhere('/other.html'));
  await panel.getByRole('button', { name: 'Read this site' }).click();
  await page.waitForTimeout(1000);
  await desktop.press('Tab', 'Return');
  await panel.getByRole('button', { name: `Read ${new URL(site.urlElsewhere('/')).host}` }).click();
  await page.waitForTimeout(1000);
  await desktop.press('Tab', 'Return');
  await pageIsRead(panel, 'Why harbours silt up');
});

test('the toolbar button does not close an open panel', async ({ aside, page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await aside.clickAction(page);
  await page.waitForTimeout(500);
  expect(await aside.isPanelOpen()).toBe(true);
  await expect(answers(panel)).toHaveCount(0);
});
