import type { Page } from '@playwright/test';
import { expect, test } from './chromium';
import { grantedOrigins } from './in-panel';
import { startOpenRouter } from './open-router';
import { expectReceipt, receiptShown } from './receipts';
import { redirectsTo, refusals, unreachable } from './refusals';
import { OLLAMA_PORT } from './servers';
import { expectAsked, expectContextAsked, FIRST, KEY, longPage, READ_SHORT, setUps } from './set-ups';
import { answers, ask, connect, connectAs, ended, pageIsRead, testAndUse } from './steps';
import { startTlsServer } from './tls-server';

const LOCAL = 'http://127.0.0.1/*';

/** Opens “Connect a model” and chooses a service by its name. */
async function choose(panel: Page, name: string): Promise<void> {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('button', { name, exact: true }).click();
}

for (const setUp of setUps)
  test.describe(() => {
    test.use({ modelPort: setUp.port });
    test(`${setUp.preset} is set up, tested and used in its own format`, async ({ aside, page, site, model, openPanel }) => {
      model.key = KEY;
      await aside.allowHost(LOCAL);
      await aside.allowHost('http://localhost/*');
      await page.goto(site.url('/article.html'));
      const panel = await openPanel();
      await pageIsRead(panel, 'How lighthouses were lit');
      await connectAs(panel, setUp, model, KEY);

      model.answersNext(FIRST);
      await ask(panel, 'Who made the lens?');
      const answer = await ended(panel);
      await expect(answer).toContainText(FIRST.text);
      await expect(answer.locator('summary')).toHaveText(/^Thought for/);
      await expect(answer).toContainText(`${FIRST.promptTokens + 4} tokens`);
      expectAsked(model, setUp, 'Who made the lens?');
      await answer.getByRole('button', { name: `${FIRST.promptTokens + 4} tokens` }).click();
      await expect(panel.getByRole('dialog', { name: 'What was sent' })).toContainText('Instructions');
      expectReceipt(model, await panel.evaluate(receiptShown));
      await panel.keyboard.press('Escape');

      // A server that does not stream is understood too.
      model.answersNext({ text: 'In one piece.', whole: true });
      await ask(panel, 'And without a stream?');
      await expect(await ended(panel)).toContainText('In one piece.');

      // What came before goes along.
      model.answersNext('The third.');
      await ask(panel, 'Once more?');
      await ended(panel);
      expect(model.questions.at(-1)?.text).toContain(FIRST.text);
    });
  });

test('a redirect is refused on all five codes, and nobody else sees key or question', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { key: KEY });
  const { headers, answers: redirects } = redirectsTo(site);
  for (const [at, redirect] of redirects.entries()) {
    model.answers(redirect);
    await ask(panel, `Redirected, ${at}?`);
    await expect(answers(panel)).toHaveCount(at + 1);
    await expect(await ended(panel, 'failed')).toContainText('sends requests on to another address');
  }
  expect(headers.join()).not.toContain(KEY);
  expect(headers.filter((each) => each.includes('authorization'))).toEqual([]);
});

test('Test tells apart why a server cannot be used', async ({ aside, page, site, model, openPanel }) => {
  test.setTimeout(120_000);
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  for (const { name, answer, says } of refusals)
    await test.step(name, async () => {
      model.answers(answer);
      await panel.getByRole('button', { name: 'Test and use' }).click();
      await expect(panel.getByRole('alert'), name).toContainText(says);
    });
  model.answers('ready');
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await expect(panel.getByText('It works.')).toBeVisible();
});

test('a server that is not there, a name that is none and a certificate nobody trusts each have their sentence', async ({
  aside,
  page,
  site,
  openPanel,
}) => {
  const tls = await startTlsServer();
  await aside.allowHost(LOCAL);
  await aside.allowHost('https://127.0.0.1/*');
  await aside.allowHost('https://no-such-host.invalid/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  for (const { address, says } of unreachable(tls.url)) {
    await panel.getByRole('textbox', { name: 'Address' }).fill(address);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(panel.getByRole('alert')).toContainText(says);
  }
  tls.stop();
});

test.describe(() => {
  test.use({ modelPort: OLLAMA_PORT });

  test('models on this computer are found when asked for, and nothing is asked for before', async ({
    aside,
    page,
    site,
    model,
    openPanel,
  }) => {
    await aside.allowHost(LOCAL);
    await aside.allowHost('http://localhost/*');
    await page.goto(site.url('/article.html'));
    const panel = await openPanel();
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    expect(model.requests).toEqual([]);
    await panel.getByRole('button', { name: 'Look for models on this computer' }).click();
    await panel.getByRole('button', { name: /^Ollama at (?:localhost|127\.0\.0\.1):11434: 2 models$/ }).click();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await expect(panel.getByText('It works.')).toBeVisible();
    expect(model.questions.at(-1)?.path).toBe('/api/chat');
  });

  test('Ollama is told how much to read, and the answer says when it read less', async ({ aside, page, site, model, openPanel }) => {
    await aside.allowHost('http://localhost/*');
    site.page('/long.html', longPage());
    await page.goto(site.url('/long.html'));
    const panel = await openPanel();
    await pageIsRead(panel, 'Long');
    // Running at its usual address, it is connected by its name alone.
    await choose(panel, 'Ollama');
    await testAndUse(panel);
    model.answersNext({ text: 'A keeper.', promptTokens: 2_048 });
    await ask(panel, 'Who?');
    const answer = await ended(panel);
    expectContextAsked(model);
    for (const words of READ_SHORT) await expect(answer).toContainText(words);
  });
});

test('OpenRouter is connected by its own sign-in, with no key to paste and no site but its own', async ({ launch, site }) => {
  const openRouter = await startOpenRouter();
  const args = ['--lang=en-US', `--host-resolver-rules=MAP openrouter.ai:443 127.0.0.1:${openRouter.port}`, '--ignore-certificate-errors'];
  const aside = await launch({ args });
  await aside.allowHost('https://openrouter.ai/*');
  const page = await aside.context.newPage();
  await page.goto(site.url('/article.html'));
  const panel = await aside.openPanel(page);
  await choose(panel, 'OpenRouter');
  await panel.getByRole('button', { name: 'Sign in with OpenRouter' }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await expect(panel.getByText('It works.')).toBeVisible();
  expect(openRouter.keysSeen()).toEqual(['Bearer sk-or-signed-in']);
  expect(await panel.evaluate(grantedOrigins)).toEqual(['https://openrouter.ai/*']);
  openRouter.stop();
});
