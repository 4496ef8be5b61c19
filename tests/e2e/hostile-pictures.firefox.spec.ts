import { cutOffPictures } from '../documents/hostile-pictures';
import { keptPictures } from './captures';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead } from './firefox-steps';
import { asGiven, bring, broughtIn, CLICKED, expected, longestPause, SHOWN, serveHostile, WAYS, watchPauses } from './hostile-pictures';
import { look } from './pictures';

for (const way of WAYS)
  test(`hostile pictures that are ${way} are attached or refused in a sentence, and the panel stays at hand`, async ({
    aside,
    site,
    model,
  }) => {
    const { pictures, asked } = serveHostile(site);
    const panel = await openBeside(aside, site.url('/article.html'));
    await connect(aside, model);
    await ask(panel, 'Is anybody there?');
    await ended(panel);
    const { attached, said } = expected(pictures);
    await panel.evaluate(watchPauses);
    await panel.evaluate(bring, way, asGiven(pictures));
    await expect.poll(async () => (await panel.evaluate(broughtIn))?.attached, { timeout: 30_000 }).toEqual(attached);
    const all = (await panel.evaluate(broughtIn))?.said;
    for (const each of said) expect(all).toContain(each);
    expect(await panel.evaluate(longestPause)).toBeLessThan(1_000);
    expect(asked).toEqual([]);
    await ask(panel, 'And now?');
    await ended(panel);
    expect(await panel.count('article', 'Answer')).toBe(2);
  });

test('pictures that are cut off are refused in a sentence, and whole ones beside them are attached', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, 'How lighthouses were lit');
  const { attached, said } = expected(cutOffPictures());
  await panel.evaluate(bring, 'chosen', asGiven(cutOffPictures()));
  await expect.poll(async () => (await panel.evaluate(broughtIn))?.attached).toEqual(attached);
  const all = (await panel.evaluate(broughtIn))?.said;
  for (const each of said) expect(all).toContain(each);
});

test('hostile pictures of a page are taken or refused in a sentence, and the panel stays at hand', async ({ aside, site, model }) => {
  const { given } = serveHostile(site);
  const panel = await openBeside(aside, site.url('/hostile'));
  await pageIsRead(panel, 'Hostile pictures');
  await connect(aside, model);
  await panel.evaluate(watchPauses);
  for (const [on, ends] of CLICKED)
    await test.step(on, async () => {
      await aside.pickFromMenu('Ask about this picture', { on });
      if ('attached' in ends) await panel.waitForControl('button', `Leave out ${ends.attached}`);
      else await panel.waitFor((said) => document.querySelector('.refused')?.textContent?.includes(said) === true, ends.said);
    });
  const [vast] = await panel.evaluate(keptPictures, 'vast.png');
  expect(await panel.evaluate(look, vast?.base64 ?? '', vast?.type ?? '')).toMatchObject(SHOWN);
  // It is seen to be too large before it is fetched once more.
  expect(given.filter((name) => name === 'vast.png')).toHaveLength(1);
  expect(await panel.evaluate(longestPause)).toBeLessThan(1_000);
  await ask(panel, 'And now?');
  await ended(panel);
});
