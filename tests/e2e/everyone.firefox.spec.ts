import { expectNoViolations } from './axe';
import { expect, test } from './firefox';
import { ask, connect, ended, lastAnswer, openBeside, type Panel, pageIsRead, says } from './firefox-steps';
import { focusIn, listenIn, movingIn, saidIn, smallTargetsIn, tooWideIn } from './in-panel';
import { expectSpoken, spokenAnswer } from './spoken-answer';

const TITLE = 'How lighthouses were lit';

/** Everything that a narrow panel could be too narrow for. */
const LONG = [
  `## A heading\n\nA${'very'.repeat(60)}long word, **bold**, [a link](https://example.com/a), https://example.com/${'path/'.repeat(40)}`,
  `| ${'column | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'value | '.repeat(12)}`,
  `\`\`\`js\nlet a = 1; ${'code '.repeat(60)}\n\`\`\``,
  '- [x] one\n- two\n\n> a quote\n\n![a picture](https://example.com/p.png)',
  'And the end.',
].join('\n\n');

test('axe finds nothing in any view of the sidebar, and each fits 320 pixels and 200 % zoom', async ({ aside, site, model }) => {
  test.setTimeout(300_000);
  const { panel } = aside;
  const fits = (view: string) => expect.poll(() => panel.evaluate(tooWideIn), view).toEqual([]);
  /** What is clicked next holds still once the document has its new width. */
  const showAt = async (width: number, zoom: number) => {
    await aside.setPanelWidth(width);
    await panel.zoom(zoom);
    await panel.waitFor((wanted) => innerWidth === wanted, width / zoom);
  };
  const expectForEveryone = async (view: string, outside: string[] = []) => {
    await expectNoViolations(panel, view, outside);
    await fits(`${view} at 320 pixels`);
    await showAt(400, 2);
    await fits(`${view} at 200 %`);
    await showAt(320, 1);
  };
  await aside.goto(site.url('/article.html'));
  await aside.openPanel({ width: 320 });
  await pageIsRead(panel, TITLE);
  await expectForEveryone('start');

  await test.step('prompts', async () => {
    await panel.fill('Your question', '/');
    await panel.waitForControl('option', '/summarise');
    await expectForEveryone('the list behind “/”');
    await panel.fill('Your question', '');
    await panel.press('Control+k');
    await panel.waitForFocus('combobox', 'A command, prompt, model or chat');
    await panel.waitForControl('option', 'Edit prompts');
    await expectForEveryone('the palette');
    await panel.type('keys');
    await expect.poll(async () => (await panel.texts('option'))[0]).toContain('Keys');
    await panel.press('Enter');
    await panel.waitForControl('dialog', 'Keys');
    await expectForEveryone('the keys');
    await panel.press('Escape');
    await expect.poll(() => panel.count('dialog')).toBe(0);
    await panel.press('Control+k');
    await panel.waitForFocus('combobox', 'A command, prompt, model or chat');
    await panel.type('edit prompts');
    // Enter takes the first of those that are found.
    await expect.poll(() => panel.texts('option')).toEqual([expect.stringContaining('Edit prompts')]);
    await panel.press('Enter');
    await panel.waitForControl('list', 'Prompts');
    await expectForEveryone('the prompts');
    await panel.click('button', 'Edit “Translate it”');
    await panel.fill('Command', 'quiz');
    await panel.click('button', 'Save');
    await panel.waitForControl('alert');
    await expectForEveryone('a prompt, with a command that is taken');
    await panel.click('button', 'Back');
  });

  await test.step('connecting a model', async () => {
    model.models = [`vendor/${'long-'.repeat(20)}name`, 'other-model'];
    await panel.click('button', 'Connect a model…');
    await panel.fill('Address', 'http://example.com');
    await panel.click('button', 'Connect');
    await panel.waitForControl('alert');
    await expectForEveryone('connect, with a fault');
    await panel.click('button', 'Back');
    await connect(aside, model);
    await panel.click('button', 'Connect a model…');
    await panel.click('button', 'Lock the keys with a passphrase');
    await expectForEveryone('connect, with an endpoint');
    await panel.click('button', 'OpenAI');
    await panel.click('button', 'Address and more');
    await expectForEveryone('connect, a service');
    await panel.click('button', 'All models');
    await panel.click('button', new URL(model.url).host);
    await panel.fill('Temperature', '9', 'spinbutton');
    await panel.press('Tab');
    await panel.click('button', 'Remove');
    await expectForEveryone('an endpoint’s settings');
    await panel.click('button', 'Back');
    await panel.click('button', 'Model: ');
    await panel.waitForFocus('combobox', 'Model');
    await expectForEveryone('the list of models');
    await panel.press('Escape');
  });

  await test.step('answers', async () => {
    const pieces = LONG.split(/(?<= )/);
    model.answersNext({ reasoning: 'Thinking it over.', text: pieces, holdAfter: pieces.length - 2 });
    await ask(panel, `Show me a ${'question'.repeat(30)}.`);
    await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'streaming', text: expect.stringContaining('A heading') });
    await expectForEveryone('a growing answer');
    model.release();
    await ended(panel);
    await panel.click('button', 'Thought for');
    await expectForEveryone('a finished answer');
    await panel.click('button', 'More ways to copy');
    await panel.waitForControl('menuitem', 'As plain text');
    await expectForEveryone('the menu of ways to copy', ['region']);
    await panel.press('Escape');
    model.answersNext({ status: 400, text: 'no such model' });
    await ask(panel, `Fail at a ${'question'.repeat(30)}.`);
    await ended(panel, 'failed');
    await expectForEveryone('a failed answer');
    await panel.click('textbox', 'Your question');
    await panel.press('ArrowUp');
    await panel.waitForFocus('textbox', 'The question, edited');
    await expectForEveryone('editing');
    await panel.press('Escape');
  });

  await test.step('alternatives', async () => {
    await panel.click('button', 'Try again');
    await ended(panel);
    await expectForEveryone('alternatives');
    await panel.click('button', 'Delete this answer');
    await panel.waitForFocus('button', 'Undo');
    await expectForEveryone('an answer deleted');
    await panel.press('Enter');
    await panel.waitForFocus('textbox', 'Your question');
    await panel.click('button', 'New chat');
  });

  await test.step('files', async () => {
    await panel.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['# Notes'], 'notes.md', { type: 'text/markdown' }));
      dataTransfer.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])], 'map.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await says(panel, '“map.png” is cut off');
    await expectForEveryone('attached and refused');
  });

  await test.step('not allowed', async () => {
    await aside.goto(site.urlElsewhere('/other.html'));
    await says(panel, 'Aside may not read this tab yet.');
    await expectForEveryone('not allowed');
  });

  await test.step('chats', async () => {
    await panel.click('button', 'Chats');
    await panel.waitForControl('button', 'Rename');
    await expectForEveryone('chats');
    await panel.click('button', 'Rename');
    await expectForEveryone('chats, renaming');
    await panel.press('Escape');
    await panel.click('button', 'Delete');
    await panel.waitForControl('button', 'Undo');
    await expectForEveryone('chats, deleted');
    await panel.click('button', 'Undo');
    await panel.click('button', 'Choose several');
    await panel.waitForControl('checkbox');
    await expectForEveryone('chats, choosing several');
  });
});

test('axe finds nothing in the tab: the wide view and each part of the settings', async ({ aside, site }) => {
  test.setTimeout(120_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  await aside.closePanel();
  const { ownTab } = aside;
  await aside.goto(aside.url('sidepanel.html#chat'));
  await ownTab.ready();
  const expectForEveryone = async (view: string) => {
    await expectNoViolations(ownTab, view);
    await expect.poll(() => ownTab.evaluate(tooWideIn), view).toEqual([]);
  };
  await ownTab.click('button', 'Open “Who built the lamp?”');
  await ended(ownTab);
  await expectForEveryone('wide');
  await ownTab.click('link', 'Settings');
  for (const part of ['Models', 'Instructions', 'Appearance', 'Language', 'Keys', 'Sites', 'Data']) {
    await ownTab.click('link', part);
    await ownTab.waitForControl('heading', part);
    await expectForEveryone(part);
  }
  await aside.goto(aside.url('sidepanel.html#welcome'));
  await ownTab.ready();
  await ownTab.waitForControl('heading', 'Aside is here');
  await expectForEveryone('the page after the install');
  await ownTab.click('button', 'Open Aside');
  await aside.panel.ready();
  await aside.goto(aside.url('sidepanel.html#settings=data'));
  await ownTab.ready();
  await ownTab.click('button', 'Delete everything');
  await expectForEveryone('Data, about to delete everything');
});

/** Presses Tab until the control with this name has the keyboard, and sees that it shows. */
async function tabTo(panel: Panel, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^${name}$`) : name;
  for (let presses = 0; presses < 40; presses++) {
    const at = await panel.evaluate(focusIn);
    if (wanted.test(at.name)) {
      expect(at.isShown, `the focus on ${at.name} shows`).toBe(true);
      return;
    }
    await panel.press('Tab');
  }
  throw new Error(`no Tab leads to ${name}`);
}

test('the whole path goes by keyboard alone', async ({ aside, site, model }) => {
  test.setTimeout(120_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await aside.allowEverything();
  await pageIsRead(panel, TITLE);
  await panel.focus();
  await tabTo(panel, 'Connect a model…');
  await panel.press('Enter');
  await panel.waitForControl('textbox', 'Address');
  await tabTo(panel, 'Address');
  await panel.type(model.url);
  await panel.press('Enter');
  await panel.waitForControl('button', 'Test and use');
  await tabTo(panel, 'Test and use');
  await panel.press('Enter');
  await says(panel, 'It works.');
  await tabTo(panel, 'Start asking');
  await panel.press('Enter');
  await tabTo(panel, 'Your question');
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await panel.type('Count.');
  await panel.press('Enter');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'streaming', text: expect.stringContaining('One two') });
  await panel.press('Escape');
  await ended(panel, 'stopped');
  await tabTo(panel, 'Chats');
  await panel.press('Enter');
  await panel.waitForControl('button', 'Rename');
  await tabTo(panel, /^Rename/);
  await panel.press('Enter');
  await panel.waitForControl('textbox', 'New title');
  await panel.type('Counting');
  await panel.press('Enter');
  await panel.waitForControl('button', 'Open “Counting”');
  await tabTo(panel, /^Delete “Counting”/);
  await panel.press('Enter');
  await panel.waitForControl('button', 'Undo');
  await tabTo(panel, 'Undo');
  await panel.press('Enter');
  await panel.waitForControl('button', 'Open “Counting”');
  await tabTo(panel, 'Open “Counting”');
  await panel.press('Enter');
  await says(panel, 'One two');
  await tabTo(panel, 'Continue');
  await panel.press('Enter');
  await ended(panel);
});

test('a growing answer is read out by sentences, with nothing said twice, and with reduced motion nothing moves', async ({
  aside,
  site,
  model,
}) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await panel.emulateMedia({ reducedMotion: 'reduce' });
  model.answersNext(spokenAnswer);
  await panel.evaluate(listenIn);
  await ask(panel, 'When was it lit?');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'streaming', text: expect.stringContaining('lit in') });
  expect(await panel.evaluate(movingIn)).toEqual([]);
  await ended(panel, 'done', 30_000);
  await expect.poll(async () => (await panel.evaluate(saidIn)).at(-1)).toMatch(/The answer is finished\.$/);
  expectSpoken(await panel.evaluate(saidIn));
});

test('under a finger every control is 44 pixels high', async ({ aside, site }) => {
  await aside.setPreference('ui.primaryPointerCapabilities', 1);
  await aside.setPreference('ui.allPointerCapabilities', 1);
  const panel = await openBeside(aside, site.url('/article.html'));
  expect(await panel.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  await ask(panel, 'Hello?');
  await ended(panel);
  await expect.poll(() => panel.evaluate(smallTargetsIn), 'a chat').toEqual([]);
  await panel.click('button', 'Chats');
  await says(panel, 'Today');
  await expect.poll(() => panel.evaluate(smallTargetsIn), 'the chats').toEqual([]);
});
