import { expect, test } from './chromium';
import { bring, broughtIn, longestPause, serveHostile, WAYS, watchPauses } from './hostile-pictures';
import { answers, answerTo } from './steps';

for (const way of WAYS)
  test(`hostile pictures that are ${way} are attached or refused in a sentence, and the panel stays at hand`, async ({
    connectedPanel,
    site,
  }) => {
    const { pictures, asked } = serveHostile(site);
    const panel = await connectedPanel();
    await answerTo(panel, 'Is anybody there?');
    const files = pictures.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString('base64') }));
    await panel.evaluate(watchPauses);
    await panel.evaluate(`(${bring})(${JSON.stringify(way)}, ${JSON.stringify(files)})`);
    const attached = pictures.flatMap(({ name, says }) => (says ? [] : name));
    await expect.poll(async () => (await panel.evaluate(broughtIn))?.attached, { timeout: 30_000 }).toEqual(attached);
    const { said } = (await panel.evaluate(broughtIn)) ?? { said: '' };
    for (const { name, says } of pictures) if (says) expect(said).toContain(`“${name}” ${says}`);
    expect(await panel.evaluate(longestPause)).toBeLessThan(1_000);
    expect(asked).toEqual([]);
    await answerTo(panel, 'And now?');
    await expect(answers(panel)).toHaveCount(2);
  });
