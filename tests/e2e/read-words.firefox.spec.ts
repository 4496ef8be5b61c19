import { chooseIn, sentTo } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says } from './firefox-steps';
import { picturesSentTo } from './pictures';
import { pictureOf, SIGN, withBlindModel } from './read-words';

test('the words of a picture are read here for a model that does not see, and left at home for one that does', async ({
  aside,
  site,
  model,
}) => {
  withBlindModel(model);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await panel.evaluate(chooseIn, 'sign.png', await panel.evaluate(pictureOf, SIGN));
  await says(panel, 'word-model cannot see pictures: choose another model');
  await panel.click('button', 'Read their words on this device');
  await says(panel, 'The words in the picture were read here. word-model gets them as text', 40_000);
  await ask(panel, 'When was it lit?');
  await ended(panel);
  for (const line of ['They may hold mistakes.', ...SIGN]) expect(sentTo(model)).toContain(line);
  expect(picturesSentTo(model)).toEqual([]);

  await panel.click('button', 'Ask eye-model instead');
  await ask(panel, 'And who climbed?');
  await ended(panel);
  expect(sentTo(model)).not.toContain('Первый маяк');
  expect(picturesSentTo(model).map(({ name }) => name)).toEqual(['sign.png']);
});
