import { expect, test } from './chromium';
import { expectGiven, expectPriced, FAMILIES, FILES, factsShown, givenTo, listFamily, pricesShown } from './given-files';
import { KEY } from './set-ups';
import { answerTo, connectAs, pageIsRead } from './steps';

for (const family of FAMILIES)
  test(`${family.setUp.preset} is given files themselves, at a price that is shown, each time it is asked`, async ({
    aside,
    page,
    site,
    model,
    openPanel,
  }) => {
    listFamily(model, family);
    await aside.allowHost('http://127.0.0.1/*');
    await page.goto(site.url('/article.html'));
    const panel = await openPanel();
    await pageIsRead(panel, 'How lighthouses were lit');
    await connectAs(panel, family.setUp, model, KEY);
    const names = givenTo(family);
    for (const name of names) {
      await panel.locator('footer input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(FILES[name].bytes) });
      await expect(panel.getByRole('button', { name: `Leave out ${name}` })).toBeVisible();
    }
    await panel.getByRole('button', { name: /^Send the file itself/ }).click();
    const prices = names.map((name) => `${family.tokens[name]?.toLocaleString('en')} tokens`);
    await expect.poll(() => panel.evaluate(pricesShown, names)).toEqual(prices);
    await panel.locator('footer .sum').click();
    await expect(panel.getByRole('dialog', { name: 'What will be sent' })).toBeVisible();
    await expect.poll(async () => (await panel.evaluate(factsShown)).length).toBe(names.length);
    expectPriced(await panel.evaluate(factsShown), family);
    await panel.keyboard.press('Escape');

    model.answersNext({ text: 'Ninety.', promptTokens: 812 });
    const answer = await answerTo(panel, 'How many steps has the stair?');
    expectGiven(model, family);
    await answer.getByRole('button', { name: '813 tokens' }).click();
    await expect(panel.getByRole('dialog', { name: 'What was sent' })).toBeVisible();
    await expect.poll(async () => (await panel.evaluate(factsShown)).length).toBe(names.length);
    expectPriced(await panel.evaluate(factsShown), family);
    await panel.keyboard.press('Escape');

    await answerTo(panel, 'And who climbed them?');
    expect(model.questions.at(-1)?.text).toContain('And who climbed them?');
    expectGiven(model, family);
  });
