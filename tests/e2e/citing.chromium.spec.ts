import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { CHANGED, serveTide, TIDE_PAGE, TIDES } from './changing-page';
import { expect, test } from './chromium';
import { litInAnswer, rewordPage } from './citing-in-panel';
import { expectAskedInParts, LONG_PAGE, NOTE, serveLongPage } from './in-parts';
import { expectReceipt, receiptShown } from './receipts';
import { answers, answerTo, ask, ended, pageIsRead, questions } from './steps';
import { expectSummedUp, LONG, REWORDED, SUMMARY } from './summing';
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
  await expect(answer.locator('.md .cite')).toHaveText(['1', '?', '1', '?']);
  await expect(answer).toContainText('Argand did');
  await expect(answer.locator('code')).toHaveText('x[a1]');
  await answer.getByRole('button', { name: 'Source 1: How lighthouses were lit' }).first().click();
  await expect(answer.locator('.cite-card .passage')).toContainText('In 1782 the Swiss chemist Aimé Argand built a lamp');
  await expect(answer.locator('.cite-card')).toContainText('Shown in the page.');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expectNoViolations(panel, 'a card under an answer');
  await panel.keyboard.press('Escape');

  await answer.getByText('1 passage cited').click();
  const passage = answer.getByRole('list', { name: '1 passage cited' }).getByRole('button', { name: /^1 ?In 1782/ });
  await expect(passage).toBeVisible();
  await panel.keyboard.press('Tab');
  await expect(passage).toBeFocused();
  expect(await panel.evaluate(litInAnswer)).toEqual({
    words: 'Argand did | It gave “as much light as seven candles and hardly smoked”',
    marks: ['1', '1'],
  });
  await expectNoViolations(panel, 'the passages of an answer');
  await panel.mouse.move(0, 0);
  await panel.getByRole('textbox', { name: 'Your question' }).focus();
  expect(await panel.evaluate(litInAnswer)).toEqual({ words: '', marks: [] });
  await answer.locator('.md .cite').first().hover();
  await expect(passage.locator('..')).toHaveClass('lit');
  await page.evaluate(() => scrollTo(0, 0));
  await passage.click();
  await expect(answer.locator('.cited .cite-card')).toContainText('Shown in the page.');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await panel.keyboard.press('Escape');

  await answer.getByRole('button', { name: 'Not found in the sources' }).first().click();
  await expect(answer.locator('.cite-card')).toContainText('The answer points at a passage that was not sent.');
  await answer.getByRole('button', { name: 'Not found in the sources' }).last().click();
  await expect(answer.locator('.cite-card')).toContainText('These words stand as a quotation, but no source has them.');
});

test('what will be sent is shown, struck out, sent so, shown afterwards, and not sent in other words', async ({
  connectedPanel,
  page,
  model,
}) => {
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
  await panel.keyboard.press('Escape');

  await page.evaluate(rewordPage);
  const asked = model.questions.length;
  await ask(panel, 'And what else?');
  const held = panel.getByRole('alert').filter({ hasText: 'a passage that you left out is not found in it any more' });
  await expect(held).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Your question' })).toHaveValue('And what else?');
  await expectNoViolations(panel, 'a question that is held back');
  expect(model.questions).toHaveLength(asked);
  await panel.getByRole('button', { name: 'Send anyway' }).click();
  await expect(questions(panel).last()).toContainText('And what else?');
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain('Keepers burned wood, then coal');
  await expect(held).toBeHidden();

  for (const question of ['How was the wick kept?', 'And at night?']) {
    model.answersNext(LONG);
    await answerTo(panel, question);
  }
  model.answersNext(SUMMARY);
  model.answersNext('Every four hours.');
  const answer = await answerTo(panel, 'How often?');
  await expect(answer).toContainText('did not fit, and went as a summary');
  expectSummedUp(model);
  await answer.getByRole('button', { name: /^[\d,]+ tokens$/ }).click();
  await expect(panel.getByRole('dialog', { name: 'What was sent' })).toContainText('sent before this to be summed up');
  expectReceipt(model, await panel.evaluate(receiptShown), 2);
  await panel.keyboard.press('Escape');

  await answer.getByRole('button', { name: 'Read and change it' }).click();
  const summary = panel.getByRole('textbox', { name: 'Summary of earlier messages' });
  await expect(summary).toHaveValue(SUMMARY);
  await expectNoViolations(panel, 'a summary');
  await summary.fill(REWORDED);
  await panel.getByRole('button', { name: 'Done' }).click();
  await answerTo(panel, 'Who did it?');
  expect(textSent(model.questions.at(-1)?.body)).toContain(REWORDED);
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

test('of a page that does not fit what the question needs is sent, or all of it in parts', async ({
  page,
  site,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  serveLongPage(site);
  await page.goto(site.url(LONG_PAGE.path));
  await pageIsRead(panel, LONG_PAGE.title);
  await ask(panel, 'How many goats were there in Ostend?');
  await expect(await ended(panel)).toContainText('chosen for your question');
  expect(textSent(model.questions.at(-1)?.body)).toContain('kept nine goats');

  await panel.getByRole('textbox', { name: 'Your question' }).fill('How many goats were there in all?');
  await panel.locator('footer .sum').click();
  await expect(sheet(panel)).toContainText('chosen for your question');
  await sheet(panel).getByRole('button', { name: 'Send all, in parts' }).click();
  await expect(sheet(panel)).toContainText('All of it goes, in');
  const before = model.questions.length;
  model.answersNext({ text: NOTE, holdAfter: 0 });
  model.answers(NOTE);
  await sheet(panel).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(answers(panel).last()).toContainText(/Reading part 1 of \d+…/);
  await panel.getByRole('button', { name: 'Stop' }).click();
  const stopped = await ended(panel, 'stopped');
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
  expect(model.questions).toHaveLength(before + 1);

  await stopped.getByRole('button', { name: 'Try again' }).click();
  const answer = await ended(panel);
  await expect(answer).toContainText('the answer comes from notes on all of them');
  expectAskedInParts(model, before + 1);
  await expect(answer.locator('.cite')).toHaveText('1');
});

test('a page that changed is told so and read again or not, its first reading is kept, and it shows the chats that began there', async ({
  aside,
  page,
  site,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  serveTide(site, 'high');
  await page.goto(site.url(TIDE_PAGE.path));
  await pageIsRead(panel, TIDE_PAGE.title);
  model.answersNext(`“${TIDES.high.quoted}”`);
  await ask(panel, 'How high is the water?');
  await expect(await ended(panel)).toContainText(TIDES.high.quoted);

  serveTide(site, 'low');
  await page.reload();
  await expect(panel.getByText(CHANGED.goes)).toBeVisible();
  await panel.getByRole('button', { name: `Leave out ${TIDE_PAGE.title}` }).click();
  await expect(panel.getByText(CHANGED.stays)).toBeVisible();
  await ask(panel, 'And at noon?');
  await expect(questions(panel)).toHaveCount(2);
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain(TIDES.high.passage);
  expect(textSent(model.questions.at(-1)?.body)).not.toContain(TIDES.low.passage);
  await panel.getByRole('button', { name: `Add ${TIDE_PAGE.title}` }).click();
  model.answersNext(`“${TIDES.low.quoted}”`);
  await ask(panel, 'And in the evening?');
  await expect(questions(panel)).toHaveCount(3);
  const last = await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain(TIDES.low.passage);
  await expect(panel.getByText(CHANGED.goes)).toHaveCount(0);

  await last.locator('.cite').click();
  await expect(last.locator('.cite-card')).toContainText('Shown in the page.');
  await panel.keyboard.press('Escape');
  const oldest = answers(panel).first();
  await oldest.locator('.cite').click();
  await expect(oldest.locator('.cite-card .passage')).toHaveText(TIDES.high.passage);
  await expect(oldest.locator('.cite-card')).toContainText('The page no longer has these words. This is what was read.');

  await panel.getByRole('button', { name: 'New chat' }).click();
  const earlier = (view: Page) => view.getByRole('region', { name: 'Earlier on this page' }).getByRole('button');
  await expect(earlier(panel)).toHaveText(['How high is the water?']);
  await page.goto(site.url('/other.html'));
  await pageIsRead(panel, 'Why harbours silt up');
  await expect(earlier(panel)).toHaveCount(0);
  await aside.closePanel(panel);
  await page.goto(site.url(`${TIDE_PAGE.path}#evening`));
  const again = await aside.openPanel(page);
  await earlier(again).click();
  await expect(questions(again)).toHaveCount(3);
});
