import { cutOffPictures } from '../documents/hostile-pictures';
import { expect, test } from './chromium';
import { asGiven, bring, broughtIn, expected, longestPause, serveHostile, WAYS, watchPauses } from './hostile-pictures';
import { answers, answerTo } from './steps';

for (const way of WAYS)
  test(`hostile pictures that are ${way} are attached or refused in a sentence, and the panel stays at hand`, async ({
    connectedPanel,
    site,
  }) => {
    const { pictures, asked } = serveHostile(site);
    const panel = await connectedPanel();
    await answerTo(panel, 'Is anybody there?');
    const { attached, said } = expected(pictures);
    await panel.evaluate(watchPauses);
    await panel.evaluate(`(${bring})(${JSON.stringify(way)}, ${JSON.stringify(asGiven(pictures))})`);
    await expect.poll(async () => (await panel.evaluate(broughtIn))?.attached, { timeout: 30_000 }).toEqual(attached);
    const all = (await panel.evaluate(broughtIn))?.said;
    for (const each of said) expect(all).toContain(each);
    expect(await panel.evaluate(longestPause)).toBeLessThan(1_000);
    expect(asked).toEqual([]);
    await answerTo(panel, 'And now?');
    await expect(answers(panel)).toHaveCount(2);
  });

test('pictures that are cut off are refused in a sentence, and whole ones beside them are attached', async ({ openPanel }) => {
  const panel = await openPanel();
  await panel.locator('footer input[type=file]').waitFor({ state: 'attached' });
  const { attached, said } = expected(cutOffPictures());
  await panel.evaluate(`(${bring})('chosen', ${JSON.stringify(asGiven(cutOffPictures()))})`);
  await expect.poll(async () => (await panel.evaluate(broughtIn))?.attached).toEqual(attached);
  const all = (await panel.evaluate(broughtIn))?.said;
  for (const each of said) expect(all).toContain(each);
});
