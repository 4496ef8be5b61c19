import { isVeiled, keptPictures, lookAtTarget } from './captures';
import { expect, test } from './chromium';
import { pageIsRead } from './steps';
import { NO_PICTURE, PICTURES, servePictures } from './veil-clicks';

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
    await page.mouse.click(NO_PICTURE.x, NO_PICTURE.y);
    expect(await page.evaluate(isVeiled)).toBe(true);
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
