import type { Page } from '@playwright/test';
import { expect, test } from './chromium';
import { ask, ended, pageIsRead, questionBox } from './steps';

const TITLE = 'How lighthouses were lit';
const OTHER = 'Why harbours silt up';

const options = (panel: Page) => panel.getByRole('option');

test('“@” asks for the addresses, then for all sites of the picked tabs at once, in the browser’s own prompts', async ({
  context,
  page,
  site,
  openPanel,
  desktop,
}) => {
  test.setTimeout(120_000);
  await (await context.newPage()).goto(site.urlElsewhere('/other.html'));
  site.page('/tides.html', '<title>Tides</title><main><p>Spring tides come with the full moon and with the new moon.</p></main>');
  const tides = await context.newPage();
  await tides.goto(site.url('/tides.html'));
  await page.goto(site.urlElsewhere('/article.html'));
  await page.bringToFront();
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  const box = questionBox(panel);
  await box.pressSequentially('@');
  await expect(options(panel)).toHaveText([/^See this window’s tabs…/]);

  // Refused: a sentence, and the entry stays.
  await panel.keyboard.press('Enter');
  await desktop.answerPrompt(false);
  await expect(panel.getByRole('alert')).toHaveText('The browser was told no. Aside does not see your other tabs.');

  await options(panel).first().click();
  await desktop.answerPrompt(true);
  await expect(options(panel)).toHaveCount(3);
  await expect(options(panel).first()).toContainText('All tabs of this window');

  await options(panel).first().click();
  await desktop.answerPrompt(true);
  for (const title of [OTHER, 'Tides']) await expect(panel.getByRole('button', { name: `Leave out ${title}` })).toBeVisible();
  await ask(panel, 'When do spring tides come?');
  await expect(await ended(panel)).toContainText('full moon');
});

test('a group of tabs is picked by its name', async ({ context, page, site, openPanel, desktop }) => {
  test.setTimeout(120_000);
  await (await context.newPage()).goto(site.url('/other.html'));
  await page.goto(site.url('/article.html'));
  await page.bringToFront();
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await panel.evaluate(async () => {
    const { tabs } = Reflect.get(globalThis, 'chrome');
    const behind = (await tabs.query({ active: false, currentWindow: true })).map(({ id }: { id: number }) => id);
    await tabs.group({ tabIds: behind });
  });
  await questionBox(panel).pressSequentially('@');
  await options(panel).first().click();
  await desktop.answerPrompt(true);
  await panel.evaluate(async () => {
    const { tabGroups } = Reflect.get(globalThis, 'chrome');
    const [group] = await tabGroups.query({});
    await tabGroups.update(group.id, { title: 'Harbours' });
  });
  await questionBox(panel).fill('');
  await questionBox(panel).pressSequentially('@harb');
  await expect(options(panel).filter({ hasText: 'Group Harbours' })).toContainText('1 tab');
  await options(panel).filter({ hasText: 'Group Harbours' }).click();
  await desktop.answerPrompt(true);
  await expect(panel.getByRole('button', { name: `Leave out ${OTHER}` })).toBeVisible();
});
