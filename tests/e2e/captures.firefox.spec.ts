import {
  isVeiled,
  joined,
  keptPictures,
  LOOKS,
  lookAtTarget,
  lookDown,
  placeTarget,
  serveTall,
  serveTarget,
  stall,
  tallRuns,
  viewRuns,
} from './captures';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead } from './firefox-steps';
import { picturesSentTo } from './pictures';

/** WebDriver’s code point. */
const ALT = '\uE00A';

test('a box over the page is asked about with one drag; what the tab shows and the whole page go along too', async ({
  aside,
  site,
  model,
}) => {
  serveTall(site);
  const panel = await openBeside(aside, site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  await connect(aside, model);
  const lookAt = (pictures: readonly { base64: string; type: string }[]) =>
    Promise.all(pictures.map(({ base64, type }) => panel.evaluate(lookDown, base64, type, 10)));
  const sent = () => lookAt(picturesSentTo(model));
  const veil = () => aside.inPage(() => document.documentElement.lastElementChild?.localName === 'div');
  const attach = async (entry: string) => {
    await panel.click('button', 'Attach');
    await panel.click('menuitem', entry);
  };

  await aside.pressKeys(['q'], [ALT]);
  await expect.poll(veil).toBe(true);
  await aside.dragInPage({ x: 220, y: 320 }, { x: 300, y: 380 });
  await expect.poll(() => model.questions.length).toBe(2);
  await ended(panel);
  expect(await sent()).toEqual([{ width: 80, height: 60, runs: [['rgb(250, 250, 10)', 60]] }]);
  expect(await veil()).toBe(false);

  await attach('The whole page, by scrolling');
  await panel.waitForControl('button', 'Leave out Six bands, 1 of 3');
  await ask(panel, 'How many bands?');
  await ended(panel);
  const whole = await lookAt(await panel.evaluate(keptPictures, 'Six bands, '));
  expect(whole.length).toBeGreaterThan(0);
  expect(joined(whole.map(({ runs }) => runs))).toEqual(tallRuns(await aside.inPage(() => innerHeight)));
  expect(await aside.inPage(() => [scrollY, document.querySelector('header')?.getAttribute('style')])).toEqual([
    0,
    'position: sticky; top: 0px;',
  ]);

  // Where no script runs, the box is drawn over a picture of the tab.
  await aside.goto(site.url('/doc.pdf'));
  await aside.pressKeys(['q'], [ALT]);
  await panel.waitForControl('button', 'Put a box in the middle');
  await panel.click('button', 'Put a box in the middle');
  await panel.press('Enter');
  await expect.poll(() => model.questions.length).toBe(4);
  await ended(panel);
  const [width, height] = await aside.inPage(() => [innerWidth, innerHeight]);
  expect((await sent()).at(-1)).toMatchObject({ width: Math.round(width / 2), height: Math.round(height / 2) });
});

test('what the tab shows is taken without the veil of a box that is being drawn', async ({ aside, site }) => {
  serveTall(site);
  const panel = await openBeside(aside, site.url('/tall'));
  await pageIsRead(panel, 'Six bands');
  await aside.grantHost('<all_urls>');
  const attach = async (entry: string) => {
    await panel.click('button', 'Attach');
    await panel.click('menuitem', entry);
  };
  const height = await aside.inPage(() => innerHeight);
  const expectNoVeil = async () => {
    await expect.poll(async () => (await panel.evaluate(keptPictures, 'View of')).length).toBe(1);
    const [view] = await panel.evaluate(keptPictures, 'View of');
    const { runs } = await panel.evaluate(lookDown, view?.base64 ?? '', view?.type ?? '', 10);
    expect(runs).toEqual(viewRuns(height));
    expect(await aside.inPage(isVeiled)).toBe(false);
  };
  await attach('A part of the page');
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  await aside.inPage(stall);
  await attach('What the tab shows');
  await expectNoVeil();

  // In the middle of its coming.
  await panel.click('button', 'Leave out View of Six bands');
  await expect.poll(async () => (await panel.evaluate(keptPictures, 'View of')).length).toBe(0);
  await aside.inPage(stall);
  await attach('A part of the page');
  await attach('What the tab shows');
  await expectNoVeil();
  expect(await panel.count('application', 'A part of the page')).toBe(0);
});

for (const [screen, looks] of LOOKS)
  test(`a box has just the pixels in it, at ${screen} pixels to a px and any zoom`, async ({ launch, site }) => {
    serveTarget(site);
    const size = 900 * screen;
    const aside = await launch({ windowSize: { width: size, height: size }, prefs: { 'layout.css.devPixelsPerPx': `${screen}` } });
    const panel = await openBeside(aside, site.url('/target'));
    await pageIsRead(panel, 'A target');
    await aside.grantHost('<all_urls>');
    const kept = () => panel.evaluate(keptPictures, 'Part of');
    for (const { zoom, pinch = 1 } of looks)
      await test.step(`${zoom * 100} %, a pinch of ${pinch}`, async () => {
        await aside.inBrowser(
          (times) => Reflect.get(globalThis, 'ZoomManager').setZoomForBrowser(Reflect.get(globalThis, 'gBrowser').selectedBrowser, times),
          zoom,
        );
        await expect.poll(() => aside.inPage(() => devicePixelRatio)).toBeCloseTo(screen * zoom, 5);
        if (pinch > 1) {
          await aside.inBrowser((times) => {
            Reflect.get(globalThis, 'gBrowser').selectedBrowser.messageManager.loadFrameScript(
              `data:,content.windowUtils.setResolutionAndScaleTo(${times})`,
              false,
            );
          }, pinch);
          await expect.poll(() => aside.inPage(() => visualViewport?.scale)).toBe(pinch);
        }
        const { from, to, sight, pixels } = await aside.inPage(placeTarget);
        await panel.click('button', 'Attach');
        await panel.click('menuitem', 'A part of the page');
        await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
        await aside.dragInPage({ x: from.x - sight.x, y: from.y - sight.y }, { x: to.x - sight.x, y: to.y - sight.y });
        await panel.waitForControl('button', 'Leave out Part of A target');
        const [picture] = await kept();
        expect(await panel.evaluate(lookAtTarget, picture?.base64 ?? '', picture?.type ?? '')).toEqual({ ...pixels, others: 0 });
        await panel.click('button', 'Leave out Part of A target');
        await expect.poll(async () => (await kept()).length).toBe(0);
      });
  });
