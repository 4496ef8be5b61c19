import {
  isVeiled,
  keptPictures,
  LOOKS,
  lookAtTarget,
  lookDown,
  placeTarget,
  type Runs,
  serveTall,
  serveTarget,
  stall,
  viewRuns,
} from './captures';
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

for (const [screen, looks] of LOOKS)
  test(`a box has just the pixels in it, at ${screen} pixels to a px and any zoom`, async ({ launch, site }) => {
    serveTarget(site);
    const aside = await launch({ args: ['--lang=en-US', `--force-device-scale-factor=${screen}`] });
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(site.url('/target'));
    const panel = await aside.openPanel(page);
    await pageIsRead(panel, 'A target');
    const devTools = await aside.context.newCDPSession(page);
    const kept = () => panel.evaluate(keptPictures, 'Part of');
    for (const { zoom, pinch = 1 } of looks)
      await test.step(`${zoom * 100} %, a pinch of ${pinch}`, async () => {
        await panel.evaluate(
          `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.setZoom(tab.id, ${zoom}))`,
        );
        await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(screen * zoom);
        await devTools.send('Emulation.setPageScaleFactor', { pageScaleFactor: pinch });
        if (pinch > 1) {
          await page.mouse.move(40, 40);
          await page.mouse.wheel(24, 16);
          await expect.poll(() => page.evaluate(() => visualViewport?.offsetTop)).toBeGreaterThan(0);
        }
        const { from, to, sight, pixels, scale } = await page.evaluate(placeTarget);
        await panel.getByRole('button', { name: 'Attach', exact: true }).click();
        await panel.getByRole('menuitem', { name: 'A part of the page' }).click();
        await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
        await page.mouse.move(from.x - sight.x, from.y - sight.y);
        await page.mouse.down();
        await page.mouse.move(to.x - sight.x, to.y - sight.y, { steps: 3 });
        await page.mouse.up();
        await panel.getByRole('button', { name: 'Leave out Part of A target' }).waitFor();
        const [picture] = await kept();
        expect(await panel.evaluate(`(${lookAtTarget})(${JSON.stringify(picture?.base64)}, ${JSON.stringify(picture?.type)})`)).toEqual({
          ...{ width: pixels.width * scale, height: pixels.height * scale },
          others: 0,
        });
        await panel.getByRole('button', { name: 'Leave out Part of A target' }).click();
        await expect.poll(async () => (await kept()).length).toBe(0);
      });
  });
