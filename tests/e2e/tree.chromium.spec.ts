import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { keepLongChat, wordsAt } from './in-panel';
import { answers, ask, ended, questionBox, questions } from './steps';

const button = (panel: Page, name: string | RegExp): Locator => panel.getByRole('button', { name }).last();
const editor = (panel: Page): Locator => panel.getByRole('textbox', { name: 'The question, edited' });

test('an answer is asked for again, stepped through by keyboard, deleted and brought back', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext('First answer.');
  await ask(panel, 'Why?');
  await ended(panel);
  model.answersNext('Second answer.');
  await button(panel, 'Ask test-model again').click();
  await expect(await ended(panel)).toContainText('Second answer.');
  model.answersNext('Third answer.');
  await button(panel, 'Ask another model').click();
  await panel.getByRole('combobox', { name: 'Ask another model' }).fill('other');
  await panel.keyboard.press('Enter');
  await expect(await ended(panel)).toContainText('Third answer.');
  expect(model.questions.at(-1)?.body.model).toBe('other-model');
  await expect(answers(panel)).toHaveCount(1);

  await button(panel, 'Previous alternative').focus();
  await panel.keyboard.press('Enter');
  await expect(answers(panel)).toContainText('Second answer.');
  await expect(button(panel, 'Previous alternative')).toBeFocused();
  await expect(panel.getByText('Alternative 2 of 3')).toHaveCount(1);
  await panel.keyboard.press('Enter');
  await expect(answers(panel)).toContainText('First answer.');
  await expectNoViolations(panel, 'alternatives');

  await button(panel, 'Delete this answer').click();
  await expect(answers(panel)).toContainText('Second answer.');
  await expect(panel.getByText('1/2')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expectNoViolations(panel, 'deleted');
  await panel.keyboard.press('Enter');
  await expect(answers(panel)).toContainText('First answer.');
  await expect(panel.getByText('1/3')).toBeVisible();
  await expect(questionBox(panel)).toBeFocused();
});

test('↑ edits the last question, Esc leaves it, an edit outlives the panel, and the old branch stays', async ({
  aside,
  page,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  model.answersNext('About Wy.');
  await ask(panel, 'Wy?');
  await ended(panel);
  await questionBox(panel).press('ArrowUp');
  await expect(editor(panel)).toBeFocused();
  await expect(editor(panel)).toHaveValue('Wy?');
  await expectNoViolations(panel, 'editing');
  await panel.keyboard.press('Escape');
  await expect(editor(panel)).toHaveCount(0);
  await expect(button(panel, 'Edit the question')).toBeFocused();
  await panel.keyboard.press('Enter');
  await editor(panel).fill('Why, in one word?');
  await questionBox(panel).fill('and a draft');

  await aside.closePanel(panel);
  const again = await aside.openPanel(page);
  await expect(questionBox(again)).toHaveValue('and a draft');
  await expect(editor(again)).toHaveValue('Why, in one word?');
  model.answersNext('Because.');
  await editor(again).press('Enter');
  await expect(await ended(again)).toContainText('Because.');
  await expect(questionBox(again)).toBeFocused();
  await expect(questions(again)).toContainText('Why, in one word?');
  // The same page went along.
  expect(JSON.stringify(model.questions.at(-1)?.body.messages)).toContain('How lighthouses were lit');
  await button(again, 'Previous alternative').click();
  await expect(questions(again)).toContainText('Wy?');
  await expect(answers(again)).toContainText('About Wy.');
});

test('a chat branches, and what was drafted stays with its chat', async ({ connectedPanel }) => {
  const panel = await connectedPanel();
  await ask(panel, 'One?');
  await ended(panel);
  await ask(panel, 'Two?');
  await ended(panel);
  await questionBox(panel).fill('for the long one');
  await answers(panel).first().hover();
  await answers(panel).first().getByRole('button', { name: 'Branch from here' }).click();
  await expect(panel.getByRole('heading', { name: 'Branch of One?' })).toBeVisible();
  await expect(answers(panel)).toHaveCount(1);
  await expect(questionBox(panel)).toHaveValue('');
  await expect(questionBox(panel)).toBeFocused();
  await questionBox(panel).fill('for the branch');
  await button(panel, 'New chat').click();
  await expect(questionBox(panel)).toBeFocused();
  await expect(questionBox(panel)).toHaveValue('');
  await button(panel, 'Chats').click();
  await button(panel, 'Open “One?”').click();
  await expect(questionBox(panel)).toHaveValue('for the long one');
  await expect(answers(panel)).toHaveCount(2);
});

test('two windows show the same alternative, and a live one that is deleted in one is stopped', async ({
  aside,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  model.answersNext('First answer.');
  await ask(panel, 'Why?');
  await ended(panel);
  const tab = await aside.context.newPage();
  await tab.goto(aside.url('sidepanel.html'));
  await expect(answers(tab)).toContainText('First answer.');
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await button(panel, 'Ask test-model again').click();
  await expect(answers(tab)).toContainText('One two');
  await button(tab, 'Previous alternative').click();
  await expect(answers(panel)).toContainText('First answer.');
  await button(panel, 'Next alternative').click();
  await expect(answers(tab)).toContainText('One two');
  await questions(tab).hover();
  await button(tab, 'Delete this question and what follows').click();
  await expect(answers(panel)).toHaveCount(0);
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
  await tab.getByRole('button', { name: 'Undo' }).click();
  await expect(answers(panel)).toHaveAttribute('data-status', 'stopped');
});

test('files and long texts go along, can be taken out, outlive the panel, and are refused in a sentence', async ({
  aside,
  page,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  await button(panel, 'Attach').click();
  const attachFiles = panel.getByRole('menuitem', { name: 'Attach files' });
  const [chooser] = await Promise.all([panel.waitForEvent('filechooser'), attachFiles.click()]);
  await chooser.setFiles([
    { name: 'gauges.csv', mimeType: 'text/csv', buffer: Buffer.from('gauge,mean\nUlm,-2\n') },
    { name: 'map.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n', 'latin1') },
  ]);
  await expect(button(panel, 'Leave out gauges.csv')).toBeVisible();
  await expect(panel.getByRole('alert')).toContainText('“map.png” is cut off');
  await panel.setViewportSize({ width: 320, height: 700 });
  await expectNoViolations(panel, 'attached and refused');

  const long = 'The river fell all summer. '.repeat(200);
  await questionBox(panel).evaluate((box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, long);
  await button(panel, 'Put it into the question as text').click();
  await expect(questionBox(panel)).toHaveValue(long.trim());
  await questionBox(panel).fill('');
  await panel.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['# Notes\n\nNobody measured in 1945.'], 'notes.md', { type: 'text/markdown' }));
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(over);
  });
  await expect(panel.getByText('Drop files or a folder here')).toBeVisible();
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await panel.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['# Notes\n\nNobody measured in 1945.'], 'notes.md', { type: 'text/markdown' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(panel.getByText('Drop files or a folder here')).toBeHidden();
  await expect(button(panel, 'Leave out notes.md')).toBeVisible();

  await aside.closePanel(panel);
  const again = await aside.openPanel(page);
  await button(again, 'Leave out gauges.csv').click();
  await expect(button(again, 'Leave out gauges.csv')).toHaveCount(0);
  await ask(again, 'Who measured?');
  await ended(again);
  await expect(questions(again)).toContainText('notes.md');
  await expect(button(again, 'Leave out notes.md')).toHaveCount(0);
  const sent = JSON.stringify(model.questions.at(-1)?.body.messages);
  expect(sent).toContain('<source kind=\\"file\\" title=\\"notes.md\\">');
  expect(sent).toContain('Nobody measured in 1945.');
  expect(sent).not.toContain('Ulm');
});

test('a chat of 5,000 messages opens at its end, shows words at every place, and is found in by the page’s search', async ({
  page,
  site,
  openPanel,
}) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await ask(panel, 'Hello?');
  await ended(panel);
  await panel.evaluate(keepLongChat);
  await panel.getByRole('button', { name: 'New chat' }).click();
  await panel.reload();
  await button(panel, 'Chats').click();
  await button(panel, 'Open “A long chat”').click();
  await expect(panel.getByText('Message number 4999 about rivers.')).toBeInViewport();
  const thread = panel.locator('main.thread');
  await expect.poll(() => thread.evaluate((at) => at.textContent?.includes('Message number 0 about rivers.'))).toBe(true);
  await expect(panel.getByText('Message number 4999 about rivers.')).toBeInViewport();
  expect(await panel.evaluate(() => Reflect.get(window, 'find').call(window, 'Message number 2501 about', false, false, true))).toBe(true);
  for (const place of [0.5, 0.1, 0.8]) expect(await panel.evaluate(wordsAt, place)).toContain('about rivers.');
  await panel.getByRole('button', { name: 'Jump to the end' }).click();
  await expect(panel.getByText('Message number 4999 about rivers.')).toBeInViewport();
  await panel.getByRole('button', { name: 'Delete this answer' }).last().focus();
  await panel.keyboard.press('Home');
  await expect(panel.getByText('Message number 0 about rivers.')).toBeInViewport();
  await panel.keyboard.press('End');
  await expect(panel.getByText('Message number 4999 about rivers.')).toBeInViewport();
});
