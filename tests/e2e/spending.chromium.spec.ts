import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { answers, ask, ended } from './steps';

test('an answer says what it cost, and the settings add it up', async ({ aside, model, connectedPanel }) => {
  model.pricing = { prompt: '0.000003', completion: '0.000015' };
  const panel = await connectedPanel();
  model.answersNext({ text: 'A keeper did.', promptTokens: 1_000 });
  await ask(panel, 'Who lit the lamp?');
  await expect(await ended(panel)).toContainText('1,003 tokens · $0.003');

  const tab = await aside.context.newPage();
  await tab.setViewportSize({ width: 320, height: 700 });
  await tab.goto(aside.url('sidepanel.html#settings=spending'));
  await expect(tab.getByRole('heading', { name: 'Spending' })).toBeVisible();
  await expect(tab.getByText('Today').locator('xpath=..')).toHaveText('Today$0.003');
  await expect(tab.getByRole('table', { name: 'Models this month' }).getByRole('row').last()).toHaveText('test-model11K$0.003');
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectNoViolations(tab, 'Spending');
  await tab.getByRole('link', { name: 'Who lit the lamp?' }).click();
  await expect(answers(tab)).toContainText('A keeper did.');
});
