import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';
import type { ModelServer } from './model-server';
import type { SetUp } from './set-ups';

/** What a person does in Chromium's panel, by the names of things. */
export const questionBox = (panel: Page): Locator => panel.getByRole('textbox', { name: 'Your question' });
export const answers = (panel: Page): Locator => panel.getByRole('article', { name: 'Answer' });
export const questions = (panel: Page): Locator => panel.getByRole('article', { name: 'You asked' });

/** Connects a model in the panel: address, key, models, test question. The host must have been allowed. */
export async function connect(panel: Page, model: ModelServer, { address = model.url, key = '' } = {}): Promise<void> {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(address);
  if (key) await panel.getByLabel(/^Key/).fill(key);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await testAndUse(panel);
}

/** Connects a service by its name, at the test's server. The host must have been allowed. */
export async function connectAs(panel: Page, { preset, address }: SetUp, model: ModelServer, key: string): Promise<void> {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('button', { name: preset, exact: true }).click();
  await panel.getByText('Address and more').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(address(model.origin));
  await panel.getByLabel('Key', { exact: false }).first().fill(key);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await testAndUse(panel);
}

/** Presses “Test and use”, sees that it works, and goes back to the chat. */
export async function testAndUse(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await expect(panel.getByText('It works.')).toBeVisible();
  await panel.getByRole('button', { name: 'Start asking' }).click();
}

/** Opens the settings of the first endpoint that is connected. */
export async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
}

/** Types a question and sends it with Enter. */
export async function ask(panel: Page, question: string): Promise<void> {
  await questionBox(panel).fill(question);
  await questionBox(panel).press('Enter');
}

/** Begins a new chat, and waits until nothing of the last one is shown. */
export async function newChat(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'New chat' }).click();
  await expect(answers(panel)).toHaveCount(0);
}

/** Waits for the last answer to end so. */
export async function ended(panel: Page, status = 'done'): Promise<Locator> {
  const last = answers(panel).last();
  await expect(last).toHaveAttribute('data-status', status);
  return last;
}

/** Asks, and waits for the answer to this very question. */
export async function answerTo(panel: Page, question: string): Promise<Locator> {
  await ask(panel, question);
  await expect(questions(panel).last()).toContainText(question);
  return ended(panel);
}

/** Waits until the page in front goes with the question. */
export async function pageIsRead(panel: Page, title: string): Promise<void> {
  await expect(panel.getByRole('button', { name: `Leave out ${title}` })).toBeVisible();
}

/** Zooms the page of the tab in front. */
export async function zoomTo(times: number, panel: Page): Promise<void> {
  await panel.evaluate(`chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.setZoom(tab.id, ${times}))`);
}
