import { messagesOf } from '../../scripts/lib/check-words.mjs';
import { expectNoViolations } from './axe';
import { expect, test } from './firefox';
import { ended, openBeside, pageIsRead } from './firefox-steps';
import { tooWideIn } from './in-panel';
import { chooseLanguage } from './language';

const german = messagesOf('de');
const say = (key: string) => german[key] ?? key;

test('a chosen language is spoken in the sidebar, the menu and the built-in engine, also when it is opened again', async ({
  aside,
  site,
}) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', 'Chats')).toBe(1);
  await panel.evaluate(chooseLanguage, 'de');
  await expect.poll(() => panel.evaluate(() => document.documentElement.lang)).toBe('de');
  await expect.poll(() => panel.count('textbox', say('composer.label'))).toBe(1);
  await aside.closePanel();

  // The menu is written anew once the panel speaks it: within 10 s it speaks it, too.
  await expect(() => aside.pickFromMenu(say('action.summarise.name'), { on: '#lead' })).toPass({ intervals: [100], timeout: 10_000 });
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
  await panel.ready();
  await expect.poll(() => panel.count('article', say('question.label'))).toBe(1);
  await expect.poll(() => panel.text()).toContain(say('action.summarise.text').replace('{source}', say('variable.page')));
  await expect.poll(() => panel.text()).toContain(say('answer.excerpts'));
  await ended(panel);

  await panel.fill(say('composer.label'), 'Xyzzy?');
  await panel.press('Enter');
  await expect.poll(() => panel.text()).toContain(say('excerpts.none'));
});

test('in a language that runs from the right the sidebar does too, for everyone and at 320 pixels', async ({ aside, site }) => {
  test.setTimeout(90_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, 'How lighthouses were lit');
  await aside.setPanelWidth(320);
  await panel.evaluate(chooseLanguage, 'ar');
  await expect.poll(() => panel.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const arabic = messagesOf('ar');
  const sayArabic = (key: string) => arabic[key] ?? key;
  const expectForEveryone = async (view: string) => {
    await expectNoViolations(panel, view);
    await expect.poll(() => panel.evaluate(tooWideIn), view).toEqual([]);
  };
  await panel.fill(sayArabic('composer.label'), 'Who built the lamp with a hollow wick?');
  await panel.press('Enter');
  await ended(panel);
  // Lines run from the right: so do the bars.
  const middleOf = (name: string) =>
    panel.evaluate((called) => {
      const { x, width } = document.querySelector(`button[aria-label="${called}"]`)?.getBoundingClientRect() ?? new DOMRect();
      return (x + width / 2) / innerWidth;
    }, name);
  expect(await middleOf(sayArabic('composer.send'))).toBeLessThan(0.25);
  expect(await middleOf(sayArabic('header.chats'))).toBeGreaterThan(0.75);
  await expectForEveryone('an answer');
  await panel.click('button', sayArabic('composer.connect'));
  await panel.waitForControl('textbox', sayArabic('connect.address'));
  await expectForEveryone('connect');
  await panel.click('button', sayArabic('header.back'));
  await panel.click('button', sayArabic('header.chats'));
  await panel.waitForControl('listitem');
  await expectForEveryone('chats');
});
