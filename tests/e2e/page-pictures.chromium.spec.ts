import { expect, test } from './chromium';
import { clickedOn } from './clicked-in-panel';
import { serveClicked } from './clicked-pictures';
import { pageIsRead } from './steps';

test('what is seen where a page is clicked is found, in whatever way it is shown, and nothing else', async ({ openPanel, page, site }) => {
  const found = serveClicked(site);
  await page.goto(site.url('/clicked'));
  const panel = await openPanel();
  await pageIsRead(panel, 'Ways to show');
  expect(await panel.evaluate(clickedOn, Object.keys(found))).toEqual(found);
});
