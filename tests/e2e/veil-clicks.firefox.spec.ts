import { isVeiled, keptPictures, lookAtTarget } from './captures';
import { expect, test } from './firefox';
import { openBeside, pageIsRead } from './firefox-steps';
import { NO_PICTURES, PICTURES, servePictures } from './veil-clicks';

test('where a box could be drawn, a click takes the picture that it is made on, and nothing where there is none', async ({
  aside,
  site,
}) => {
  servePictures(site);
  const panel = await openBeside(aside, site.url('/pictures'));
  await pageIsRead(panel, 'Pictures');
  await aside.grantHost('<all_urls>');
  const kept = () => panel.evaluate(keptPictures, 'Part of');
  for (const { at, width, height } of PICTURES) {
    await panel.click('button', 'Attach');
    await panel.click('menuitem', 'A part of the page');
    await expect.poll(() => aside.inPage(isVeiled)).toBe(true);
    for (const none of NO_PICTURES) {
      await aside.dragInPage(none, none);
      expect(await aside.inPage(isVeiled)).toBe(true);
    }
    await aside.dragInPage(at, at);
    await panel.waitForControl('button', 'Leave out Part of Pictures');
    const [picture] = await kept();
    expect(await panel.evaluate(lookAtTarget, picture?.base64 ?? '', picture?.type ?? '')).toEqual({ width, height, others: 0 });
    expect(await aside.inPage(isVeiled)).toBe(false);
    await panel.click('button', 'Leave out Part of Pictures');
    await expect.poll(async () => (await kept()).length).toBe(0);
  }
  expect(await aside.inPage(() => location.pathname)).toBe('/pictures');
});
