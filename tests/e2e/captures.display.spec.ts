import { isVeiled, joined, keptPictures, lookDown, type Runs, serveTall, tallRuns } from './captures';
import { expect, test } from './chromium';
import { picturesSentTo } from './pictures';
import { answerTo, ended, pageIsRead, questions, zoomTo } from './steps';

test('a box over the page is asked about with one drag; what the tab shows and the whole page go along too', async ({
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
  const lookAt = (pictures: readonly { base64: string; type: string }[]) =>
    Promise.all(
      pictures.map(({ base64, type }) =>
        panel.evaluate<{ width: number; height: number; runs: Runs }>(
          `(${lookDown})(${JSON.stringify(base64)}, ${JSON.stringify(type)}, 10)`,
        ),
      ),
    );
  const sent = () => lookAt(picturesSentTo(model));
  const veil = () => page.evaluate(isVeiled);
  const drag = async (from: [number, number], to: [number, number]) => {
    await expect.poll(veil).toBe(true);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  };

  await page.bringToFront();
  await desktop.focusBrowser();
  await desktop.press('alt+q');
  await drag([220, 320], [300, 380]);
  await expect(questions(panel)).toHaveCount(1);
  await ended(panel);
  expect(await sent()).toEqual([{ width: 80, height: 60, runs: [['rgb(250, 250, 10)', 60]] }]);
  expect(await veil()).toBe(false);

  const attach = async (entry: string) => {
    await panel.getByRole('button', { name: 'Attach', exact: true }).click();
    await panel.getByRole('menuitem', { name: entry }).click();
  };
  // By keys: they go to the page from the panel too. A page's own dialog is no shelter.
  await page.evaluate(() => {
    const own = document.createElement('dialog');
    document.body.append(own);
    own.showModal();
  });
  await attach('A part of the page');
  await expect.poll(veil).toBe(true);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await panel.getByRole('application', { name: 'A part of the page' }).press('ArrowDown');
  await panel.keyboard.press('Shift+ArrowRight');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Leave out Part of Six bands' })).toBeVisible();
  await answerTo(panel, 'Which band is it?');
  expect((await sent()).map(({ width, height }) => [width, height])).toEqual([
    [80, 60],
    [Math.round(width / 2 + 10), Math.round(height / 2)],
  ]);

  await attach('The whole page, by scrolling');
  await expect(panel.getByRole('button', { name: 'Leave out Six bands, 1 of' })).toBeVisible({ timeout: 20_000 });
  await answerTo(panel, 'How many bands?');
  const whole = await lookAt(await panel.evaluate(keptPictures, 'Six bands, '));
  expect((await sent()).length).toBe(2 + whole.length);
  expect(joined(whole.map(({ runs }) => runs))).toEqual(tallRuns(await page.evaluate(() => innerHeight)));
  expect(await page.evaluate(() => [scrollY, document.querySelector('header')?.getAttribute('style')])).toEqual([
    0,
    'position: sticky; top: 0px;',
  ]);

  // On a page that is seen larger, a box has the pixels that are seen.
  await zoomTo(1.5, panel);
  await attach('A part of the page');
  await drag([150, 400], [250, 450]);
  await expect(panel.getByRole('button', { name: 'Leave out Part of Six bands' })).toBeVisible();
  await answerTo(panel, 'And now?');
  const dpr = await page.evaluate(() => devicePixelRatio);
  expect((await sent()).at(-1)).toMatchObject({ width: 100 * dpr, height: 50 * dpr });
  await zoomTo(1, panel);

  // Where no script runs, the box is drawn over a picture of the tab.
  await page.goto(site.url('/doc.pdf'));
  await desktop.focusBrowser();
  await desktop.press('alt+q');
  const shown = panel.getByRole('dialog').getByRole('img');
  await expect(shown).toBeVisible();
  const { x, y, width: wide } = (await shown.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await panel.mouse.move(x + 20, y + 20);
  await panel.mouse.down();
  await panel.mouse.move(x + 20 + wide / 2, y + 60, { steps: 4 });
  await panel.mouse.up();
  await expect(questions(panel).last()).toContainText('Describe this picture');
  await ended(panel);
  const tabWidth = await page.evaluate(() => innerWidth * devicePixelRatio);
  expect((await sent()).at(-1)?.width).toBeCloseTo(tabWidth / 2, -1);
});
