import { isVeiled, keptPictures, lookAtTarget } from './captures';
import { expect, test } from './chromium';
import { pageIsRead } from './steps';
import { NO_PICTURES, PICTURES, servePictures } from './veil-clicks';

test('where a box could be drawn, a click takes the picture that it is made on, and nothing where there is none', async ({
  openPanel,
  page,
  site,
}) => {
  servePictures(site);
  await page.goto(site.url('/pictures'));
  const panel = await openPanel();
  await pageIsRead(panel, 'Pictures');
  const kept = () => panel.evaluate(keptPictures, 'Part of');
  for (const { at, width, height } of PICTURES) {
    await panel.getByRole('button', { name: 'Attach', exact: true }).click();
    await panel.getByRole('menuitem', { name: 'A part of the page' }).click();
    await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
    for (const { x, y } of NO_PICTURES) {
      await page.mouse.click(x, y);
      expect(await page.evaluate(isVeiled)).toBe(true);
    }
    await page.mouse.click(at.x, at.y);
    await panel.getByRole('button', { name: 'Leave out Part of Pictures' }).waitFor();
    const [picture] = await kept();
    expect(await panel.evaluate(`(${lookAtTarget})(${JSON.stringify(picture?.base64)}, ${JSON.stringify(picture?.type)})`)).toEqual({
      ...{ width, height },
      others: 0,
    });
    expect(await page.evaluate(isVeiled)).toBe(false);
    await panel.getByRole('button', { name: 'Leave out Part of Pictures' }).click();
    await expect.poll(async () => (await kept()).length).toBe(0);
  }
  expect(page.url()).toBe(site.url('/pictures'));
});

test('a finger takes the picture under it too and presses nothing in the page, and a drag that comes back takes nothing', async ({
  openPanel,
  page,
  site,
}) => {
  servePictures(site);
  await page.goto(site.url('/pictures'));
  const panel = await openPanel();
  await pageIsRead(panel, 'Pictures');
  const [, card] = PICTURES;
  const { x, y } = card.at;
  await panel.getByRole('button', { name: 'Attach', exact: true }).click();
  await panel.getByRole('menuitem', { name: 'A part of the page' }).click();
  await expect.poll(() => page.evaluate(isVeiled)).toBe(true);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 100, { steps: 3 });
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  expect(await page.evaluate(isVeiled)).toBe(true);

  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await panel.getByRole('button', { name: 'Leave out Part of Pictures' }).waitFor();
  expect(await page.evaluate(isVeiled)).toBe(false);
  // A press that the page heard of would have led to where the link goes.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  expect(page.url()).toBe(site.url('/pictures'));
});
