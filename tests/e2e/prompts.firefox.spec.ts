import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';

const TITLE = 'How lighthouses were lit';

const lastQuestion = async ({ panel }: FirefoxWithExtension) => (await panel.texts('article', 'You asked')).at(-1) ?? '';
const lastAnswer = async ({ panel }: FirefoxWithExtension) => (await panel.texts('article', 'Answer')).at(-1) ?? '';

test('“/”, the palette and the real right-click menu ask the same prompts, the user’s own among them', async ({ aside, site }) => {
  test.setTimeout(90_000);
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await panel.fill('Your question', '/trans');
  await panel.waitForControl('option', '/translate');
  await panel.press('Tab');
  await panel.type('German');
  await panel.press('Enter');
  await expect.poll(() => lastQuestion(aside)).toContain('Translate this page into German.');
  await expect.poll(() => lastAnswer(aside)).toContain('Connect a model, then ask again.');

  await panel.press('Control+k');
  await panel.waitForControl('combobox');
  await panel.type('edit prompts');
  await panel.press('Enter');
  await panel.click('button', 'New prompt');
  await panel.fill('Name', 'Which lamp was it?');
  await panel.fill('What is asked', 'Which lamp does {{selection|page}} speak of?');
  await panel.click('button', 'Save');
  await panel.waitForControl('button', 'Edit “Which lamp was it?” /which-lamp-was-it?');

  await aside.pickFromMenu('Which lamp was it?', { on: '#fresnel-text', select: true });
  await expect.poll(() => lastQuestion(aside)).toContain('Which lamp does this selection speak of?');
});

test('“?” shows the keys, and leads to the browser’s own settings for them', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await panel.click('button', 'Chats');
  await panel.press('?');
  await expect.poll(() => panel.text()).toContain('Manage Extension Shortcuts');
  await panel.click('button', 'Change it in the browser');
  await expect.poll(() => aside.inBrowser(() => Reflect.get(globalThis, 'gBrowser').currentURI.spec)).toContain('about:addons');
});
