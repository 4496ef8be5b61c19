import { expect, test } from './chromium';
import { addressesInOrder, everythingKept } from './in-panel';
import { expectSettings, expectTeamSealed, KEY, SETTINGS, TEAM } from './set-ups';
import { ask, connect, ended, openSettings, questionBox, testAndUse } from './steps';

const LOCAL = 'http://127.0.0.1/*';

test('two keys change the model, and two change it back', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  const button = panel.getByRole('button', { name: /^Model: / });
  await expect(button).toHaveAccessibleName('Model: test-model');
  await questionBox(panel).press('Alt+m');
  await panel.getByRole('combobox', { name: 'Model' }).fill('other');
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: other-model');
  await expect(questionBox(panel)).toBeFocused();
  await panel.keyboard.press('Alt+m');
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: test-model');
  await panel.keyboard.press('Alt+m');
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: other-model');
  await ask(panel, 'Who?');
  await ended(panel);
  expect(model.questions.at(-1)?.body.model).toBe('other-model');
});

test('an endpoint’s settings go along with its questions', async ({ model, connectedPanel }) => {
  model.models = [SETTINGS.model, 'other-model'];
  const panel = await connectedPanel();
  await openSettings(panel);
  const field = (role: 'textbox' | 'spinbutton', name: 'Instructions' | 'Temperature' | 'Longest answer, in tokens') =>
    panel.getByRole(role, { name }).fill(SETTINGS[name]);
  await panel.getByRole('combobox', { name: 'Thinking' }).selectOption(SETTINGS.effort);
  await field('textbox', 'Instructions');
  await field('spinbutton', 'Temperature');
  await field('spinbutton', 'Longest answer, in tokens');
  await panel.getByRole('spinbutton', { name: 'Temperature' }).focus();
  await expect(panel.getByText('Saved.')).toBeVisible();
  await panel.getByRole('spinbutton', { name: 'Temperature' }).fill('9');
  await panel.getByRole('spinbutton', { name: 'Longest answer, in tokens' }).focus();
  await expect(panel.getByText('A number from 0 to 2.')).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'Hello?');
  await ended(panel);
  expectSettings(model);
});

test('endpoints are put in order, and the first is the default', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(`${model.origin}/second/v1`);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await testAndUse(panel);
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  const list = panel.getByRole('list', { name: 'Connected' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').first()).toContainText('default');
  const second = `${model.origin}/second/v1`;
  expect(await panel.evaluate(addressesInOrder)).toEqual([model.url, second]);
  await list.getByRole('button', { name: /^Move .* up$/ }).click();
  await expect.poll(() => panel.evaluate(addressesInOrder)).toEqual([second, model.url]);
  await expect(list.getByRole('listitem').first()).toContainText('default');
  // The keyboard goes along.
  await expect(
    list
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Move .* down$/ }),
  ).toBeFocused();
});

test('a key stays with its origin: at another address it is gone', async ({ aside, page, site, model, openPanel }) => {
  model.key = KEY;
  await aside.allowHost(LOCAL);
  await aside.allowHost('http://localhost/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { key: KEY });
  const change = async (address: string) => {
    await openSettings(panel);
    await panel.getByRole('button', { name: 'Change address or key' }).click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(address);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  };
  // The same server by another name is another origin.
  const elsewhere = model.url.replace('127.0.0.1', 'localhost');
  await change(elsewhere);
  await expect(panel.getByRole('alert')).toContainText('does not accept the key');
  expect(model.requests.at(-1)?.headers.authorization).toBeUndefined();
  // Nothing was changed, so the old one still works.
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);

  // Where none is asked for the endpoint moves, and its key is not there when it comes back.
  model.key = undefined;
  for (const address of [elsewhere, model.url]) {
    await change(address);
    await testAndUse(panel);
    expect(model.questions.at(-1)?.headers.host).toBe(new URL(address).host);
    expect(model.questions.at(-1)?.headers.authorization).toBeUndefined();
  }
});

test('extra headers go along, sealed like the key, and are not shown again', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByText('More', { exact: true }).click();
  await panel.getByRole('textbox', { name: 'Extra headers' }).fill(`${TEAM.name}: ${TEAM.value}`);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await testAndUse(panel);
  await ask(panel, 'Hello?');
  await ended(panel);
  expectTeamSealed(model, await panel.evaluate(everythingKept));
  await openSettings(panel);
  await panel.getByRole('button', { name: 'Change address or key' }).click();
  await panel.getByText('More', { exact: true }).click();
  await expect(panel.getByRole('textbox', { name: 'Extra headers' })).toHaveValue(`${TEAM.name}: •••`);
  expect(await panel.content()).not.toContain(TEAM.value);
});
