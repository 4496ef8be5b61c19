import { isVeiled, keptPictures, lookDown, type Runs, serveTall, stall, viewRuns } from './captures';
import { expect, test } from './chromium';
import { pageIsRead } from './steps';

test('what the tab shows is taken without the veil of a box that is being drawn', async ({ connectedPanel, page, site }) => {
  serveTall(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  const attach = async (entry: string) => {
    await panel.getByRole('button', { name: 'Attach', exact: true }).click();
    await panel.getByRole('menuitem', { name: entry }).click();
  };
  const height = await page.evaluate(() => innerHeight);
  const expectNoVeil = async () => {
    await expect.poll(async () => (await panel.evaluate(keptPictures, 'View of')).length).toBe(1);
    const [view] = await panel.evaluate(keptPictures, 'View of');
    const { runs } = await panel.evaluate<{ runs: Runs }>(
      `(${lookDown})(${JSON.stringify(view?.base64)}, ${JSON.stringify(view?.type)}, 10)`,
    );
    expect(runs).toEqual(viewRuns(height));
    expect(await page.evaluate(isVeiled)).toBe(false);
  };
  await attach('A part of the page');
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await page.evaluate(stall);
  await attach('What the tab shows');
  await expectNoVeil();

  // In the middle of its coming.
  await panel.getByRole('button', { name: 'Leave out View of Six bands' }).click();
  await expect.poll(async () => (await panel.evaluate(keptPictures, 'View of')).length).toBe(0);
  await page.evaluate(stall);
  await attach('A part of the page');
  await attach('What the tab shows');
  await expectNoVeil();
  await expect(panel.getByRole('application', { name: 'A part of the page' })).toHaveCount(0);
});
