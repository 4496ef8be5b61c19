import type { Page } from '@playwright/test';
import { joined, lookDown, type Runs, serveTall, tallRuns } from './captures';
import { expect, test } from './chromium';
import { picturesSentTo } from './pictures';
import { answerTo, ended, pageIsRead, questionBox, questions } from './steps';

test('a box over the page is asked about with one drag; what the tab shows and the whole page go along too', async ({
  aside,
  connectedPanel,
  page,
  site,
  model,
  desktop,
}) => {
  serveTall(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  const sent = (x = 10) =>
    Promise.all(
      picturesSentTo(model).map(({ base64, type }) =>
        panel.evaluate<{ width: number; height: number; runs: Runs }>(
          `(${lookDown})(${JSON.stringify(base64)}, ${JSON.stringify(type)}, ${x})`,
        ),
      ),
    );
  const veil = () => page.evaluate(() => document.documentElement.lastElementChild?.localName === 'div');
  const drag = async (from: [number, number], to: [number, number]) => {
    await expect.poll(veil).toBe(true);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  };

  await page.bringToFront();
  await desktop.focusBrowser();
  await desktop.press('alt+shift+s');
  await drag([220, 320], [300, 380]);
  await expect(questions(panel)).toHaveCount(1);
  await ended(panel);
  expect(await sent()).toEqual([{ width: 80, height: 60, runs: [['rgb(250, 250, 10)', 60]] }]);
  expect(await veil()).toBe(false);

  const attach = async (entry: string) => {
    await panel.getByRole('button', { name: 'Attach', exact: true }).click();
    await panel.getByRole('menuitem', { name: entry }).click();
  };
  await attach('The whole page, by scrolling');
  await expect(panel.getByRole('button', { name: 'Leave out Six bands, 1 of' })).toBeVisible({ timeout: 20_000 });
  await answerTo(panel, 'How many bands?');
  const whole = await sent();
  expect(joined(whole.map(({ runs }) => runs))).toEqual(tallRuns(await page.evaluate(() => innerHeight)));
  expect(await page.evaluate(() => [scrollY, getComputedStyle(document.querySelector('header') as Element).position])).toEqual([0, 'sticky']);
});
