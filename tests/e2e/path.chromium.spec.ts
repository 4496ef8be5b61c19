import { expect, test } from './chromium';
import { answers, ask, connect, ended, pageIsRead, questions } from './steps';

const LOCAL = 'http://127.0.0.1/*';

test('from the page in front to an answer that is there tomorrow', async ({ launch, profile, site, model }) => {
  model.answersNext('ready');
  model.answersNext({
    text: 'Augustin Fresnel made the lens in 1822 for Cordouan. He had read of “as much light as seven candles”.',
    holdAfter: 4,
  });
  const today = await launch({ profile });
  await today.allowHost(LOCAL);
  const page = await today.context.newPage();
  await page.goto(site.url('/article.html'));
  const panel = await today.openPanel(page);
  await connect(panel, model);
  await pageIsRead(panel, 'How lighthouses were lit');
  await ask(panel, 'Who made the lens?');
  await expect(answers(panel)).toContainText('Augustin Fresnel made the');
  await expect(answers(panel)).toHaveAttribute('data-status', 'streaming');

  await today.closePanel(panel);
  const again = await today.openPanel(page);
  await expect(answers(again)).toContainText('Augustin Fresnel made the');
  await expect(answers(again)).toHaveAttribute('data-status', 'streaming');
  model.release();
  await expect(await ended(again)).toContainText('in 1822 for Cordouan.');
  const sent = JSON.stringify(model.questions.at(-1)?.body.messages);
  expect(sent).toContain('Who made the lens?');
  expect(sent).toContain('<source');
  await today.close();

  const tomorrow = await launch({ profile });
  const other = await tomorrow.context.newPage();
  await other.goto(site.url('/other.html'));
  const kept = await tomorrow.openPanel(other);
  await kept.getByRole('button', { name: 'Chats' }).click();
  await kept.getByRole('button', { name: 'Open “Who made the lens?”' }).click();
  await expect(questions(kept)).toContainText('Who made the lens?');
  const answer = await ended(kept);
  await expect(answer).toContainText('in 1822 for Cordouan.');

  // Its page is not open any more: the card opens it at the passage, and from then on points into that tab.
  await answer.locator('.cite').click();
  await expect(answer.locator('.cite-card')).toContainText('The page is not open, or Aside may not reach into it.');
  const link = answer.getByRole('link', { name: 'Open it at this place' });
  await expect(link).toHaveAttribute('href', /\/article\.html#:~:text=/);
  const opened = tomorrow.context.waitForEvent('page');
  await link.click();
  const article = await opened;
  await article.waitForURL(/\/article\.html/);
  await expect.poll(() => article.evaluate(() => scrollY)).toBeGreaterThan(0);
  await other.bringToFront();
  await kept.keyboard.press('Escape');
  await answer.locator('.cite').click();
  await expect(answer.locator('.cite-card')).toContainText('Shown in the page.');
  await expect.poll(() => article.evaluate(() => document.visibilityState)).toBe('visible');
});
