import type { Page } from '@playwright/test';
import {
  holdTab,
  isVeiled,
  joined,
  keptPictures,
  LOOKS,
  letGo,
  lookAtTarget,
  lookDown,
  placeTarget,
  type Runs,
  scrollInside,
  serveTall,
  serveTarget,
  stall,
  tabLocks,
  tallRuns,
  UNWILLING,
  viewRuns,
} from './captures';
import { expect, test } from './chromium';
import { pageIsRead, zoomTo } from './steps';

test('what the tab shows is taken without the veil of a box that is being drawn', async ({ connectedPanel, page, site }) => {
  serveTall(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  const attach = attachIn(panel);
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

test('over a page that takes its veil away or hears for it a box is drawn on a picture of it, and none while another tab is in front', async ({
  connectedPanel,
  page,
  site,
}) => {
  serveTall(site);
  const panel = await connectedPanel();
  const attach = attachIn(panel);
  for (const path of Object.keys(UNWILLING)) {
    await page.goto(site.url(path));
    await pageIsRead(panel, 'Unwilling');
    await attach('A part of the page');
    await panel.getByRole('button', { name: 'Put a box in the middle' }).click();
    expect(await page.evaluate(isVeiled)).toBe(false);
    await panel.keyboard.press('Escape');
    await expect(panel.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto(site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  await attach('A part of the page');
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  const other = await page.context().newPage();
  await expect.poll(() => page.evaluate(isVeiled)).toBe(false);
  await expect(panel.getByRole('application', { name: 'A part of the page' })).toHaveCount(0);
  await other.close();
});

for (const [screen, looks] of LOOKS)
  test(`a box has just the pixels in it, at ${screen} pixels to a px and any zoom`, async ({ launch, site }) => {
    serveTarget(site);
    const aside = await launch({
      args: ['--lang=en-US', `--force-device-scale-factor=${screen}`],
      // Windows and Linux have scrollbars that take space.
      ignoreDefaultArgs: screen === 2 ? ['--hide-scrollbars'] : [],
    });
    const page = aside.context.pages()[0] ?? (await aside.context.newPage());
    await page.goto(site.url('/target'));
    const panel = await aside.openPanel(page);
    await pageIsRead(panel, 'A target');
    const devTools = await aside.context.newCDPSession(page);
    const kept = () => panel.evaluate(keptPictures, 'Part of');
    for (const { zoom, pinch = 1 } of looks)
      await test.step(`${zoom * 100} %, a pinch of ${pinch}`, async () => {
        await zoomTo(zoom, panel);
        await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(screen * zoom);
        await devTools.send('Emulation.setPageScaleFactor', { pageScaleFactor: pinch });
        if (pinch > 1) {
          await page.mouse.move(40, 40);
          await page.mouse.wheel(24, 16);
          await expect.poll(() => page.evaluate(() => visualViewport?.offsetTop)).toBeGreaterThan(0);
        }
        const { from, to, sight, pixels, scale } = await page.evaluate(placeTarget);
        await attachIn(panel)('A part of the page');
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

test('a box waits for who has the tab, and is called off meanwhile', async ({ openPanel, page, site }) => {
  serveTarget(site);
  await page.goto(site.url('/target'));
  const panel = await openPanel();
  await pageIsRead(panel, 'A target');
  const attach = attachIn(panel);
  await panel.evaluate(holdTab);
  await attach('A part of the page');
  await expect(panel.getByRole('status').getByText('Waiting for the tab…')).toBeVisible();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByText('Waiting for the tab…')).toHaveCount(0);
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 0 });
  await attach('A part of the page');
  await panel.evaluate(letGo);
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await expect(panel.getByText('Drag a box over what you mean in the page, or click a picture.')).toBeVisible();
});

test('a page that does not answer before its veil is up keeps nobody from the tab', async ({ openPanel, page, site, context }) => {
  serveTarget(site);
  await page.goto(site.url('/target'));
  const panel = await openPanel();
  await pageIsRead(panel, 'A target');
  const devTools = await context.newCDPSession(page);
  const ended = expect(
    page.evaluate(() => {
      for (;;);
    }),
  ).rejects.toThrow();
  await attachIn(panel)('A part of the page');
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 0 });
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 0, pending: 0 });
  await expect(panel.getByRole('application', { name: 'A part of the page' })).toHaveCount(0);
  await devTools.send('Runtime.terminateExecution');
  await ended;
  expect(await page.evaluate(isVeiled)).toBe(false);
});

test('a page that is left while a box is drawn over it keeps nothing of it', async ({ launch, site }) => {
  serveTall(site);
  serveTarget(site);
  let cameBack = false;
  site.route('/came-back', (_, response) => {
    cameBack = true;
    response.end();
  });
  const aside = await launch({ args: ['--lang=en-US'], ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  const page = aside.context.pages()[0] ?? (await aside.context.newPage());
  await page.goto(site.url('/target'));
  const panel = await aside.openPanel(page);
  await pageIsRead(panel, 'A target');
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => persisted && fetch('/came-back')));
  await attachIn(panel)('A part of the page');
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await page.goto(site.url('/tall'));
  await expect(panel.getByRole('application', { name: 'A part of the page' })).toHaveCount(0);
  expect(await panel.evaluate(tabLocks)).toEqual({ held: 0, pending: 0 });
  // Playwright waits for a page that loads.
  await page.evaluate(() => history.back());
  await expect.poll(() => cameBack).toBe(true);
  expect(await page.evaluate(isVeiled)).toBe(false);
});

test('a box that a pinch puts out of sight is gone, and the next one is drawn in what is seen', async ({
  openPanel,
  page,
  site,
  context,
}) => {
  serveTarget(site);
  await page.goto(site.url('/target'));
  const panel = await openPanel();
  await pageIsRead(panel, 'A target');
  await attachIn(panel)('A part of the page');
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await page.keyboard.press('ArrowDown');
  const devTools = await context.newCDPSession(page);
  // The box is the middle half of what was seen before.
  await page.evaluate(() =>
    Reflect.set(window, 'pinched', new Promise((done) => visualViewport?.addEventListener('resize', done, { once: true }))),
  );
  await devTools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 4 });
  await page.evaluate(async () => void (await Reflect.get(window, 'pinched')));
  await page.keyboard.press('Enter');
  expect(await page.evaluate(isVeiled)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Leave out Part of A target' }).waitFor();
  const [picture] = await panel.evaluate(keptPictures, 'Part of');
  const { width } = await panel.evaluate<{ width: number }>(
    `(${lookAtTarget})(${JSON.stringify(picture?.base64)}, ${JSON.stringify(picture?.type)})`,
  );
  // Half of what is seen, and a step of ten px of the screen.
  expect(width).toBe(Math.round((await page.evaluate(() => innerWidth)) / 2) + 10);
});

test('a page that a pinch made larger is not taken in part for all of it', async ({ openPanel, page, site, context }) => {
  serveTall(site);
  await page.goto(site.url('/tall'));
  const panel = await openPanel();
  await pageIsRead(panel, 'Six bands');
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await attachIn(panel)('The whole page, by scrolling');
  await expect(panel.getByRole('alert')).toContainText('A pinch made the page larger');
  expect(await panel.evaluate(keptPictures, '')).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('header')?.getAttribute('style'))).toBe('position: sticky; top: 0px;');
});

for (const scrolls of ['the page', 'a part of it'])
  test(`no row is left out or doubled where ${scrolls} scrolls and is seen in parts of px`, async ({ openPanel, page, site }) => {
    serveTall(site);
    await page.goto(site.url('/tall'));
    const panel = await openPanel();
    await pageIsRead(panel, 'Six bands');
    await zoomTo(1.5, panel);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1.5);
    if (scrolls !== 'the page') await page.evaluate(scrollInside);
    await attachIn(panel)('The whole page, by scrolling');
    await panel.getByRole('button', { name: 'Leave out Six bands, 4 of 4' }).waitFor({ timeout: 20_000 });
    const whole = await Promise.all(
      (await panel.evaluate(keptPictures, 'Six bands, ')).map(({ base64, type }) =>
        panel.evaluate<{ runs: Runs }>(`(${lookDown})(${JSON.stringify(base64)}, ${JSON.stringify(type)}, 10)`),
      ),
    );
    const height = await page.evaluate(() => visualViewport?.height ?? 0);
    expect(height % 1).not.toBe(0);
    expect(joined(whole.map(({ runs }) => runs))).toEqual(tallRuns(height, 1.5));
    await zoomTo(1, panel);
  });

test('the box is seen where the pointer is on a page that its own styles make larger', async ({ openPanel, page, site }) => {
  serveTarget(site);
  await page.goto(site.url('/target'));
  const panel = await openPanel();
  await pageIsRead(panel, 'A target');
  await page.addStyleTag({ content: 'html { zoom: 1.5 } #target { inset: 0; width: 100%; height: 100% }' });
  await attachIn(panel)('A part of the page');
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await page.mouse.move(20, 20);
  await page.mouse.down();
  await page.mouse.move(180, 120, { steps: 3 });
  const shown = (await page.screenshot()).toString('base64');
  await page.mouse.up();
  const { runs } = await panel.evaluate<{ runs: Runs }>(`(${lookDown})('${shown}', 'image/png', 100)`);
  // What is dimmed, black, white, and what is inside.
  expect(runs.slice(0, 4).map(([, pixels]) => pixels)).toEqual([18, 2, 2, 96]);
});

function attachIn(panel: Page) {
  return async (entry: string) => {
    await panel.getByRole('button', { name: 'Attach', exact: true }).click();
    await panel.getByRole('menuitem', { name: entry }).click();
  };
}
