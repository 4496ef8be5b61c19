import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { messagesOf } from '../../scripts/lib/check-words.mjs';
import { ROOT, SCRATCH } from '../../scripts/lib/project.mjs';
import { pseudo } from '../../scripts/pseudo-words';
import { violations } from './axe';
import { bareText } from './bare-text';
import { expect, test } from './chromium';
import { listenIn, movingIn, saidIn, tooWideIn } from './in-panel';
import { chooseLanguage } from './language';
import { expectSpoken, spokenAnswer } from './spoken-answer';
import { answers, ask, connect, pageIsRead } from './steps';

const LOCAL = 'http://127.0.0.1/*';
const english = messagesOf('en');
const PSEUDO_OUT = join(SCRATCH, 'pseudo');

/** A message in the pseudo-language, its placeholders filled in. */
function say(key: string, values: Record<string, string> = {}): string {
  return pseudo(english[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Text as spread out as WCAG 1.4.12 asks for. */
const SPREAD = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }';

test.describe('in the pseudo-language', () => {
  test.use({ extension: join(PSEUDO_OUT, 'chrome-mv3') });

  test.beforeAll(() => {
    test.setTimeout(180_000);
    execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
      cwd: ROOT,
      env: { ...process.env, ASIDE_OUT: PSEUDO_OUT, ASIDE_PSEUDO: '1' },
      stdio: 'pipe',
    });
  });

  /** No bare text, nothing for axe, nothing wider than 320 pixels or than 200 % zoom leaves, also with text spread out. */
  async function expectWorded(panel: Page, view: string): Promise<void> {
    expect.soft(await bareText(panel), view).toEqual([]);
    expect.soft(await violations(panel), `${view}, axe`).toEqual([]);
    const style = await panel.addStyleTag({ content: SPREAD });
    // 200 % of a panel of 400 pixels, the width at which Chrome opens it.
    for (const width of [320, 200]) {
      await panel.setViewportSize({ width, height: 700 });
      // What floats finds its place anew a moment after.
      await expect
        .configure({ soft: true })
        .poll(() => panel.evaluate(tooWideIn), { message: `${view} at ${width} pixels`, timeout: 3_000 })
        .toEqual([]);
    }
    await style.evaluate((element) => (element as Element).remove());
    await panel.setViewportSize({ width: 400, height: 700 });
  }

  test('no view shows a bare word, and long words fit', async ({ aside, page, site, model, openPanel }) => {
    test.setTimeout(300_000);
    const text = 'Οι φάροι άναβαν με λάδι. '.repeat(40);
    site.page(
      '/greek.html',
      `<!doctype html><html lang="el"><meta charset="utf-8"><title>Φάροι</title><article><h1>Φάροι</h1><p>${text}</article>`,
    );
    model.models = ['модель-1', 'модель-2'];
    await aside.allowHost(LOCAL);
    await page.goto(site.url('/greek.html'));
    const panel = await openPanel();
    const button = (key: string, values?: Record<string, string>) => panel.getByRole('button', { name: say(key, values), exact: true });
    await expect(button('source.leave-out', { title: 'Φάροι' })).toBeVisible();
    await expectWorded(panel, 'start');
    await button('action.terms.name').click();
    await expect(panel.locator('article[data-status="done"]')).toBeVisible();
    await expectWorded(panel, 'an answer of Excerpts');

    await button('composer.connect').click();
    await panel.getByRole('textbox', { name: say('connect.address') }).fill('http://example.com');
    await button('connect.connect').click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await panel.getByText(say('keys.offer')).click();
    await panel.getByText(say('connect.more'), { exact: true }).click();
    await expectWorded(panel, 'connect, with a fault');
    await panel.getByRole('textbox', { name: say('connect.address') }).fill(model.url);
    await button('connect.connect').click();
    await expectWorded(panel, 'connect, the models');
    await button('connect.test').click();
    await expect(button('connect.done')).toBeVisible();
    await button('connect.all').click();
    await panel
      .getByRole('list', { name: say('connect.kept') })
      .getByRole('button')
      .first()
      .click();
    await panel.getByRole('spinbutton', { name: say('endpoint.temperature') }).fill('9');
    await panel.getByRole('textbox', { name: say('endpoint.instructions') }).focus();
    await expectWorded(panel, 'an endpoint’s settings');
    await button('header.back').click();

    await panel.getByRole('button', { name: /модель-1/ }).click();
    await expect(panel.getByRole('combobox')).toBeVisible();
    await expectWorded(panel, 'the list of models');
    await panel.keyboard.press('Escape');
    await button('header.new').click();
    const box = panel.getByRole('textbox', { name: say('composer.label') });
    model.answersNext({
      reasoning: 'Мысль.',
      text: ['Ответ ', '`код` ', '\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n', '![образ](https://127.0.0.1/1) '],
      holdAfter: 3,
    });
    await box.fill('Вопрос?');
    await box.press('Enter');
    await expect(panel.getByText('Ответ')).toBeVisible();
    await expectWorded(panel, 'a growing answer');
    await button('composer.stop').click();
    await expect(panel.locator('article[data-status="stopped"]')).toBeVisible();
    await expectWorded(panel, 'a stopped answer');
    model.release();
    for (const status of [400, 401, 403, 429]) {
      model.answersNext({ status, text: 'Ошибка', headers: { 'retry-after': '86400' } });
      await box.fill('Вопрос?');
      await box.press('Enter');
      await expect(panel.locator('article[data-status="failed"]')).toHaveCount([400, 401, 403, 429].indexOf(status) + 1);
    }
    await expectWorded(panel, 'failed answers');
    await page.goto(site.urlElsewhere('/other.html'));
    await expect(panel.getByText(say('tab.only-ask'))).toBeVisible();
    await expectWorded(panel, 'not allowed');
    await button('header.chats').click();
    await expect(panel.getByRole('listitem').first()).toBeVisible();
    await expectWorded(panel, 'chats');
    await panel.getByRole('button', { name: say('chats.delete', { title: 'Вопрос?' }) }).click();
    await expect(button('chats.undo')).toBeVisible();
    await expectWorded(panel, 'chats, deleted');
  });
});

test('another language is spoken at once in every view, and nothing typed is lost', async ({ aside, page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  const tab = await aside.context.newPage();
  await tab.goto(aside.url('sidepanel.html'));
  await expect(tab.getByRole('button', { name: 'Chats' })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Your question' }).fill('Half a question');
  await panel.evaluate(chooseLanguage, 'ar');
  const arabic = messagesOf('ar');
  for (const view of [panel, tab]) {
    await expect(view.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(view.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(view.getByRole('button', { name: arabic['header.chats'] as string })).toBeVisible();
  }
  const box = panel.getByRole('textbox', { name: arabic['composer.label'] as string });
  await expect(box).toHaveValue('Half a question');
  await expect(box).toBeFocused();
  // Lines run from the right: so do the bars.
  const [send, chats] = await Promise.all(
    ['composer.send', 'header.chats'].map((key) => panel.getByRole('button', { name: arabic[key] as string }).boundingBox()),
  );
  const width = await panel.evaluate(() => innerWidth);
  expect(send?.x).toBeLessThan(width / 4);
  expect(chats?.x).toBeGreaterThan((width * 3) / 4);

  // The next one speaks it from its first word.
  await tab.addInitScript(() => {
    const said: string[] = [];
    Reflect.set(globalThis, 'firstSaid', said);
    new MutationObserver(() => said.push(document.body?.innerText ?? '')).observe(document, { childList: true, subtree: true });
  });
  await tab.reload();
  await expect(tab.getByRole('button', { name: arabic['header.chats'] as string })).toBeVisible();
  const firstSaid = await tab.evaluate(() => Reflect.get(globalThis, 'firstSaid') as string[]);
  expect(firstSaid.filter((said) => /[a-z]{4}/i.test(said.replaceAll('Aside', '')))).toEqual([]);

  await page.bringToFront();
  await expect(panel.getByRole('button', { name: arabic['action.summarise.name'] as string })).toBeVisible();
  await panel.evaluate(chooseLanguage, 'system');
  await expect(panel.getByRole('textbox', { name: 'Your question' })).toHaveValue('Half a question');
  await expect(panel.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('the browser’s own language is spoken where none is chosen', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  const session = await panel.context().newCDPSession(panel);
  await session.send('Emulation.setLocaleOverride', { locale: 'fr-CA' });
  await panel.reload();
  await expect(panel.getByRole('button', { name: messagesOf('fr')['header.chats'] as string })).toBeVisible();
  await expect(panel.locator('html')).toHaveAttribute('lang', 'fr');
});

test('the right-click menu is named anew', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  await panel.evaluate(() => {
    const menus = Reflect.get(globalThis, 'chrome').contextMenus;
    const made: string[] = [];
    Reflect.set(globalThis, 'made', made);
    const { create } = menus;
    menus.create = (item: { title: string }, done: () => void) => {
      made.push(item.title);
      return create.call(menus, item, done);
    };
  });
  await panel.evaluate(chooseLanguage, 'de');
  await expect
    .poll(() => panel.evaluate(() => Reflect.get(globalThis, 'made') as string[]))
    .toEqual(expect.arrayContaining([messagesOf('de')['action.summarise.name'], messagesOf('de')['menu.more']]));
});

test('a growing answer is read out by sentences, with nothing said twice', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext(spokenAnswer);
  await panel.evaluate(listenIn);
  await ask(panel, 'When was it lit?');
  await expect(answers(panel)).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
  await expect.poll(async () => (await panel.evaluate(saidIn)).at(-1)).toMatch(/The answer is finished\.$/);
  expectSpoken(await panel.evaluate(saidIn));
});

test('with reduced motion nothing moves', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.emulateMedia({ reducedMotion: 'reduce' });
  await connect(panel, model);
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect(panel.getByText('One two')).toBeVisible();
  expect(await panel.evaluate(movingIn)).toEqual([]);
  model.release();
});
