import { tabs } from '../../scripts/lib/firefox-windows.mjs';
import { until } from '../../scripts/lib/project.mjs';
import { expect, test } from './firefox';
import { ask, connect, lastAnswer, openBeside, pageIsRead, says } from './firefox-steps';

const TITLE = 'How lighthouses were lit';
/** WebDriver's code point for the key. */
const ALT = '\uE00A';

test('from the page in front to an answer that is there tomorrow', async ({ aside, site, model }) => {
  // Two starts of Firefox.
  test.setTimeout(120_000);
  model.answersNext('ready');
  model.answersNext({
    text: 'Augustin Fresnel made the lens in 1822 for Cordouan. He had read of “as much light as seven candles”.',
    holdAfter: 4,
  });
  await aside.goto(site.url('/article.html'));
  await aside.openPanel();
  await pageIsRead(aside.panel, TITLE);
  await connect(aside, model);
  await ask(aside.panel, 'Who made the lens?');
  await expect
    .poll(() => lastAnswer(aside.panel))
    .toMatchObject({ status: 'streaming', text: expect.stringContaining('Augustin Fresnel made the') });

  await aside.closePanel();
  await aside.openPanel();
  await expect
    .poll(() => lastAnswer(aside.panel))
    .toMatchObject({ status: 'streaming', text: expect.stringContaining('Augustin Fresnel made the') });
  model.release();
  await expect
    .poll(() => lastAnswer(aside.panel))
    .toMatchObject({ status: 'done', text: expect.stringContaining('in 1822 for Cordouan.') });
  expect(JSON.stringify(model.questions.at(-1)?.body.messages)).toContain('<source kind');
  expect(model.questions.every(({ headers }) => headers.origin === undefined)).toBe(true);

  await aside.quit();
  await aside.restart();
  await aside.goto(site.url('/other.html'));
  const panel = await aside.openPanel();
  await panel.click('button', 'Chats');
  await panel.click('button', 'Open “Who made the lens?”');
  await expect
    .poll(() => lastAnswer(aside.panel))
    .toMatchObject({ status: 'done', text: expect.stringContaining('in 1822 for Cordouan.') });

  // Its page is not open any more: the card opens it at the passage, and from then on points into that tab.
  const home = await aside.tab();
  const flipCard = () => panel.evaluate(() => document.querySelector<HTMLElement>('.cite')?.click());
  await flipCard();
  await says(panel, 'The page is not open, or Aside may not reach into it.');
  await panel.click('link', 'Open it at this place');
  const article = await until(async () => (await tabs(aside)).find((each) => each !== home), { what: 'the tab of the article' });
  await aside.switchTab(article);
  await expect.poll(() => aside.inPage(() => location.pathname)).toBe('/article.html');
  await aside.grantHost('http://127.0.0.1/*');
  await aside.switchTab(home);
  await flipCard();
  await flipCard();
  await says(panel, 'Shown in the page.');
  await aside.switchTab(article);
  expect(await aside.inPage(() => CSS.highlights.has('aside-passage'))).toBe(true);
});

test('Excerpts answers with the page’s own words, and nothing leaves the computer', async ({ aside, site, model }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await pageIsRead(aside.panel, TITLE);
  await panel.click('button', 'Sum it up in five points');
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ status: 'done', engine: 'Excerpts' });
  expect((await lastAnswer(aside.panel)).text).toContain('no model wrote this');
  await ask(aside.panel, 'Who built the lamp with a hollow wick?');
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ status: 'done', text: expect.stringContaining('Aimé Argand') });
  expect(model.requests).toEqual([]);
});

test('a pick from the real menu, with the sidebar closed, opens it and asks', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  if (await aside.isPanelOpen()) await aside.closePanel();
  await aside.pickFromMenu('Sum it up in five points', { on: '#lead' });
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
  await aside.panel.ready();
  await expect.poll(() => aside.panel.count('article', 'You asked')).toBe(1);
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ status: 'done', engine: 'Excerpts' });
});

test('a selection is asked about from the real menu', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  if (await aside.isPanelOpen()) await aside.closePanel();
  await aside.pickFromMenu('Explain it in plain words', { on: '#fresnel-text', select: true });
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
  await aside.panel.ready();
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ status: 'done' });
  expect((await aside.panel.texts('article', 'You asked'))[0]).toContain('Explain this selection in plain words');
  expect((await lastAnswer(aside.panel)).text).toContain('Fresnel');
});

test('a denied permission is a sentence, asking goes on, and the keyboard shortcut is none of the prompt’s letters', async ({
  aside,
  site,
  model,
}) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(false);
  await expect.poll(() => panel.text()).toContain('The browser was told no');
  expect(model.requests).toEqual([]);
  await aside.closePanel();
  await aside.pressKeys(['j'], [ALT]);
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
});

test('after a new document the sidebar says that it may not read, and the toolbar button lets it read again', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await pageIsRead(aside.panel, TITLE);
  await aside.goto(site.urlElsewhere('/other.html'));
  await expect.poll(() => panel.text()).toContain('Aside may not read this tab yet.');
  await aside.clickAction();
  await pageIsRead(aside.panel, 'Why harbours silt up');
  expect(await aside.isPanelOpen()).toBe(true);
});

test('“Read this site” asks for the address, then for that site', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await pageIsRead(aside.panel, TITLE);
  await aside.goto(site.urlElsewhere('/other.html'));
  await panel.click('button', 'Read this site');
  await aside.answerPrompt(true);
  const host = new URL(site.urlElsewhere('/')).host;
  await panel.click('button', `Read ${host}`);
  await aside.answerPrompt(true);
  await pageIsRead(aside.panel, 'Why harbours silt up');
});

test('Firefox killed in mid-answer keeps what had arrived, marked interrupted', async ({ aside, site, model }) => {
  await aside.goto(site.url('/article.html'));
  await aside.openPanel();
  await connect(aside, model);
  model.answersNext({ text: 'One two three four five', holdAfter: 3 });
  await ask(aside.panel, 'Count.');
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ text: expect.stringContaining('One two three') });
  await aside.kill();
  await aside.restart();
  await aside.goto(site.url('/other.html'));
  const panel = await aside.openPanel();
  await panel.click('button', 'Chats');
  await panel.click('button', 'Open “Count.”');
  await expect.poll(() => lastAnswer(aside.panel)).toMatchObject({ status: 'interrupted', text: expect.stringContaining('One two three') });
});

test('a page of the browser itself says that no extension may read it', async ({ aside }) => {
  await aside.goto('about:support');
  const panel = await aside.openPanel();
  await expect.poll(() => panel.text()).toContain('This is a page of the browser itself. No extension may read it.');
});

test('a page without words says so, and one with a strict policy is read', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/empty.html'));
  await says(panel, 'There are no words on this page.');
  await aside.goto(site.url('/strict.html'));
  await aside.clickAction();
  await pageIsRead(panel, 'A page with a strict policy');
});

test('the keyboard shortcut opens the sidebar and lets it read the page', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  if (await aside.isPanelOpen()) await aside.closePanel();
  await aside.pressKeys(['j'], [ALT]);
  await expect.poll(() => aside.isPanelOpen()).toBe(true);
  await aside.panel.ready();
  await pageIsRead(aside.panel, TITLE);
});

test('where Firefox keeps nothing for pages but the database, the sidebar opens and answers', async ({ aside, site }) => {
  await aside.setPreference('dom.storage.enabled', false);
  const panel = await openBeside(aside, site.url('/article.html'));
  expect(await panel.evaluate(() => localStorage)).toBeNull();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who made the lens?');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'done', text: expect.stringContaining('Fresnel') });
});
