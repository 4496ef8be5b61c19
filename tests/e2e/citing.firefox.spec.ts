import { litInAnswer, rewordPage } from './citing-in-panel';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, pageIsRead, says } from './firefox-steps';
import { expectReceipt, receiptShown } from './receipts';
import { expectSummedUp, LONG, REWORDED, SUMMARY } from './summing';
import { textSent } from './text-sent';

test('claims point at passages, and what will be sent is struck out and shown', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await pageIsRead(panel, 'How lighthouses were lit');
  await panel.fill('Your question', 'Who built the lamp?');
  await panel.waitFor(() => document.querySelector('.sum') !== null);
  await panel.evaluate(() => document.querySelector<HTMLElement>('.sum')?.click());
  await panel.waitForControl('dialog', 'What will be sent');
  await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.sheet .p')].find((row) => row.textContent?.includes('Keepers burned'))?.click(),
  );
  await panel.waitFor(() => document.querySelector('.sheet .p.off') !== null);

  // The page says it in other words, and is read again with the next question's first key: nothing is sent until that was looked at.
  await panel.press('Escape');
  await aside.inPage(rewordPage);
  const asked = model.questions.length;
  await panel.fill('Your question', 'Who built the lamp?');
  await panel.press('Enter');
  await says(panel, 'a passage that you left out is not found in it any more');
  expect(model.questions).toHaveLength(asked);
  await panel.click('button', 'Look at what will be sent');
  await panel.waitForControl('dialog', 'What will be sent');
  await panel.waitFor(() => [...document.querySelectorAll('.sheet .p')].some((row) => row.textContent?.includes('Keepers burned')));
  await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.sheet .p')].find((row) => row.textContent?.includes('Keepers burned'))?.click(),
  );
  await panel.waitFor(() => document.querySelector('.sheet .p.off') !== null);
  const shown = await panel.evaluate(receiptShown);
  model.answersNext(
    'It gave “as much light as seven candles and hardly smoked”. They say “it was the brightest lamp on any coast”. So [a3] and [a99].',
  );
  await panel.evaluate(() => document.querySelector<HTMLElement>('.sheet .btn.first')?.click());
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).not.toContain('Keepers burned');
  expectReceipt(model, shown);

  await panel.waitFor(() => document.querySelectorAll('.md .cite').length === 4);
  expect(await panel.evaluate(() => [...document.querySelectorAll('.cite')].map(({ textContent }) => textContent))).toEqual([
    '1',
    '?',
    '2',
    '?',
  ]);
  await panel.evaluate(() => document.querySelector<HTMLElement>('.cite')?.click());
  await panel.waitFor(() => document.querySelector('.cite-card .passage')?.textContent?.includes('seven candles') === true);

  await panel.evaluate(() => document.querySelector<HTMLElement>('.cited > summary')?.click());
  await panel.waitFor(() => document.querySelectorAll('.passage-cited').length === 2);
  await panel.evaluate(() => document.querySelector<HTMLElement>('.passage-cited')?.focus());
  expect(await panel.evaluate(litInAnswer)).toEqual({ words: 'It gave “as much light as seven candles and hardly smoked”', marks: ['1'] });

  for (const question of ['How was the wick kept?', 'And at night?']) {
    model.answersNext(LONG);
    await ask(panel, question);
    await ended(panel);
  }
  model.answersNext(SUMMARY);
  model.answersNext('Every four hours.');
  await ask(panel, 'How often?');
  await ended(panel);
  await says(panel, 'did not fit, and went as a summary');
  expectSummedUp(model);
  await panel.click('button', 'Read and change it');
  await panel.waitForControl('textbox', 'Summary of earlier messages');
  await panel.fill('Summary of earlier messages', REWORDED);
  await panel.click('button', 'Done');
  await ask(panel, 'Who did it?');
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain(REWORDED);
});

test('Excerpts points at each passage that it shows', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, 'How lighthouses were lit');
  await ask(panel, 'Who built the lamp with a hollow wick?');
  await ended(panel);
  expect(
    await panel.evaluate(() => [...document.querySelectorAll('.md-quote')].every((quote) => quote.querySelectorAll('.cite').length === 1)),
  ).toBe(true);
});
