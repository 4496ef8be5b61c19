import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';
import { ask, ended } from './firefox-steps';

const TITLE = 'How lighthouses were lit';

async function asked({ panel }: FirefoxWithExtension, question: string): Promise<void> {
  await ask(panel, question);
  await ended(panel);
}

/** The tab of ours that was opened last: its address and title. Pages of one extension may look at each other. */
const tabOf = ({ panel }: FirefoxWithExtension) =>
  panel.evaluate(() => {
    const views: Window[] = Reflect.get(globalThis, 'browser').extension.getViews({ type: 'tab' });
    const last = views.at(-1);
    return { url: last?.location.href ?? '', title: last?.document.title ?? '' };
  });

test('chats are found, pinned, deleted and brought back in the sidebar', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await asked(aside, 'Who built the lamp with a hollow wick?');
  await panel.click('button', 'Chats');
  await panel.click('button', 'Chats of this page');
  await expect.poll(() => panel.count('button', 'Open “Who built the lamp with a hollow wick?”')).toBe(1);
  await panel.fill('Find in all chats', 'argand');
  await expect.poll(() => panel.evaluate(() => document.querySelector('mark')?.textContent)).toBe('Argand');
  await panel.press('ArrowDown');
  await panel.press('Delete');
  await expect.poll(() => panel.text()).toContain('is deleted.');
  await panel.press('Enter');
  await expect.poll(() => panel.count('button', 'Open “Who built the lamp with a hollow wick?”')).toBe(1);
});

test('the chat opens wide in a tab, and the settings are the options page', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await asked(aside, 'Who built the lamp?');
  await panel.click('button', 'Open in a tab');
  await expect
    .poll(() => tabOf(aside))
    .toMatchObject({ url: expect.stringMatching(/sidepanel\.html#chat=/), title: 'Who built the lamp? · Aside' });
  await panel.click('button', 'Chats');
  await panel.click('button', 'Settings');
  await expect
    .poll(() => tabOf(aside))
    .toMatchObject({ url: expect.stringMatching(/sidepanel\.html#settings/), title: 'Models · Settings · Aside' });
});
