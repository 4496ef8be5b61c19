import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { expectReceipt, receiptShown } from './receipts';
import { ask, ended, pageIsRead } from './steps';
import { textSent } from './text-sent';

const ARGAND = /\[(a\d+)\] ## Oil lamps and mirrors\s+In 1782/;

const sheet = (panel: Page) => panel.getByRole('dialog', { name: 'What will be sent' });

test('claims point at passages, quotations are checked, and the card shows what was read', async ({ connectedPanel, page, model }) => {
  const panel = await connectedPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  model.answersNext('Wait.');
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  const [, argand = ''] = ARGAND.exec(textSent(model.questions.at(-1)?.body)) ?? [];
  expect(argand).not.toBe('');

  model.answersNext({
    text: [
      `Argand did [${argand}]. Nobody knows why [a99].\n\n`,
      'It gave “as much light as seven candles and hardly smoked”.\n\n',
      'They say “it was the brightest lamp on any coast”.\n\n`x[a1]` is code.',
    ],
  });
  await ask(panel, 'Who built the lamp, and when?');
  const answer = await ended(panel);
  await expect(answer.locator('.cite')).toHaveText(['1', '?', '1', '?']);
  await expect(answer).toContainText('Argand did');
  await expect(answer.locator('code')).toHaveText('x[a1]');
  await answer.getByRole('button', { name: 'Source 1: How lighthouses were lit' }).first().click();
  await expect(answer.locator('.cite-card .passage')).toContainText('In 1782 the Swiss chemist Aimé Argand built a lamp');
  await expect(answer.locator('.cite-card')).toContainText('Shown in the page.');
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expectNoViolations(panel, 'a card under an answer');
  await panel.keyboard.press('Escape');

  await answer.getByRole('button', { name: 'Not found in the sources' }).first().click();
  await expect(answer.locator('.cite-card')).toContainText('The answer points at a passage that was not sent.');
  await answer.getByRole('button', { name: 'Not found in the sources' }).last().click();
  await expect(answer.locator('.cite-card')).toContainText('These words stand as a quotation, but no source has them.');
});

test('what will be sent is shown, struck out, sent so, and shown afterwards', async ({ connectedPanel, model }) => {
  const panel = await connectedPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  await panel.getByRole('textbox', { name: 'Your question' }).fill('What was burned?');
  await panel.getByRole('button', { name: /^[\d,]+ tokens$/ }).click();
  await expect(sheet(panel)).toContainText('To 127.0.0.1');
  const out = sheet(panel).getByRole('button', { name: /Keepers burned wood/ });
  await out.click();
  await expect(out).toHaveAttribute('aria-pressed', 'true');
  await expectNoViolations(panel, 'what will be sent');
  const shown = await panel.evaluate(receiptShown);
  await sheet(panel).getByRole('button', { name: 'Send' }).click();
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).not.toContain('Keepers burned wood');
  expectReceipt(model, shown);

  await panel
    .getByRole('button', { name: /^[\d,]+ tokens$/ })
    .first()
    .click();
  await expect(panel.getByRole('dialog', { name: 'What was sent' })).toBeVisible();
  expectReceipt(model, await panel.evaluate(receiptShown));
});

test('Excerpts points at each passage that it shows', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  await ask(panel, 'Who built the lamp with a hollow wick?');
  const answer = await ended(panel);
  await expect(answer.locator('.md-quote').first().locator('.cite')).toHaveCount(1);
  await answer.locator('.cite').first().click();
  await expect(answer.locator('.cite-card .passage')).toContainText('Argand');
});
