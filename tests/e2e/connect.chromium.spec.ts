import type { Page } from '@playwright/test';
import { expect, test } from './chromium';
import { startModelServer } from './model-server';
import { startOpenRouter } from './open-router';
import { refusals } from './refusals';
import { setUps } from './set-ups';
import { answers, ask, connect, ended, pageIsRead, questionBox } from './steps';
import { startTlsServer } from './tls-server';

const LOCAL = 'http://127.0.0.1/*';
const KEY = 'sk-canary-71c2e0';

/** Opens “Connect a model” and chooses a service by its name. */
async function choose(panel: Page, name: string): Promise<void> {
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('button', { name, exact: true }).click();
}

for (const { preset, address, format, path } of setUps)
  test(`${preset} is set up, tested and used in its own format`, async ({ aside, page, site, model, openPanel }) => {
    model.key = KEY;
    await aside.allowHost(LOCAL);
    // Ollama’s usual address is tried at once.
    await aside.allowHost('http://localhost/*');
    await page.goto(site.url('/article.html'));
    const panel = await openPanel();
    await pageIsRead(panel, 'How lighthouses were lit');
    await choose(panel, preset);
    await panel.getByText('Address and more').click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(address(model.origin));
    await panel.getByLabel('Key', { exact: false }).first().fill(KEY);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await expect(panel.getByText('It works.')).toBeVisible();
    await panel.getByRole('button', { name: 'Start asking' }).click();

    model.answersNext({ reasoning: 'It says so.', text: 'Augustin Fresnel made it.', promptTokens: 812 });
    await ask(panel, 'Who made the lens?');
    const answer = await ended(panel);
    await expect(answer).toContainText('Augustin Fresnel made it.');
    await expect(answer.locator('summary')).toHaveText(/^Thought for/);
    await expect(answer).toContainText(`${812 + 4} tokens`);
    const asked = model.questions.at(-1);
    expect(asked?.path).toMatch(path);
    expect(asked?.text).toContain('Who made the lens?');
    expect(asked?.text).toContain('<source');
    expect(asked?.text).not.toContain(KEY);
    const [name, value] = format.keyIn(KEY);
    expect(asked?.headers[name]).toBe(value);

    // A server that does not stream is understood too.
    model.answersNext({ text: 'In one piece.', whole: true });
    await ask(panel, 'And without a stream?');
    await expect(await ended(panel)).toContainText('In one piece.');

    // What came before goes along.
    model.answersNext('The third.');
    await ask(panel, 'Once more?');
    await ended(panel);
    expect(model.questions.at(-1)?.text).toContain('Augustin Fresnel made it.');
  });

test('two keys change the model, and two change it back', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  const button = panel.getByRole('button', { name: /^Model: / });
  await expect(button).toHaveAccessibleName('Model: test-model');
  await questionBox(panel).press('Alt+m');
  await panel.getByRole('combobox', { name: 'Model' }).fill('other');
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: other-model');
  await expect(questionBox(panel)).toBeFocused();
  await panel.keyboard.press('Alt+m');
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: test-model');
  await panel.keyboard.press('Alt+m');
  await expect(panel.getByRole('combobox', { name: 'Model' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Model: other-model');
  await ask(panel, 'Who?');
  await ended(panel);
  expect(model.questions.at(-1)?.body.model).toBe('other-model');
});

test('an endpoint’s settings go along with its questions', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
  await panel.getByRole('textbox', { name: 'Instructions' }).fill('Answer like a harbour pilot.');
  await panel.getByRole('spinbutton', { name: 'Temperature' }).fill('0.3');
  await panel.getByRole('spinbutton', { name: 'Longest answer, in tokens' }).fill('321');
  await panel.getByRole('spinbutton', { name: 'Temperature' }).focus();
  await expect(panel.getByText('Saved.')).toBeVisible();
  await panel.getByRole('spinbutton', { name: 'Temperature' }).fill('9');
  await panel.getByRole('spinbutton', { name: 'Longest answer, in tokens' }).focus();
  await expect(panel.getByText('A number from 0 to 2.')).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'Hello?');
  await ended(panel);
  const { text } = model.questions.at(-1) ?? { text: '' };
  expect(text).toContain('Answer like a harbour pilot.');
  expect(JSON.parse(text)).toMatchObject({ temperature: 0.3, max_tokens: 321 });
});

test('endpoints are put in order, and the first is the default', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(`${model.origin}/second/v1`);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await panel.getByRole('button', { name: 'Start asking' }).click();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  const list = panel.getByRole('list', { name: 'Connected' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').first()).toContainText('default');
  const [first] = await list.locator('.open').all();
  const before = await first?.getAttribute('title');
  await list.getByRole('button', { name: /^Move .* up$/ }).click();
  await expect(list.locator('.open').first()).not.toHaveAttribute('title', before ?? '');
  // The keyboard goes along.
  await expect(
    list
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Move .* down$/ }),
  ).toBeFocused();
});

test('a key stays with its origin: at another address it is gone', async ({ aside, page, site, model, openPanel }) => {
  model.key = KEY;
  await aside.allowHost(LOCAL);
  await aside.allowHost('http://localhost/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { key: KEY });
  const change = async (address: string) => {
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    await panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
    await panel.getByRole('button', { name: 'Change address or key' }).click();
    await panel.getByRole('textbox', { name: 'Address' }).fill(address);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  };
  // The same server by another name is another origin.
  await change(model.url.replace('127.0.0.1', 'localhost'));
  await expect(panel.getByRole('alert')).toContainText('does not accept the key');
  expect(model.requests.at(-1)?.headers.authorization).toBeUndefined();
  // Nothing was changed, so the old one still works.
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
});

test('extra headers go along, sealed like the key', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await panel.getByText('More', { exact: true }).click();
  await panel.getByRole('textbox', { name: 'Extra headers' }).fill('X-Team: research-9f3a');
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await panel.getByRole('button', { name: 'Start asking' }).click();
  await ask(panel, 'Hello?');
  await ended(panel);
  expect(model.questions.at(-1)?.headers['x-team']).toBe('research-9f3a');
  const stored = await panel.evaluate(async () => {
    const open = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('aside');
      request.onsuccess = () => done(request.result);
    });
    return new Promise<string>((done) => {
      const all = open.transaction('endpoints').objectStore('endpoints').getAll();
      all.onsuccess = () => done(JSON.stringify(all.result));
    });
  });
  expect(stored).toContain('X-Team');
  expect(stored).not.toContain('research-9f3a');
});

test('a redirect is refused on all five codes, and nobody else sees key or question', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await connect(panel, model, { key: KEY });
  const seen: string[] = [];
  site.route('/elsewhere', (request, response) => {
    seen.push(JSON.stringify(request.headers));
    response.end('{}');
  });
  for (const [at, status] of [301, 302, 303, 307, 308].entries()) {
    model.answers({ raw: (response) => response.writeHead(status, { location: site.url('/elsewhere') }).end() });
    await ask(panel, `Redirected with ${status}?`);
    await expect(answers(panel)).toHaveCount(at + 1);
    await expect(await ended(panel, 'failed')).toContainText('sends requests on to another address');
  }
  expect(seen.join()).not.toContain(KEY);
  expect(seen.filter((headers) => headers.includes('authorization'))).toEqual([]);
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
  const connectTo = async (address: string, says: string) => {
    await panel.getByRole('textbox', { name: 'Address' }).fill(address);
    await panel.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(panel.getByRole('alert')).toContainText(says);
  };
  await connectTo('http://127.0.0.1:9/v1', '127.0.0.1:9 does not answer');
  await connectTo('https://no-such-host.invalid/v1', 'There is no server called no-such-host.invalid');
  await connectTo(tls.url, 'does not trust the certificate');
  tls.stop();
});

test('models on this computer are found when asked for, and nothing is asked for before', async ({ aside, page, site, openPanel }) => {
  const server = await startModelServer(11_434);
  try {
    await aside.allowHost(LOCAL);
    await aside.allowHost('http://localhost/*');
    await page.goto(site.url('/article.html'));
    const panel = await openPanel();
    await panel.getByRole('button', { name: 'Connect a model…' }).click();
    expect(server.requests).toEqual([]);
    await panel.getByRole('button', { name: 'Look for models on this computer' }).click();
    await panel.getByRole('button', { name: /^Ollama at (?:localhost|127\.0\.0\.1):11434: 2 models$/ }).click();
    await panel.getByRole('button', { name: 'Test and use' }).click();
    await expect(panel.getByText('It works.')).toBeVisible();
    expect(server.questions.at(-1)?.path).toBe('/api/chat');
  } finally {
    await server.close();
  }
});

test('Ollama is told how much to read, and the answer says when it read less', async ({ aside, page, site, model, openPanel }) => {
  await aside.allowHost(LOCAL);
  await aside.allowHost('http://localhost/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await pageIsRead(panel, 'How lighthouses were lit');
  await choose(panel, 'Ollama');
  await panel.getByText('Address and more').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.origin);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  await panel.getByRole('button', { name: 'Start asking' }).click();
  const text = 'The keeper trimmed the wick and wound the clockwork before the tide turned again. '.repeat(500);
  site.page('/long.html', `<!doctype html><title>Long</title><article><h1>Long</h1><p>${text}</p></article>`);
  await page.goto(site.url('/long.html'));
  await pageIsRead(panel, 'Long');
  model.answersNext({ text: 'A keeper.', promptTokens: 2_048 });
  await ask(panel, 'Who?');
  const answer = await ended(panel);
  const { num_ctx } = model.questions.at(-1)?.body.options ?? {};
  expect(num_ctx).toBeGreaterThan(10_000);
  expect(num_ctx).toBeLessThanOrEqual(model.contextWindow);
  await expect(answer).toContainText(/The model read about 2,050 of \d,\d50|The model read about 2,050 of [\d,]+00/);
  await expect(answer).toContainText('OLLAMA_CONTEXT_LENGTH');
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
  const origins = await panel.evaluate(async () => {
    const { permissions } = Reflect.get(globalThis, 'chrome') as { permissions: { getAll(): Promise<{ origins: string[] }> } };
    return (await permissions.getAll()).origins;
  });
  expect(origins).toEqual(['https://openrouter.ai/*']);
  openRouter.stop();
});
