import { sentTo } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { picturesSentTo } from './pictures';
import { pictureOf, SIGN, withBlindModel } from './read-words';
import { answers, ask, ended } from './steps';

test('the words of a picture are read here for a model that does not see, shown, cited, and left at home for one that does', async ({
  connectedPanel,
  model,
}) => {
  withBlindModel(model);
  const panel = await connectedPanel();
  const asFile = async (name: string, lines: readonly string[]) => ({
    name,
    mimeType: '',
    buffer: Buffer.from(await panel.evaluate(pictureOf, lines), 'base64'),
  });
  const input = panel.locator('footer input[type=file]');
  const log = Array.from({ length: 60 }, (_, at) => `Night ${at}: wind from the west, and nobody passed the lighthouse.`);
  await input.setInputFiles([await asFile('log.png', log)]);
  await panel.getByRole('button', { name: 'Read their words on this device' }).click();
  await panel.getByRole('button', { name: 'Stop reading log.png' }).click();
  await panel.getByRole('button', { name: 'Read their words on this device' }).waitFor();
  await panel.getByRole('button', { name: 'Leave out log.png' }).click();
  await input.setInputFiles([await asFile('sign.png', SIGN), await asFile('sky.png', [])]);
  await expect(panel.getByText('word-model cannot see pictures: choose another model')).toBeVisible();
  await panel.getByText('In: English, Russian').click();
  await expect(panel.getByRole('checkbox', { name: 'German 1.3 MB' })).not.toBeChecked();
  await expectNoViolations(panel, 'an offer to read pictures');
  const server = 'https://cdn.jsdelivr.net/npm/@tesseract.js-data/deu@1.0.0/4.0.0_best_int/deu.traineddata.gz';
  await panel.route(server, (route) => route.fulfill({ body: 'Not the data.', headers: { 'access-control-allow-origin': '*' } }));
  await panel.getByRole('checkbox', { name: 'German' }).click();
  await expect(panel.getByText('1.3 MB will be fetched from cdn.jsdelivr.net first, once.')).toBeVisible();
  await panel.getByRole('button', { name: 'Read their words on this device' }).click();
  await expect(panel.getByRole('alert')).toContainText('What came to read German is not the file that Aside knows');
  await panel.getByText('In: English, Russian, German').click();
  await panel.getByRole('checkbox', { name: 'German' }).click();
  await expect(panel.getByText('cdn.jsdelivr.net')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Read their words on this device' }).click();
  await expect(panel.getByText('The words in the picture were read here. word-model gets them as text')).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('No words were found in “\u2068sky.png\u2069”.')).toBeVisible();

  await panel.getByRole('button', { name: 'Show them' }).click();
  const sheet = panel.getByRole('dialog', { name: 'What will be sent' });
  for (const line of SIGN) await expect(sheet).toContainText(line);
  await sheet.getByRole('button', { name: 'Close' }).click();
  model.answers('It was lit in 1823 [b1].');
  await ask(panel, 'When was it lit?');
  await ended(panel);
  for (const line of ['They may hold mistakes.', ...SIGN]) expect(sentTo(model)).toContain(line);
  expect(picturesSentTo(model)).toEqual([]);
  await expect(answers(panel).locator('.cite')).toHaveCount(1);

  await panel.getByRole('button', { name: 'Ask eye-model instead' }).click();
  await ask(panel, 'And who climbed?');
  await expect.poll(() => sentTo(model)).toContain('And who climbed?');
  expect(sentTo(model)).not.toContain('Первый маяк');
  expect(picturesSentTo(model).map(({ name }) => name)).toEqual(['sign.png', 'sky.png']);
});
