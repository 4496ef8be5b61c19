import { expect, test } from './chromium';
import { everythingKept } from './in-panel';
import { expectSealed } from './set-ups';
import { answers, ask, connect, ended, newChat, pageIsRead, questionBox } from './steps';
import { withoutMarks } from './text-sent';

const LOCAL = 'http://127.0.0.1/*';
const TITLE = 'How lighthouses were lit';

test('Excerpts answers with the page’s own words, and nothing leaves the computer', async ({ page, site, model, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await panel.getByRole('button', { name: 'Sum it up in five points' }).click();
  const answer = await ended(panel);
  await expect(answer).toHaveAttribute('data-engine', 'Excerpts');
  await expect(answer).toContainText('no model wrote this');
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const excerpts = await answer.locator('blockquote').allInnerTexts();
  expect(excerpts.length).toBeGreaterThan(1);
  expect(excerpts.length).toBeLessThanOrEqual(5);
  // The number at its end is its mark.
  for (const excerpt of excerpts) expect(text).toContain(excerpt.replace(/\s+/g, ' ').trim().replace(/\d$/, ''));

  await ask(panel, 'Who built the lamp with a hollow wick?');
  await expect(await ended(panel)).toContainText('Aimé Argand');
  expect(model.requests).toEqual([]);
});

test('Stop keeps what arrived, what is typed meanwhile stays in the box, and reasoning is folded, with its time', async ({
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  model.answersNext({ text: 'One two three four five', holdAfter: 3 });
  await ask(panel, 'Count.');
  await expect(answers(panel)).toContainText('One two three');
  await panel.getByRole('button', { name: 'Stop' }).click();
  const stopped = await ended(panel, 'stopped');
  await expect(stopped).toContainText('One two three');
  await expect(stopped).toContainText('What had arrived is kept');
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);

  await newChat(panel);
  model.answersNext({ text: 'One two', holdAfter: 1 });
  await ask(panel, 'First.');
  await panel.keyboard.type('Second.');
  await expect(answers(panel)).toContainText('One');
  model.release();
  await ended(panel);
  await expect(questionBox(panel)).toHaveValue('Second.');

  await newChat(panel);
  model.answersNext({ reasoning: 'First I look at the lens.', text: 'Fresnel.', delayMs: 20 });
  await ask(panel, 'Who?');
  const answer = await ended(panel);
  await expect(answer.locator('summary')).toHaveText('Thought for 1 s');
  await expect(answer.getByText('First I look at the lens.')).toBeHidden();
  await answer.locator('summary').click();
  await expect(answer.getByText('First I look at the lens.')).toBeVisible();
});

test('ending the service worker in mid-answer changes nothing', async ({ aside, model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext({ text: 'One two three four five', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect(answers(panel)).toContainText('One two');
  await aside.stopWorker();
  model.release();
  await expect(await ended(panel)).toContainText('One two three four five');
  expect(model.questions).toHaveLength(2);
});

test('a browser killed in mid-answer keeps what had arrived, marked interrupted, and it can be continued', async ({
  site,
  model,
  launch,
  profile,
}) => {
  const first = await launch({ profile });
  await first.allowHost(LOCAL);
  const page = await first.context.newPage();
  await page.goto(site.url('/article.html'));
  const panel = await first.openPanel(page);
  await connect(panel, model);
  model.answersNext({ text: 'One two three four five', holdAfter: 3 });
  await ask(panel, 'Count.');
  await expect(answers(panel)).toContainText('One two three');
  await first.kill();

  const second = await launch({ profile });
  const next = await second.context.newPage();
  await next.goto(site.url('/other.html'));
  const reopened = await second.openPanel(next);
  await reopened.getByRole('button', { name: 'Chats' }).click();
  await expect(reopened.getByRole('group', { name: 'Chats' })).toContainText('interrupted');
  await reopened.getByRole('button', { name: 'Open “Count.”' }).click();
  const answer = await ended(reopened, 'interrupted');
  await expect(answer).toContainText('One two three');
  // The crash may have taken the permission with it, as it had not been written yet: then it is asked for again.
  await second.allowHost(LOCAL);
  await expect(answers(reopened)).toHaveCount(1);
  model.answersNext(' four five');
  await reopened.getByRole('button', { name: 'Continue' }).click();
  const allow = reopened.getByRole('button', { name: /^Allow 127/ });
  await expect(allow.or(answers(reopened).getByText('four five'))).toBeVisible();
  if (await allow.isVisible()) await allow.click();
  // The continuation joins the answer it continues.
  await expect(await ended(reopened)).toContainText('One two three four five');
  expect(JSON.stringify(model.questions.at(-1)?.body.messages)).toContain('One two three');
});

test('after a change of origin the panel says that it may not read, answers all the same, and the toolbar button lets it read again', async ({
  aside,
  page,
  site,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  // The endpoint's own host was allowed; the other origin was not.
  await page.goto(site.urlElsewhere('/other.html'));
  await expect(panel.getByText('Aside may not read this tab yet.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Read this site' })).toBeVisible();
  await ask(panel, 'What is two and two?');
  await ended(panel);
  expect(JSON.stringify(model.questions.at(-1)?.body.messages)).not.toContain('<source kind');

  await aside.clickAction(page);
  await pageIsRead(panel, 'Why harbours silt up');
  await expect(panel.getByText('Aside may not read this tab yet.')).toBeHidden();
});

test('a page of the browser itself says that no extension may read it', async ({ page, openPanel }) => {
  await page.goto('chrome://version/');
  const panel = await openPanel();
  await expect(panel.getByText('This is a page of the browser itself. No extension may read it.')).toBeVisible();
});

test('a page that did not load, a page without words and a picture-only policy say so or are read', async ({
  aside,
  page,
  site,
  openPanel,
}) => {
  await page.goto(site.url('/empty.html'));
  const panel = await openPanel();
  await expect(panel.getByText('There are no words on this page.')).toBeVisible();
  await page.goto(site.url('/strict.html'));
  await aside.clickAction(page);
  await pageIsRead(panel, 'A page with a strict policy');
  await page.goto('http://127.0.0.1:9/').catch(() => undefined);
  await aside.clickAction(page);
  await expect(panel.getByText('The page did not load, so there is nothing to read.')).toBeVisible();
});

test('a selection wins over the page', async ({ page, model, connectedPanel }) => {
  const panel = await connectedPanel();
  await page.locator('#fresnel-text').evaluate((block) => getSelection()?.selectAllChildren(block));
  await questionBox(panel).fill('W');
  await expect(panel.getByRole('button', { name: `Leave out Selection from ${TITLE}` })).toBeVisible();
  await ask(panel, 'What does this say?');
  await ended(panel);
  const sent = JSON.stringify(model.questions.at(-1)?.body.messages);
  expect(sent).toContain('kind=\\"selection\\"');
  expect(sent).not.toContain('Argand');
});

test('a server that refuses every extension is reached, and a web page’s own request keeps its Origin', async ({
  page,
  site,
  model,
  connectedPanel,
}) => {
  model.refusesExtensions = true;
  model.allowsCors = true;
  const panel = await connectedPanel();
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.every(({ headers }) => headers.origin === undefined)).toBe(true);
  await page.evaluate((url) => fetch(url, { method: 'POST', body: '{}' }).catch(() => undefined), `${model.url}/chat/completions`);
  expect(model.questions.at(-1)?.headers.origin).toBe(new URL(site.url('/')).origin);
});

test('a key goes to its server and stands nowhere else', async ({ aside, page, site, model, openPanel }) => {
  const key = 'sk-do-not-show-9f3a';
  model.key = key;
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  const logged: string[] = [];
  panel.on('console', (message) => logged.push(message.text()));
  const worker = await aside.worker();
  worker.on('console', (message) => logged.push(message.text()));
  await connect(panel, model, { key });
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
  expect(model.questions.at(-1)?.text).not.toContain(key);
  expect(await panel.content()).not.toContain(key);
  expect(logged.join('\n')).not.toContain(key);
  expectSealed(await panel.evaluate(everythingKept), key);
});

test('a wrong key, a server that is not there and an address that is none each have their sentence', async ({
  aside,
  page,
  site,
  model,
  openPanel,
}) => {
  model.key = 'right';
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  const connectTo = async (address: string, key: string) => {
    await panel.getByRole('textbox', { name: 'Address' }).fill(address);
    await panel.getByLabel(/^Key/).fill(key);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  };
  // The server repeats the key it was sent; the panel does not.
  await connectTo(model.url, 'sk-wrong-5521');
  await expect(panel.getByRole('alert')).toContainText('does not accept the key');
  await expect(panel.getByRole('alert')).toContainText('invalid key: Bearer •••');
  await connectTo('http://127.0.0.1:9', '');
  await expect(panel.getByRole('alert')).toContainText('127.0.0.1:9 does not answer');
  await connectTo('http://example.com', '');
  await expect(panel.getByRole('alert')).toContainText('not encrypted');
  await connectTo('no address at all', '');
  await expect(panel.getByRole('alert')).toContainText('not an address');
});

test('a page is sent as Markdown without its furniture, and an answer’s Markdown is rendered, loads nothing and runs nothing', async ({
  site,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  await ask(panel, 'What is this?');
  await ended(panel);
  const [source] = (model.questions.at(-1)?.body.messages ?? []).flatMap(({ content }) => (Array.isArray(content) ? content : []));
  const text = withoutMarks(source?.text ?? '');
  for (const part of [
    /^## Oil lamps and mirrors$/m,
    /^[-*] whale oil/m,
    /^\|.+\|$/m,
    /\]\(https?:\/\//,
    /^```/m,
    /title="How lighthouses were lit"/,
  ])
    expect(text).toMatch(part);
  expect(text).not.toContain('Subscribe to our newsletter');

  await newChat(panel);
  const seen: string[] = [];
  site.route('/leak', (request, response) => {
    seen.push(request.url ?? '');
    response.end();
  });
  const leak = site.url('/leak');
  model.answersNext({
    text: [
      `**Bold** and a table:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![secret](${leak}?img)\n\n<img src="${leak}?raw"><script>fetch("${leak}")</script>\n\n[click](${leak}?link) [bad](javascript:alert(1))\n`,
    ],
  });
  await ask(panel, 'Show me.');
  const answer = await ended(panel);
  await expect(answer.locator('strong')).toHaveText('Bold');
  await expect(answer.getByRole('cell', { name: '2' })).toBeVisible();
  await expect(answer.locator('img, script, iframe')).toHaveCount(0);
  await expect(answer).toContainText('<script>');
  await expect(answer.getByRole('link', { name: 'click' })).toHaveAttribute('href', `${leak}?link`);
  await expect(answer.locator('a[href^="javascript"]')).toHaveCount(0);
  expect(seen).toEqual([]);
});

test('the view follows the answer only while the reader is at its end', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  const lines = Array.from({ length: 60 }, (_, at) => `Line ${at}.\n\n`);
  model.answersNext({ text: [...lines, ...lines], holdAfter: 60 });
  await ask(panel, 'Go on.');
  await expect(answers(panel)).toContainText('Line 59.');
  const thread = panel.locator('main.thread');
  const fromEnd = () => thread.evaluate((at) => at.scrollHeight - at.scrollTop - at.clientHeight);
  await expect.poll(fromEnd).toBeLessThan(5);
  await thread.evaluate((at) => at.scrollTo({ top: 0 }));
  await expect(panel.getByRole('button', { name: 'Jump to the end' })).toBeVisible();
  model.release();
  await ended(panel);
  expect(await thread.evaluate((at) => at.scrollTop)).toBe(0);
  await panel.getByRole('button', { name: 'Jump to the end' }).click();
  await expect.poll(fromEnd).toBeLessThan(5);
});

test('chats are listed, renamed, deleted and brought back', async ({ page, site, openPanel }) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'Who built the lamp?');
  await ended(panel);
  await panel.getByRole('button', { name: 'New chat' }).click();
  await ask(panel, 'What about oil?');
  await ended(panel);
  await panel.getByRole('button', { name: 'Chats' }).click();
  const list = panel.getByRole('group', { name: 'Chats' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('button', { name: 'Rename “Who built the lamp?”' }).click();
  await panel.getByRole('textbox', { name: 'New title' }).fill('The lamp');
  await panel.getByRole('textbox', { name: 'New title' }).press('Enter');
  await panel.getByRole('button', { name: 'Delete “The lamp”' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('button', { name: 'Open “The lamp”' }).click();
  await expect(answers(panel)).toContainText('Argand');
});

test('an answer goes on while the reader is in another tab, and two panels show it grow', async ({
  aside,
  page,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect(answers(panel)).toContainText('One two');
  const tab = await aside.context.newPage();
  await tab.goto(aside.url('sidepanel.html'));
  await expect(answers(tab)).toContainText('One two');
  await expect(answers(tab)).toHaveAttribute('data-status', 'streaming');
  model.release();
  await expect(await ended(tab)).toContainText('three four');
  await expect.poll(() => model.questions.at(-1)?.finished).toBe(true);
  await page.bringToFront();
  await expect(await ended(panel)).toContainText('three four');
});

test('what is typed while the panel is still loading is asked, and no key of it is lost', async ({ aside, openPanel, page, site }) => {
  test.setTimeout(120_000);
  await page.goto(site.url('/article.html'));
  await openPanel();
  const early = await aside.context.newPage();
  const session = await early.context().newCDPSession(early);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await early.goto(aside.url('sidepanel.html'), { waitUntil: 'commit' });
  // A computer twenty times as slow, beside whatever else runs.
  await early.locator('textarea:focus').waitFor({ timeout: 40_000 });
  for (const key of 'Who lit the lamps first?') await early.keyboard.press(key);
  await early.keyboard.press('Enter');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(early.getByLabel('You asked')).toHaveText('Who lit the lamps first?');
  await expect(questionBox(early)).toHaveValue('');
});

test('a question carries the page that was in front when it was asked', async ({ aside, page, site, model, connectedPanel }) => {
  const panel = await connectedPanel();
  const other = await aside.context.newPage();
  await other.goto(site.url('/other.html'));
  await pageIsRead(panel, 'Why harbours silt up');
  await page.bringToFront();
  await pageIsRead(panel, TITLE);
  await ask(panel, 'What is this about?');
  await other.bringToFront();
  await ended(panel);
  const sent = JSON.stringify(model.questions.at(-1)?.body.messages);
  expect(sent).toContain(`title=\\"${TITLE}\\"`);
  expect(sent).not.toContain('Why harbours silt up');
});

test('a page that fights back is read all the same', async ({ page, site, openPanel }) => {
  site.page(
    '/clobbered.html',
    `<!doctype html><title>Clobbered</title><img name=body><img name=title><img name=documentElement><form id=f><input name=body><input name=querySelectorAll></form>
     <img name=querySelectorAll><img name=createElement><h1>A heading</h1><p>${'Words that a person can read. '.repeat(20)}</p>
     <script>Array.prototype.map = JSON.stringify = getSelection = () => { throw new Error('no') }</script>`,
  );
  await page.goto(site.url('/clobbered.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'Clobbered');
  await panel.getByRole('button', { name: 'Sum it up in five points' }).click();
  await expect(await ended(panel)).toContainText('Words that a person can read.');
});

test('a large page is read in bounded time, and does not stand still', async ({ page, site, openPanel }) => {
  const sections = Array.from(
    { length: 4_000 },
    (_, at) => `<section><h2>Part ${at}</h2><p>${`Sentence ${at} speaks of rivers and of gauges. `.repeat(10)}</p></section>`,
  );
  site.page('/large.html', `<!doctype html><html lang="en"><title>Large</title><main>${sections.join('')}</main></html>`);
  await page.goto(site.url('/large.html'));
  const panel = await openPanel();
  await expect(panel.getByRole('button', { name: 'Leave out Large' })).toBeVisible({ timeout: 20_000 });
  await ask(panel, 'What does sentence 17 speak of?');
  await expect(answers(panel)).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
});
