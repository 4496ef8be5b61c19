import { expect, test } from './firefox';

const PASSPHRASE = 'four words are enough';

test('a passphrase locks the keys: nothing is sent until it is typed, and the background page is handed the key', async ({
  aside,
  site,
  model,
}) => {
  model.key = 'sk-right-123456';
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  const status = () => panel.evaluate(() => [...document.querySelectorAll<HTMLElement>('article[data-status]')].at(-1)?.dataset['status']);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.fill('Key', model.key);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(true);
  await panel.click('button', 'Test and use');
  await expect.poll(() => panel.text()).toContain('It works.');
  await panel.click('button', 'Start asking');
  await panel.click('button', 'Connect a model…');
  await panel.click('button', 'Lock the keys with a passphrase');
  await panel.fill('New passphrase', PASSPHRASE);
  await panel.fill('The same again', PASSPHRASE);
  await panel.click('button', 'Set passphrase');
  await expect.poll(() => panel.text()).toContain('Your keys are unlocked.');
  await panel.click('button', 'Back');
  await panel.fill('Your question', 'First?');
  await panel.press('Enter');
  await expect.poll(status).toBe('done');
  const asked = model.questions.length;

  // The background page still holds the key.
  await aside.closePanel();
  await aside.openPanel();
  await panel.click('button', 'Connect a model…');
  await expect.poll(() => panel.text()).toContain('Your keys are unlocked.');
  await panel.click('button', 'Lock now');
  await expect.poll(() => panel.text()).toContain('Your keys are locked.');
  await panel.click('button', 'Back');
  await panel.fill('Your question', 'Second?');
  await panel.press('Enter');
  await expect.poll(status).toBe('failed');
  expect(await panel.text()).toContain('Your keys are locked');
  expect(model.questions).toHaveLength(asked);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Passphrase', PASSPHRASE);
  await panel.click('button', 'Unlock keys');
  await expect.poll(() => panel.text()).toContain('Your keys are unlocked.');
  await panel.click('button', 'Back');
  await panel.click('button', 'Try again');
  await expect.poll(status).toBe('done');
  expect(model.questions).toHaveLength(asked + 1);
});
