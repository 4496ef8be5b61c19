import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect } from './expect';
import { lastAnswerIn } from './in-panel';
import type { ModelServer } from './model-server';
import type { SetUp } from './set-ups';

export type Panel = FirefoxWithExtension['panel'];

/** What a person does in Firefox's sidebar, by the names of things. */
export const lastAnswer = (panel: Panel) => panel.evaluate(lastAnswerIn);

/** Opens the sidebar beside a page. */
export async function openBeside(aside: FirefoxWithExtension, url: string): Promise<Panel> {
  await aside.goto(url);
  return aside.openPanel();
}

/** Presses “Test and use”, sees that it works, and goes back to the chat. */
export async function testAndUse(panel: Panel): Promise<void> {
  await panel.click('button', 'Test and use');
  await says(panel, 'It works.');
  await panel.click('button', 'Start asking');
}

/** Connects a model by its address, and answers the browser's prompt. */
export async function connect(aside: FirefoxWithExtension, model: ModelServer, { key = '' } = {}): Promise<void> {
  const { panel } = aside;
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  if (key) await panel.fill('Key', key);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(true);
  await testAndUse(panel);
}

/** Connects a service by its name, at the test's server. The browser must grant without a prompt. */
export async function connectAs(panel: Panel, { preset, address }: SetUp, model: ModelServer, key: string): Promise<void> {
  await panel.click('button', 'Connect a model…');
  await panel.click('button', preset);
  await panel.click('button', 'Address and more');
  await panel.fill('Address', address(model.origin));
  await panel.fill('Key', key);
  await panel.click('button', 'Connect');
  await testAndUse(panel);
}

/** Opens the settings of the first endpoint that is connected. */
export async function openSettings(panel: Panel): Promise<void> {
  await panel.click('button', 'Connect a model…');
  await panel.waitForControl('list', 'Connected');
  const name = await panel.evaluate(() => document.querySelector('[aria-label="Connected"] .open')?.textContent ?? '');
  await panel.click('button', name);
}

/** Types a question, sends it with Enter and waits until it stands in the thread, so that the last answer is its own. */
export async function ask(panel: Panel, question: string): Promise<void> {
  await panel.fill('Your question', question);
  await panel.press('Enter');
  await expect.poll(async () => (await panel.texts('article', 'You asked')).at(-1)).toContain(question);
}

/** Waits until the last question's answer has ended so, and gives its words. */
export async function ended(panel: Panel, status = 'done', timeout = 20_000): Promise<string> {
  await expect.poll(async () => (await lastAnswer(panel)).status, { timeout }).toBe(status);
  return (await lastAnswer(panel)).text;
}

/** Waits until this stands in the panel. */
export async function says(panel: Panel, text: string, timeout = 20_000): Promise<void> {
  await expect.poll(() => panel.text(), { timeout }).toContain(text);
}

/** Waits until the page in front goes with the question. */
export async function pageIsRead(panel: Panel, title: string): Promise<void> {
  await expect.poll(() => panel.count('button', `Leave out ${title}`)).toBe(1);
}

/** Zooms the page of the tab in front. */
export async function zoomTo(zoom: number, aside: FirefoxWithExtension): Promise<void> {
  await aside.inBrowser(
    (times) => Reflect.get(globalThis, 'ZoomManager').setZoomForBrowser(Reflect.get(globalThis, 'gBrowser').selectedBrowser, times),
    zoom,
  );
}
