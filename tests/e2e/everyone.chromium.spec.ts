import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { focusIn, smallTargetsIn } from './in-panel';
import { answers, ask, connect, ended, pageIsRead } from './steps';

const TITLE = 'How lighthouses were lit';
const LOCAL = 'http://127.0.0.1/*';

test('axe finds nothing in any view', async ({ aside, page, site, model, openPanel }) => {
  test.setTimeout(120_000);
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await expectNoViolations(panel, 'start');

  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill('http://example.com');
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await expectNoViolations(panel, 'connect, with a fault');
  await panel.getByRole('button', { name: 'Back' }).click();
  await connect(panel, model);
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await expect(panel.getByRole('list', { name: 'Connected' })).toBeVisible();
  await panel.getByText('Lock the keys with a passphrase').click();
  await expectNoViolations(panel, 'connect, with an endpoint');
  await panel.getByRole('button', { name: 'OpenAI', exact: true }).click();
  await panel.getByText('Address and more').click();
  await expectNoViolations(panel, 'connect, a service');
  await panel.getByRole('button', { name: 'All models' }).click();
  await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
  await panel.getByRole('spinbutton', { name: 'Temperature' }).fill('9');
  await panel.getByRole('textbox', { name: 'Instructions' }).focus();
  await panel.getByRole('button', { name: /^Remove/ }).click();
  await expectNoViolations(panel, 'an endpoint’s settings');
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.getByRole('button', { name: /^Model: / }).click();
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  await expectNoViolations(panel, 'the list of models');
  await panel.keyboard.press('Escape');

  model.answersNext({
    reasoning: 'Thinking it over.',
    text: '## A heading\n\nSome **text** with [a link](https://example.com/a), `code`, a list:\n\n- [x] one\n- two\n\n> a quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a = 1;\n```\n\n![a picture](https://example.com/p.png)\n\nand the end'.split(
      /(?<= )/,
    ),
    holdAfter: 30,
  });
  await ask(panel, 'Show me everything.');
  await expect(answers(panel)).toHaveAttribute('data-status', 'streaming');
  await expect(answers(panel)).toContainText('A heading');
  await expectNoViolations(panel, 'a growing answer');
  model.release();
  await ended(panel);
  await panel.locator('summary').click();
  await expectNoViolations(panel, 'a finished answer');

  model.answersNext({ status: 400, text: 'no such model' });
  await ask(panel, 'Fail.');
  await ended(panel, 'failed');
  await expectNoViolations(panel, 'a failed answer');

  await page.goto(site.urlElsewhere('/other.html'));
  await expect(panel.getByText('Aside may not read this tab yet.')).toBeVisible();
  await expectNoViolations(panel, 'not allowed');

  await panel.getByRole('button', { name: 'Chats' }).click();
  await expect(panel.getByRole('group', { name: 'Chats' }).getByRole('listitem')).toHaveCount(1);
  await expectNoViolations(panel, 'chats');
  await panel.getByRole('button', { name: /^Rename/ }).click();
  await expectNoViolations(panel, 'chats, renaming');
  await panel.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^Delete/ }).click();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expectNoViolations(panel, 'chats, deleted');
});

/** Presses Tab until the control with this name has the focus, and sees that the focus shows. */
async function tabTo(panel: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^${name}$`) : name;
  for (let presses = 0; presses < 40; presses++) {
    const at = await panel.evaluate(focusIn);
    if (wanted.test(at.name)) {
      expect(at.isShown, `the focus on ${at.name} shows`).toBe(true);
      return;
    }
    await panel.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${name}`);
}

test('the whole path goes by keyboard alone', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  const { keyboard } = panel;
  await tabTo(panel, 'Connect a model…');
  await keyboard.press('Enter');
  await tabTo(panel, 'Address');
  await keyboard.type(model.url);
  await keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Test and use' })).toBeVisible();
  await tabTo(panel, 'Test and use');
  await keyboard.press('Enter');
  await expect(panel.getByText('It works.')).toBeVisible();
  await tabTo(panel, 'Start asking');
  await keyboard.press('Enter');
  await tabTo(panel, 'Your question');
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await keyboard.type('Count.');
  await keyboard.press('Enter');
  await expect(answers(panel)).toContainText('One two');
  await keyboard.press('Escape');
  await ended(panel, 'stopped');
  await tabTo(panel, 'Chats');
  await keyboard.press('Enter');
  await tabTo(panel, /^Rename/);
  await keyboard.press('Enter');
  await keyboard.type('Counting');
  await keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Open “Counting”' })).toBeVisible();
  await tabTo(panel, /^Delete “Counting”/);
  await keyboard.press('Enter');
  await tabTo(panel, 'Undo');
  await keyboard.press('Enter');
  await tabTo(panel, 'Open “Counting”');
  await keyboard.press('Enter');
  await expect(answers(panel)).toContainText('One two');
  await tabTo(panel, 'Continue');
  await keyboard.press('Enter');
  await ended(panel);
});

test('at 320 pixels nothing is wider than the panel', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext({
    text: [
      `A${'very'.repeat(60)}long word, https://example.com/${'path/'.repeat(40)}\n\n| ${'column | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'value | '.repeat(12)}\n\n\`\`\`\n${'code '.repeat(60)}\n\`\`\`\n`,
    ],
  });
  await ask(panel, `A ${'question'.repeat(30)}?`);
  await ended(panel);
  await panel.setViewportSize({ width: 320, height: 700 });
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await panel.locator('main.thread').evaluate((thread) => thread.scrollWidth - thread.clientWidth)).toBe(0);
});

test('at 320 pixels every step of connecting a model fits', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  model.models = [`vendor/${'long-'.repeat(20)}name`, 'other-model'];
  const panel = await openPanel();
  await connect(panel, model);
  await panel.setViewportSize({ width: 320, height: 700 });
  const fits = async () => {
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await panel.locator('main.connect').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  };
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await fits();
  await panel.getByRole('button', { name: 'OpenRouter', exact: true }).click();
  await panel.getByText('Address and more').click();
  await fits();
  await panel.getByRole('button', { name: 'All models' }).click();
  await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
  await fits();
  await panel.getByRole('button', { name: 'Fetch models and test' }).click();
  model.answers({ status: 403, raw: (response) => response.writeHead(403).end() });
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await fits();
  await panel.getByRole('button', { name: /^Model: / }).click();
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  const box = await panel.getByRole('dialog', { name: 'Model' }).boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
});

test('under a finger every control is 44 pixels high', async ({ launch }) => {
  // Chromium's DevTools can emulate touch, but not what CSS calls a coarse pointer.
  const finger = '--blink-settings=primaryPointerType=2,availablePointerTypes=2,primaryHoverType=1,availableHoverTypes=1';
  const aside = await launch({ args: ['--lang=en-US', finger] });
  const panel = await aside.context.newPage();
  await panel.setViewportSize({ width: 360, height: 700 });
  await panel.goto(aside.url('sidepanel.html'));
  expect(await panel.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  await ask(panel, 'Hello?');
  await ended(panel);
  await expect.poll(() => panel.evaluate(smallTargetsIn), 'a chat').toEqual([]);
  await panel.getByRole('button', { name: 'Chats' }).click();
  await panel.getByText('Today').waitFor();
  await expect.poll(() => panel.evaluate(smallTargetsIn), 'the chats').toEqual([]);
});

test('a page that is soon read shows no skeleton on the way; one that takes its time does', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  site.route('/slow.html', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<title>Slow</title>'));
  await page.goto(site.url('/slow.html'), { waitUntil: 'commit' });
  const skeleton = panel.locator('.late:has(.bones)');
  await skeleton.waitFor({ state: 'attached' });
  const isSeenAfter = (ms: number) =>
    skeleton.evaluate((place, time) => {
      for (const animation of place.getAnimations()) {
        animation.pause();
        animation.currentTime = time;
      }
      return getComputedStyle(place).visibility === 'visible';
    }, ms);
  expect([await isSeenAfter(140), await isSeenAfter(160)]).toEqual([false, true]);
});
