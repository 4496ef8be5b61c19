import { keptPictures } from './captures';
import { expect, test } from './chromium';
import { CLICKED, longestPause, SHOWN, serveHostile, watchPauses } from './hostile-pictures';
import { look, type Seen } from './pictures';
import { answerTo, pageIsRead } from './steps';

test('hostile pictures of a page are taken or refused in a sentence, and the panel stays at hand', async ({
  connectedPanel,
  page,
  site,
  desktop,
}) => {
  const { given } = serveHostile(site);
  const panel = await connectedPanel();
  await page.goto(site.url('/hostile'));
  await pageIsRead(panel, 'Hostile pictures');
  await panel.evaluate(watchPauses);
  for (const [on, ends] of CLICKED)
    await test.step(on, async () => {
      await page.bringToFront();
      await page.locator(on).click({ button: 'right' });
      await page.waitForTimeout(500);
      // Ours stand in a menu of their own above Inspect, “Ask about this picture” first.
      await desktop.press('Up', 'Up', 'Right', 'Return');
      const end = 'attached' in ends ? panel.getByRole('button', { name: `Leave out ${ends.attached}` }) : panel.getByText(ends.said);
      await expect(end).toBeVisible();
    });
  const [vast] = await panel.evaluate(keptPictures, 'vast.png');
  expect(await panel.evaluate<Seen>(`(${look})(${JSON.stringify(vast?.base64)}, ${JSON.stringify(vast?.type)})`)).toMatchObject(SHOWN);
  // It is seen to be too large before it is fetched once more.
  expect(given.filter((name) => name === 'vast.png')).toHaveLength(1);
  expect(await panel.evaluate(longestPause)).toBeLessThan(1_000);
  await answerTo(panel, 'And now?');
});
