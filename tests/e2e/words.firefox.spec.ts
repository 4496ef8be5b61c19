import { messagesOf } from '../../scripts/lib/check-words.mjs';
import { expect, test } from './firefox';
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

  await aside.pickFromMenu(say('action.summarise.name'), { on: '#lead' });
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
  await panel.ready();
  await expect.poll(() => panel.count('article', say('question.label'))).toBe(1);
  await expect.poll(() => panel.text()).toContain(say('action.summarise.text').replace('{source}', say('variable.page')));
  await expect.poll(() => panel.text()).toContain(say('answer.excerpts'));

  await panel.fill(say('composer.label'), 'Xyzzy?');
  await panel.press('Enter');
  await expect.poll(() => panel.text()).toContain(say('excerpts.none'));

  await panel.evaluate(chooseLanguage, 'ar');
  await expect.poll(() => panel.evaluate(() => document.documentElement.dir)).toBe('rtl');
});
