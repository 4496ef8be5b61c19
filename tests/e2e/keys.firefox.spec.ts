import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says } from './firefox-steps';

const PASSPHRASE = 'four words are enough';

test('a passphrase locks the keys: nothing is sent until it is typed, and the background page is handed the key', async ({
  aside,
  site,
  model,
}) => {
  model.key = 'sk-right-123456';
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model, { key: model.key });
  await panel.click('button', 'Connect a model…');
  await panel.click('button', 'Lock the keys with a passphrase');
  await panel.fill('New passphrase', PASSPHRASE);
  await panel.fill('The same again', PASSPHRASE);
  await panel.click('button', 'Set passphrase');
  await says(panel, 'Your keys are unlocked.');
  await panel.click('button', 'Back');
  await ask(panel, 'First?');
  await ended(panel);
  const asked = model.questions.length;

  // The background page still holds the key.
  await aside.closePanel();
  await aside.openPanel();
  await panel.click('button', 'Connect a model…');
  await says(panel, 'Your keys are unlocked.');
  await panel.click('button', 'Lock now');
  await says(panel, 'Your keys are locked.');
  await panel.click('button', 'Back');
  await ask(panel, 'Second?');
  expect(await ended(panel, 'failed')).toContain('Your keys are locked');
  expect(model.questions).toHaveLength(asked);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Passphrase', PASSPHRASE);
  await panel.click('button', 'Unlock keys');
  await says(panel, 'Your keys are unlocked.');
  await panel.click('button', 'Back');
  await panel.click('button', 'Try again');
  await ended(panel);
  expect(model.questions).toHaveLength(asked + 1);
});
