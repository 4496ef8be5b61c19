import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { hurryTimeouts } from './hurried-clock';
import { ask, ended, pageIsRead, questionBox } from './steps';

const TITLE = 'How lighthouses were lit';
const OTHER = 'Why harbours silt up';

const options = (panel: Page) => panel.getByRole('option');
const goesAlong = (panel: Page, title: string): Promise<void> =>
  expect(panel.getByRole('button', { name: `Leave out ${title}` })).toBeVisible({ timeout: 30_000 });

/** Lets Aside read all sites, so that it knows every site's address. The browser's own prompts are in tabs.display.spec.ts. */
async function allowAll(panel: Page): Promise<void> {
  await panel.evaluate(() => Reflect.get(globalThis, 'chrome').permissions.request({ origins: ['<all_urls>'] }));
}

/** Puts a tab to sleep, as the browser does that needs its memory. */
async function putToSleep(panel: Page, title: string): Promise<void> {
  const asleep = await panel.evaluate(async (name) => {
    const { tabs } = Reflect.get(globalThis, 'chrome');
    const [tab] = await tabs.query({ title: name });
    return (await tabs.discard(tab.id))?.discarded;
  }, title);
  expect(asleep).toBe(true);
}

test('“@” lists the other tabs by title and host, and what is picked goes with the question', async ({
  aside,
  context,
  page,
  site,
  model,
  connectedPanel,
}) => {
  await aside.allowHost('<all_urls>');
  const other = await context.newPage();
  await other.goto(site.urlElsewhere('/other.html'));
  await page.bringToFront();
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  await allowAll(panel);
  const box = questionBox(panel);
  await box.pressSequentially('Compare with @harb');
  await expect(options(panel)).toHaveCount(1);
  await expect(options(panel)).toContainText(OTHER);
  await expect(options(panel)).toContainText(new URL(site.urlElsewhere('/')).host);
  await expect(box).toHaveAttribute('aria-activedescendant', /tab\d+$/);
  await panel.keyboard.press('Enter');
  await expect(box).toHaveValue('Compare with ');
  await expect(box).toBeFocused();
  await goesAlong(panel, OTHER);
  await box.pressSequentially('this.');
  await panel.keyboard.press('Enter');
  await ended(panel);
  const sent = JSON.stringify(model.questions.at(-1)?.body);
  expect(sent).toContain('Compare with this.');
  expect(sent).toContain('dredg');
  expect(sent).toContain('Argand');
  await expect(panel.getByRole('button', { name: `Leave out ${OTHER}` })).toHaveCount(0);
});

test('a tab that sleeps is woken behind the others; what cannot be read is named, and the rest comes along', async ({
  aside,
  context,
  page,
  site,
  connectedPanel,
}) => {
  await aside.allowHost('<all_urls>');
  for (const url of [site.urlElsewhere('/other.html'), 'http://127.0.0.1:1/', site.url('/empty.html')])
    await (await context.newPage()).goto(url).catch(() => undefined);
  await page.bringToFront();
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  await allowAll(panel);
  await putToSleep(panel, OTHER);
  const box = questionBox(panel);
  await box.pressSequentially('@');
  await expect(options(panel).first()).toContainText('All tabs of this window');
  await expect(options(panel).filter({ hasText: OTHER })).toContainText('asleep');
  await panel.keyboard.press('Enter');
  await goesAlong(panel, OTHER);
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText('The page did not load, so there is nothing to read.');
  await expect(alert).toContainText('There are no words on this page.');
  // Nobody was brought to another tab.
  expect(
    await panel.evaluate(async () => (await Reflect.get(globalThis, 'chrome').tabs.query({ active: true, currentWindow: true }))[0].title),
  ).toBe(TITLE);
});

test('a tab that does not wake in time is named, with what to do', async ({ aside, context, page, site, openPanel }) => {
  test.setTimeout(90_000);
  await aside.allowHost('<all_urls>');
  let isThere = true;
  site.route('/stalls.html', (_request, response) => {
    if (!isThere) return;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<title>It stalls</title><p>Words.');
  });
  await (await context.newPage()).goto(site.url('/stalls.html'));
  isThere = false;
  await page.goto(site.url('/article.html'));
  await page.bringToFront();
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await allowAll(panel);
  await putToSleep(panel, 'It stalls');
  // The patience of 20 s is over in 4.
  await panel.evaluate(hurryTimeouts, 5);
  await questionBox(panel).pressSequentially('@stalls');
  await options(panel).first().click();
  await expect(panel.getByText('Reading It stalls…')).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveText(
    '“It stalls” does not go along. The tab sleeps and did not wake in time. Open it once, then try again.',
    { timeout: 20_000 },
  );
});

test('a question that is sent while its tabs are being read waits for them', async ({
  aside,
  context,
  page,
  site,
  model,
  connectedPanel,
}) => {
  await aside.allowHost('<all_urls>');
  let hasCome = false;
  site.route('/slow.html', async (_request, response) => {
    await new Promise((done) => setTimeout(done, hasCome ? 2_000 : 0));
    hasCome = true;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<title>Slow</title><main><p>The slow page speaks of fog horns and of the men who blew them.</p></main>');
  });
  await (await context.newPage()).goto(site.url('/slow.html'));
  await page.bringToFront();
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  await allowAll(panel);
  await putToSleep(panel, 'Slow');
  await questionBox(panel).pressSequentially('@slow');
  await expect(options(panel).first()).toContainText('Slow');
  await panel.keyboard.press('Enter');
  await expect(questionBox(panel)).toHaveValue('');
  await ask(panel, 'What does it speak of?');
  await ended(panel);
  expect(JSON.stringify(model.questions.at(-1)?.body)).toContain('fog horns');
});

test('a picked tab that comes to the front goes along once', async ({ aside, context, page, site, model, connectedPanel }) => {
  await aside.allowHost('<all_urls>');
  const other = await context.newPage();
  await other.goto(site.urlElsewhere('/other.html'));
  await page.bringToFront();
  const panel = await connectedPanel();
  await pageIsRead(panel, TITLE);
  await allowAll(panel);
  await questionBox(panel).pressSequentially('@harb');
  await options(panel).first().click();
  await goesAlong(panel, OTHER);
  await other.bringToFront();
  await expect(panel.getByRole('button', { name: `Leave out ${TITLE}` })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: `Leave out ${OTHER}` })).toHaveCount(1);
  await ask(panel, 'Why?');
  await ended(panel);
  expect(JSON.stringify(model.questions.at(-1)?.body).split('Why harbours silt up').length).toBeLessThanOrEqual(3);
});

test('the list behind “@” is for everyone, and fits 320 pixels', async ({ aside, context, page, site, openPanel }) => {
  await aside.allowHost('<all_urls>');
  site.page('/long.html', `<title>${'A title that goes on and on '.repeat(6)}</title><p>Words.`);
  for (const url of [site.urlElsewhere('/other.html'), site.url('/long.html')]) await (await context.newPage()).goto(url);
  await page.goto(site.url('/article.html'));
  await page.bringToFront();
  const panel = await openPanel();
  await pageIsRead(panel, TITLE);
  await questionBox(panel).pressSequentially('@');
  await expect(options(panel)).toHaveCount(1);
  await expect(options(panel)).toContainText('See this window’s tabs…');
  await panel.setViewportSize({ width: 320, height: 640 });
  await expectNoViolations(panel, 'the entry that asks');
  await allowAll(panel);
  await expect(options(panel)).toHaveCount(3);
  await expectNoViolations(panel, 'the tabs');
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await panel.keyboard.press('Escape');
  await expect(options(panel)).toHaveCount(0);
  await expect(questionBox(panel)).toHaveValue('@');
});
