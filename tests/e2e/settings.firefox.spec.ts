import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, openSettings, says, testAndUse } from './firefox-steps';
import { addressesInOrder, everythingKept } from './in-panel';
import { expectSealed, expectSettings, expectTeamSealed, KEY, SETTINGS, TEAM } from './set-ups';

test('two keys change the model, and two change it back', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await panel.waitForControl('button', 'Model: test-model');
  await panel.fill('Your question', 'Who?');
  await panel.press('Alt+m');
  await panel.waitForFocus('combobox', 'Model');
  await panel.type('other');
  await panel.press('Enter');
  await panel.waitForControl('button', 'Model: other-model');
  for (const name of ['test-model', 'other-model']) {
    await panel.waitForFocus('textbox', 'Your question');
    await panel.press('Alt+m');
    await panel.waitForFocus('combobox', 'Model');
    await panel.press('Enter');
    await panel.waitForControl('button', `Model: ${name}`);
  }
  await panel.waitForFocus('textbox', 'Your question');
  await panel.press('Enter');
  await ended(panel);
  expect(model.questions.at(-1)?.body.model).toBe('other-model');
  expect(model.questions.at(-1)?.text).toContain('Who?');
});

test('an endpoint’s settings go along with its questions', async ({ aside, site, model }) => {
  model.models = [SETTINGS.model, 'other-model'];
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await openSettings(panel);
  await panel.select('Thinking', SETTINGS.effort);
  await panel.fill('Instructions', SETTINGS.Instructions);
  await panel.fill('Temperature', SETTINGS.Temperature, 'spinbutton');
  await panel.fill('Longest answer, in tokens', SETTINGS['Longest answer, in tokens'], 'spinbutton');
  await panel.press('Tab');
  await says(panel, 'Saved.');
  // On the way to what is out of range the field is empty, then in range; what was kept stays all the same.
  await panel.fill('Temperature', '15', 'spinbutton');
  await panel.press('Tab');
  await says(panel, 'A number from 0 to 2.');
  await panel.click('button', 'Back');
  await ask(panel, 'Hello?');
  await ended(panel);
  expectSettings(model);
});

test('endpoints are put in order, and the first is the default', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  const second = `${model.origin}/second/v1`;
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', second);
  await panel.click('button', 'Connect');
  await testAndUse(panel);
  await panel.click('button', 'Connect a model…');
  await expect.poll(() => panel.evaluate(addressesInOrder)).toEqual([model.url, second]);
  const { host } = new URL(model.url);
  await panel.click('button', `Move ${host} up`);
  await expect.poll(() => panel.evaluate(addressesInOrder)).toEqual([second, model.url]);
  expect((await panel.texts('listitem')).findIndex((text) => text.includes('default'))).toBe(0);
  // The keyboard goes along.
  await panel.waitForFocus('button', `Move ${host} down`);
  await panel.press('Enter');
  await expect.poll(() => panel.evaluate(addressesInOrder)).toEqual([model.url, second]);
});

test('a key stays with its origin: at another address it is gone', async ({ aside, site, model }) => {
  model.key = KEY;
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model, { key: KEY });
  await aside.allowEverything();
  const change = async (address: string) => {
    await openSettings(panel);
    await panel.click('button', 'Change address or key');
    await panel.fill('Address', address);
    await panel.click('button', 'Connect');
  };
  // The same server by another name is another origin.
  const elsewhere = model.url.replace('127.0.0.1', 'localhost');
  await change(elsewhere);
  await says(panel, 'does not accept the key');
  expect(model.requests.at(-1)?.headers.authorization).toBeUndefined();
  // Nothing was changed, so the old one still works.
  await panel.click('button', 'Back');
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
  // Nor does it stand anywhere else.
  expectSealed(await panel.evaluate(everythingKept), KEY);
  expect(await panel.evaluate(() => document.documentElement.outerHTML)).not.toContain(KEY);

  // Where none is asked for the endpoint moves, and its key is not there when it comes back.
  model.key = undefined;
  for (const address of [elsewhere, model.url]) {
    await change(address);
    await testAndUse(panel);
    expect(model.questions.at(-1)?.headers.host).toBe(new URL(address).host);
    expect(model.questions.at(-1)?.headers.authorization).toBeUndefined();
  }
});

test('extra headers go along, sealed like the key, and are not shown again', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.click('button', 'More');
  await panel.fill('Extra headers', `${TEAM.name}: ${TEAM.value}`);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(true);
  await testAndUse(panel);
  await ask(panel, 'Hello?');
  await ended(panel);
  expectTeamSealed(model, await panel.evaluate(everythingKept));
  await openSettings(panel);
  await panel.click('button', 'Change address or key');
  await panel.click('button', 'More');
  await panel.waitForControl('textbox', 'Extra headers');
  expect(await panel.value('Extra headers')).toBe(`${TEAM.name}: •••`);
  expect(await panel.evaluate(() => document.documentElement.outerHTML)).not.toContain(TEAM.value);
});
