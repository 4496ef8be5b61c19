import { expect, test } from './chromium';
import { ask, connect, ended } from './steps';

const LOCAL = 'http://127.0.0.1/*';
const PASSPHRASE = 'four words are enough';

test('a passphrase locks the keys: nothing is sent until it is typed, and every context is handed the key', async ({
  aside,
  page,
  site,
  model,
  openPanel,
}) => {
  model.key = 'sk-right-123456';
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { key: model.key });

  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByText('Lock the keys with a passphrase').click();
  await panel.getByLabel('New passphrase').fill(PASSPHRASE);
  await panel.getByLabel('The same again').fill(PASSPHRASE);
  await panel.getByRole('button', { name: 'Set passphrase' }).click();
  await expect(panel.getByText('Your keys are unlocked.')).toBeVisible();

  // The turn host is handed the key.
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'First?');
  await ended(panel);
  const asked = model.questions.length;

  // A panel that opens later is too.
  const second = await aside.context.newPage();
  await second.setViewportSize({ width: 320, height: 900 });
  await second.goto(aside.url('sidepanel.html'));
  await second.getByRole('button', { name: 'Connect a model…' }).click();
  // In a tab that leads to the settings, where keys have a part of their own.
  await second.getByRole('link', { name: 'Keys' }).click();
  await expect(second.getByText('Your keys are unlocked.')).toBeVisible();
  for (const summary of await second.locator('details > summary').all()) await summary.click();
  expect(await second.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await second.getByRole('button', { name: 'Lock now' }).click();
  await expect(second.getByText('Your keys are locked.')).toBeVisible();
  // The chat behind offers the same.
  const locked = second.locator('main.connect');
  await second.getByText('Forgotten?').click();
  await ask(panel, 'Second?');
  await expect(await ended(panel, 'failed')).toContainText('Your keys are locked');
  expect(model.questions).toHaveLength(asked);

  await locked.getByLabel('Passphrase', { exact: true }).fill('wrong');
  await locked.getByRole('button', { name: 'Unlock keys' }).click();
  await expect(locked.getByRole('alert')).toHaveText('That is not the passphrase.');
  await locked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await locked.getByRole('button', { name: 'Unlock keys' }).click();
  await expect(locked.getByText('Your keys are unlocked.')).toBeVisible();
  // What unlocked is closed; the others hold the key.
  await second.close();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await ended(panel);
  expect(model.questions).toHaveLength(asked + 1);
  await panel.reload();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await expect(panel.getByText('Your keys are unlocked.')).toBeVisible();
});
