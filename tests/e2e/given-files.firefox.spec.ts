import { chooseIn } from './attached';
import { expect, test } from './firefox';
import { ask, connectAs, ended, openBeside, pageIsRead } from './firefox-steps';
import { expectGiven, expectPriced, FAMILIES, FILES, factsShown, givenTo, listFamily, pricesShown } from './given-files';
import { KEY } from './set-ups';

for (const family of FAMILIES)
  test(`${family.setUp.preset} is given files themselves, at a price that is shown, each time it is asked`, async ({
    aside,
    site,
    model,
  }) => {
    listFamily(model, family);
    const panel = await openBeside(aside, site.url('/article.html'));
    await aside.allowEverything();
    await pageIsRead(panel, 'How lighthouses were lit');
    await connectAs(panel, family.setUp, model, KEY);
    const names = givenTo(family);
    await panel.waitForControl('button', 'Attach');
    for (const name of names) {
      await panel.evaluate(chooseIn, name, Buffer.from(FILES[name].bytes).toString('base64'));
      await panel.waitForControl('button', `Leave out ${name}`);
    }
    await panel.click('button', 'Send the file itself');
    const prices = names.map((name) => `${family.tokens[name]?.toLocaleString('en')} tokens`);
    await expect.poll(() => panel.evaluate(pricesShown, names)).toEqual(prices);
    await panel.waitFor(() => document.querySelector('footer .sum') !== null);
    await panel.evaluate(() => document.querySelector<HTMLElement>('footer .sum')?.click());
    await panel.waitForControl('dialog', 'What will be sent');
    await expect.poll(async () => (await panel.evaluate(factsShown)).length).toBe(names.length);
    expectPriced(await panel.evaluate(factsShown), family);
    await panel.press('Escape');

    model.answersNext({ text: 'Ninety.', promptTokens: 812 });
    await ask(panel, 'How many steps has the stair?');
    await ended(panel);
    expectGiven(model, family);
    await panel.click('button', '813 tokens');
    await panel.waitForControl('dialog', 'What was sent');
    await expect.poll(async () => (await panel.evaluate(factsShown)).length).toBe(names.length);
    expectPriced(await panel.evaluate(factsShown), family);
    await panel.press('Escape');

    await ask(panel, 'And who climbed them?');
    await ended(panel);
    expect(model.questions.at(-1)?.text).toContain('And who climbed them?');
    expectGiven(model, family);
  });
