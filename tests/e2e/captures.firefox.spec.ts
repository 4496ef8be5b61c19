import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
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
  scrollInside,
  serveTall,
  serveTarget,
  stall,
  tabLocks,
  tallRuns,
  UNWILLING,
  viewRuns,
} from './captures';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, type Panel, pageIsRead, zoomTo } from './firefox-steps';
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
  const attach = attachIn(panel);

  await aside.pressKeys(['q'], [ALT]);
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  await aside.dragInPage({ x: 220, y: 320 }, { x: 300, y: 380 });
  await expect.poll(() => model.questions.length).toBe(2);
  await ended(panel);
  expect(await sent()).toEqual([{ width: 80, height: 60, runs: [['rgb(250, 250, 10)', 60]] }]);
  expect(await aside.inPage(isVeiled)).toBe(false);

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
  const attach = attachIn(panel);
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

  // Over a page that takes its veil away or hears for it, a box is drawn on a picture of it.
  for (const path of Object.keys(UNWILLING)) {
    await aside.goto(site.url(path));
    await pageIsRead(panel, 'Unwilling');
    await attach('A part of the page');
    await panel.click('button', 'Put a box in the middle');
    expect(await aside.inPage(isVeiled)).toBe(false);
    await panel.press('Escape');
    await expect.poll(() => panel.count('button', 'Put a box in the middle')).toBe(0);
  }
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
        await zoomTo(zoom, aside);
        await expect.poll(() => aside.inPage(() => devicePixelRatio)).toBeCloseTo(screen * zoom, 5);
        if (pinch > 1) await pinchTo(pinch, aside);
        const { from, to, sight, pixels } = await aside.inPage(placeTarget);
        await attachIn(panel)('A part of the page');
        await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
        await aside.dragInPage({ x: from.x - sight.x, y: from.y - sight.y }, { x: to.x - sight.x, y: to.y - sight.y });
        await panel.waitForControl('button', 'Leave out Part of A target');
        const [picture] = await kept();
        expect(await panel.evaluate(lookAtTarget, picture?.base64 ?? '', picture?.type ?? '')).toEqual({ ...pixels, others: 0 });
        await panel.click('button', 'Leave out Part of A target');
        await expect.poll(async () => (await kept()).length).toBe(0);
      });
  });

test('a box waits for who has the tab, and is called off meanwhile', async ({ aside, site }) => {
  serveTarget(site);
  const panel = await openBeside(aside, site.url('/target'));
  await pageIsRead(panel, 'A target');
  await aside.grantHost('<all_urls>');
  const attach = attachIn(panel);
  await panel.evaluate(holdTab);
  await attach('A part of the page');
  await panel.waitFor(() => document.querySelector('#pick-how')?.textContent === 'Waiting for the tab…');
  await panel.click('button', 'Cancel');
  await expect.poll(() => panel.evaluate(tabLocks)).toEqual({ held: 1, pending: 0 });
  await panel.waitFor(() => document.querySelector('#pick-how') === null);
  await attach('A part of the page');
  await panel.evaluate(letGo);
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  await panel.waitFor(() => document.querySelector('#pick-how')?.textContent?.startsWith('Drag a box over what you mean') === true);
});

test('a page that is left while a box is drawn over it keeps nothing of it', async ({ aside, site }) => {
  serveTall(site);
  serveTarget(site);
  const panel = await openBeside(aside, site.url('/target'));
  await pageIsRead(panel, 'A target');
  await aside.grantHost('<all_urls>');
  await aside.inPage(() => {
    addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'cameBack', persisted));
  });
  await attachIn(panel)('A part of the page');
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  await aside.goto(site.url('/tall'));
  await panel.waitFor(() => document.querySelector('#pick-how') === null);
  expect(await panel.evaluate(tabLocks)).toEqual({ held: 0, pending: 0 });
  await aside.inPage(() => history.back());
  await expect.poll(() => aside.inPage(() => Reflect.get(window, 'cameBack'))).toBe(true);
  expect(await aside.inPage(isVeiled)).toBe(false);
});

test('a box that a pinch puts out of sight is gone', async ({ aside, site }) => {
  serveTarget(site);
  const panel = await openBeside(aside, site.url('/target'));
  await pageIsRead(panel, 'A target');
  await aside.grantHost('<all_urls>');
  await attachIn(panel)('A part of the page');
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  const press = (key: string) => panel.press(key);
  await press('ArrowDown');
  await aside.inPage(() => {
    Reflect.set(window, 'pinched', new Promise((done) => visualViewport?.addEventListener('resize', () => done(true), { once: true })));
  });
  // The box is the middle half of what was seen before.
  await pinchTo(5, aside);
  expect(await aside.inPage(() => Reflect.get(window, 'pinched'))).toBe(true);
  await press('Enter');
  await press('ArrowDown');
  expect(await aside.inPage(isVeiled)).toBe(true);
  await press('Enter');
  await panel.waitForControl('button', 'Leave out Part of A target');
});

for (const scrolls of ['the page', 'a part of it'])
  test(`no row is left out or doubled where ${scrolls} scrolls and is seen in parts of px`, async ({ aside, site }) => {
    serveTall(site);
    const panel = await openBeside(aside, site.url('/tall'));
    await pageIsRead(panel, 'Six bands');
    await aside.grantHost('<all_urls>');
    await zoomTo(1.5, aside);
    await expect.poll(() => aside.inPage(() => devicePixelRatio)).toBe(1.5);
    if (scrolls !== 'the page') await aside.inPage(scrollInside);
    await attachIn(panel)('The whole page, by scrolling');
    await panel.waitForControl('button', 'Leave out Six bands, 4 of 4');
    const whole = await Promise.all(
      (await panel.evaluate(keptPictures, 'Six bands, ')).map(({ base64, type }) => panel.evaluate(lookDown, base64, type, 10)),
    );
    const height = await aside.inPage(() => visualViewport?.height ?? 0);
    expect(height % 1).not.toBe(0);
    expect(joined(whole.map(({ runs }) => runs))).toEqual(tallRuns(height, 1.5));
    await zoomTo(1, aside);
  });

test('the box is as large as it is said to be on a page that its own styles make larger', async ({ aside, site }) => {
  serveTarget(site);
  const panel = await openBeside(aside, site.url('/target'));
  await pageIsRead(panel, 'A target');
  await aside.grantHost('<all_urls>');
  await aside.inPage(() => document.documentElement.style.setProperty('zoom', '1.5'));
  await attachIn(panel)('A part of the page');
  await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
  await panel.press('ArrowDown');
  const { width, height } = await aside.inPage(() => ({ width: innerWidth, height: innerHeight }));
  const insideOfBox = async () => {
    const { value } = await aside.marionette.within('content', () => aside.marionette.send('WebDriver:TakeScreenshot', { full: false }));
    const { runs } = await panel.evaluate(lookDown, value, 'image/png', Math.round(width / 2));
    return runs[runs.findIndex(([colour]) => colour === 'rgb(255, 255, 255)') + 1]?.[1];
  };
  // The middle half, without its border.
  await expect.poll(insideOfBox).toBeGreaterThanOrEqual(Math.floor(height / 2) - 5);
  expect(await insideOfBox()).toBeLessThanOrEqual(Math.ceil(height / 2) - 3);
});

function attachIn(panel: Panel) {
  return async (entry: string) => {
    await panel.click('button', 'Attach');
    await panel.click('menuitem', entry);
  };
}

async function pinchTo(scale: number, aside: FirefoxWithExtension): Promise<void> {
  await aside.inBrowser((times) => {
    Reflect.get(globalThis, 'gBrowser').selectedBrowser.messageManager.loadFrameScript(
      `data:,content.windowUtils.setResolutionAndScaleTo(${times})`,
      false,
    );
  }, scale);
  await expect.poll(() => aside.inPage(() => visualViewport?.scale)).toBe(scale);
}
