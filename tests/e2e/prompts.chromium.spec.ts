import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { ended, pageIsRead, questionBox, questions } from './steps';

const TITLE = 'How lighthouses were lit';

/** Nothing for axe, and nothing wider than a panel of 320 pixels. */
async function expectForEveryone(panel: Page, view: string): Promise<void> {
  await panel.setViewportSize({ width: 320, height: 640 });
  await expectNoViolations(panel, view);
  expect(await panel.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(320);
}

const options = (panel: Page) => panel.getByRole('option');
/** What the model was last sent by the user, without the page. */
const lastAsked = (model: { questions: { body: { messages?: unknown } }[] }) => JSON.stringify(model.questions.at(-1)?.body.messages);

test('“/” lists the prompts over the composer, narrows by letters, asks with Enter and takes what is typed after the command', async ({
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  const box = questionBox(panel);
  await box.pressSequentially('/');
  await expect(options(panel).first()).toContainText('/summarise');
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-activedescendant', /summarise$/);
  await box.pressSequentially('kp');
  await expect(options(panel).first()).toContainText('/key-points');
  await panel.keyboard.press('Escape');
  await expect(options(panel)).toHaveCount(0);
  await expect(box).toHaveValue('/kp');

  await box.fill('');
  await box.pressSequentially('/su');
  await panel.keyboard.press('Enter');
  await expect(questions(panel)).toContainText('Summarise this page in five points.');
  await ended(panel);
  await expect(box).toHaveValue('');

  await box.pressSequentially('/tran');
  await panel.keyboard.press('Tab');
  await panel.keyboard.type('German');
  await expect(panel.getByText('Translate it · Enter asks')).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(questions(panel).last()).toContainText('Translate this page into German.');
  await ended(panel);
  expect(lastAsked(model)).toContain('Translate this page into German.');
});

test('with Excerpts a prompt that needs a model says so, with the way to one', async ({ page, site, model, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await expect(panel.locator('.asks button')).toHaveCount(3);
  await questionBox(panel).fill('/translate');
  await options(panel).first().click();
  const answer = await ended(panel);
  await expect(answer).toContainText('Connect a model, then ask again.');
  await expect(answer.getByRole('button', { name: 'Connect a model' })).toBeVisible();
  expect(model.requests).toEqual([]);
});

test('a prompt of one’s own, made by keys alone, stands in every list; what it lacks is said', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  const { keyboard } = panel;
  await keyboard.press('Control+k');
  await expect(panel.getByRole('combobox')).toBeFocused();
  await keyboard.type('edit prompts');
  await expect(options(panel)).toHaveCount(1);
  await keyboard.press('Enter');
  await panel.getByRole('button', { name: 'New prompt' }).focus();
  await keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('Tell my team');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('For {{input}}, in one sentence: {{page}}');
  await keyboard.press('Control+k');
  await expect(panel.getByRole('combobox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(panel.getByRole('textbox', { name: 'What is asked' })).toBeFocused();
  await panel.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'New prompt' })).toBeFocused();
  await expect(panel.getByRole('listitem').first()).toContainText('/tell-my-team');

  await keyboard.press('Control+k');
  await keyboard.type('team');
  await expect(options(panel).first()).toContainText('Tell my team');
  await keyboard.press('Enter');
  const box = questionBox(panel);
  await expect(box).toHaveValue('/tell-my-team ');
  await expect(panel.getByText('type what it needs, then Enter')).toBeVisible();
  await expect(box).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toHaveText('“Tell my team” needs words of yours: type them after /tell-my-team.');
  await expect(box).toHaveValue(/^\/tell-my-team/);
  await box.fill('/tell-my-team the keepers');
  await keyboard.press('Enter');
  await expect(questions(panel)).toContainText('For the keepers, in one sentence: this page');
  await ended(panel);
  expect(lastAsked(model)).toContain('For the keepers, in one sentence: this page');

  await keyboard.press('Control+k');
  await expect(options(panel).first()).toContainText('Tell my team');
});

test('“?” shows the keys while nothing is typed, and leads to the browser’s own page for them', async ({
  aside,
  page,
  site,
  openPanel,
}) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await questionBox(panel).press('?');
  await expect(questionBox(panel)).toHaveValue('?');
  await panel.getByRole('button', { name: 'Chats' }).focus();
  await panel.keyboard.press('?');
  const sheet = panel.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('chrome://extensions/shortcuts');
  await expect(sheet).toContainText('Alt');
  const opened = aside.context.waitForEvent('page');
  await sheet.getByRole('button', { name: 'Change it in the browser' }).click();
  await expect.poll(async () => (await opened).url()).toContain('chrome://extensions/shortcuts');
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Chats' })).toBeFocused();
});

test('every list and form of prompts is for everyone, and fits 320 pixels', async ({ page, site, openPanel }) => {
  test.setTimeout(120_000);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await questionBox(panel).pressSequentially('/');
  await expect(options(panel).first()).toBeVisible();
  await expectForEveryone(panel, 'the list behind “/”');
  await questionBox(panel).fill('');
  await panel.keyboard.press('Control+k');
  await expect(options(panel).first()).toBeVisible();
  await expectForEveryone(panel, 'the palette');
  await panel.keyboard.type('qqq');
  await expect(panel.getByText('Nothing is called that.')).toBeVisible();
  await panel.keyboard.press('Control+a');
  await panel.keyboard.type('keys');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectForEveryone(panel, 'the keys');
  await panel.keyboard.press('Escape');
  await panel.keyboard.press('Control+k');
  await panel.keyboard.type('edit prompts');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'Prompts' })).toBeVisible();
  await expectForEveryone(panel, 'the prompts');
  await panel.getByRole('button', { name: 'Edit “Translate it”' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('Into the language of my grandmother’s grandmother, which nobody writes down');
  await panel.getByRole('textbox', { name: 'Command' }).fill('quiz');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await expectForEveryone(panel, 'a prompt, with a command that is taken');
  await panel.getByRole('textbox', { name: 'Command' }).fill('grandmother');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: /^Edit “Into the language/ }).click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expectForEveryone(panel, 'the prompts, one deleted');
});
