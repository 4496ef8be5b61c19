import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { CHANGED, serveTide, TIDE_PAGE, TIDES } from './changing-page';
import { litInAnswer, rewordPage } from './citing-in-panel';
import { expect, test } from './firefox';
import { ask, connect, ended, lastAnswer, openBeside, type Panel, pageIsRead, says } from './firefox-steps';
import { expectAskedInParts, LONG_PAGE, NOTE, serveLongPage } from './in-parts';
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
  await panel.waitFor(() => [...document.querySelectorAll('.sheet .p')].some((row) => row.textContent?.includes('Keepers burned')));
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
  // Not what was struck out before, which stands there until the new words have come.
  await panel.waitFor(() => [...document.querySelectorAll('.sheet .p')].some((row) => row.textContent?.includes('all of it by hand')));
  await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.sheet .p')].find((row) => row.textContent?.includes('all of it by hand'))?.click(),
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

test('an answer says what it cost, all of a page goes in parts, and the settings add it up', async ({ aside, site, model }) => {
  model.pricing = { prompt: '0.000003', completion: '0.000015' };
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  model.answersNext({ text: 'A keeper did.', promptTokens: 1_000 });
  await ask(panel, 'Who lit the lamp?');
  expect(await ended(panel)).toContain('1,003 tokens · $0.003');
  const table = 'table[aria-label="Models this month"]';
  const before = await spendingIn(aside, table);
  expect(before.today).toBe('Today$0.003');
  expect(before.lastRow).toBe('test-model11K$0.003');

  serveLongPage(site);
  await aside.goto(site.url(LONG_PAGE.path));
  await pageIsRead(panel, LONG_PAGE.title);
  await panel.fill('Your question', 'How many goats were there in all?');
  await panel.waitFor(() => document.querySelector('footer .sum') !== null);
  await panel.evaluate(() => document.querySelector<HTMLElement>('footer .sum')?.click());
  await panel.click('button', 'Send all, in parts');
  await says(panel, 'All of it goes, in');
  const asked = model.questions.length;
  model.answersNext({ text: NOTE, holdAfter: 0 });
  model.answers(NOTE);
  await panel.evaluate(() => document.querySelector<HTMLElement>('.sheet .btn.first')?.click());
  await expect.poll(() => panel.text()).toMatch(/Reading part 1 of \d+…/);
  await panel.click('button', 'Stop');
  await ended(panel, 'stopped');
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
  expect(model.questions).toHaveLength(asked + 1);

  await panel.click('button', 'Try again');
  expect(await ended(panel)).toContain('the answer comes from notes on all of them');
  expectAskedInParts(model, asked + 1);
  const after = await spendingIn(aside, table);
  expect(Number(/^Today\$([\d.]+)/.exec(after.today)?.[1])).toBeGreaterThan(0.003);
  // What was stopped tells no tokens.
  expect(after.today).toContain('and 1 answer whose price is not known');
});

test('a page that changed is told so and read again or not, its first reading is kept, and it shows the chats that began there', async ({
  aside,
  site,
  model,
}) => {
  serveTide(site, 'high');
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await aside.goto(site.url(TIDE_PAGE.path));
  await pageIsRead(panel, TIDE_PAGE.title);
  model.answersNext(`“${TIDES.high.quoted}”`);
  await ask(panel, 'How high is the water?');
  await ended(panel);

  serveTide(site, 'low');
  await aside.goto(site.url(TIDE_PAGE.path));
  await says(panel, CHANGED.goes);
  await panel.click('button', `Leave out ${TIDE_PAGE.title}`);
  await says(panel, CHANGED.stays);
  await ask(panel, 'And at noon?');
  await ended(panel);
  expect(textSent(model.questions.at(-1)?.body)).toContain(TIDES.high.passage);
  expect(textSent(model.questions.at(-1)?.body)).not.toContain(TIDES.low.passage);
  await panel.click('button', `Add ${TIDE_PAGE.title}`);
  model.answersNext(`“${TIDES.low.quoted}”`);
  await ask(panel, 'And in the evening?');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'done', text: expect.stringContaining(TIDES.low.quoted) });
  expect(textSent(model.questions.at(-1)?.body)).toContain(TIDES.low.passage);
  await expect.poll(() => panel.text()).not.toContain(CHANGED.goes);

  // Marks are written after the answer has ended.
  await panel.waitFor(() => document.querySelectorAll('.md .cite').length === 2);
  await panel.evaluate(() => [...document.querySelectorAll<HTMLElement>('.md .cite')].at(-1)?.click());
  await says(panel, 'Shown in the page.');
  await panel.press('Escape');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.cite')?.click());
  await says(panel, 'The page no longer has these words. This is what was read.');
  expect(await panel.evaluate(() => document.querySelector('.cite-card .passage')?.textContent)).toBe(TIDES.high.passage);

  await panel.click('button', 'New chat');
  await expect.poll(() => earlier(panel)).toEqual(['How high is the water?']);
  await aside.goto(site.url('/other.html'));
  await pageIsRead(panel, 'Why harbours silt up');
  expect(await earlier(panel)).toEqual([]);
  await aside.closePanel();
  await aside.goto(site.url(`${TIDE_PAGE.path}#evening`));
  await aside.openPanel();
  await panel.click('button', 'How high is the water?');
  await expect.poll(() => panel.count('article', 'You asked')).toBe(3);
});

/** The names of the chats that the page in front shows. */
function earlier(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[aria-label="Earlier on this page"] button')].map(({ innerText }) => innerText.trim()),
  );
}

/** What the settings, in a tab of their own, say was spent. */
async function spendingIn(aside: FirefoxWithExtension, table: string): Promise<{ today: string; lastRow: string }> {
  const handle = await aside.openTab(aside.url('sidepanel.html#settings=spending'));
  await aside.ownTab.ready();
  await says(aside.ownTab, 'Today');
  const spending = await aside.ownTab.evaluate((of) => {
    const today = [...document.querySelectorAll('main *')].find(({ children, textContent }) => !children.length && textContent === 'Today');
    return {
      today: today?.parentElement?.textContent ?? '',
      lastRow: [...document.querySelectorAll(`${of} tr`)].at(-1)?.textContent ?? '',
    };
  }, table);
  await aside.closeTab(handle);
  return spending;
}
