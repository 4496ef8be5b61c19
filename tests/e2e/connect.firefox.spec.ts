import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';
import type { ModelServer } from './model-server';
import { refusals } from './refusals';
import { setUps } from './set-ups';
import { startTlsServer } from './tls-server';

const KEY = 'sk-canary-71c2e0';

const lastAnswer = ({ panel }: FirefoxWithExtension) =>
  panel.evaluate(() => {
    const last = [...document.querySelectorAll<HTMLElement>('article[data-status]')].at(-1);
    return { status: last?.dataset['status'] ?? '', text: last?.innerText ?? '' };
  });

async function ask({ panel }: FirefoxWithExtension, question: string): Promise<void> {
  await panel.fill('Your question', question);
  await panel.press('Enter');
}

/** Fills in the form for another address, answers the browser's prompt, tests and uses the model. */
async function connect(aside: FirefoxWithExtension, model: ModelServer, key = ''): Promise<void> {
  const { panel } = aside;
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  if (key) await panel.fill('Key', key);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(true);
  await panel.click('button', 'Test and use');
  await expect.poll(() => panel.text()).toContain('It works.');
  await panel.click('button', 'Start asking');
}

for (const { preset, address, format, path } of setUps)
  test(`${preset} is set up, tested and used in its own format`, async ({ aside, site, model }) => {
    model.key = KEY;
    await aside.goto(site.url('/article.html'));
    const panel = await aside.openPanel();
    await aside.setPreference('extensions.webextOptionalPermissionPrompts', false);
    await panel.click('button', 'Connect a model…');
    await panel.click('button', preset);
    await panel.click('button', 'Address and more');
    await panel.fill('Address', address(model.origin));
    await panel.fill('Key', KEY);
    await panel.click('button', 'Connect');
    await panel.click('button', 'Test and use');
    await expect.poll(() => panel.text()).toContain('It works.');
    await panel.click('button', 'Start asking');

    model.answersNext({ reasoning: 'It says so.', text: 'Augustin Fresnel made it.', promptTokens: 812 });
    await ask(aside, 'Who made the lens?');
    await expect
      .poll(() => lastAnswer(aside))
      .toMatchObject({ status: 'done', text: expect.stringMatching(/Thought for[\s\S]*Augustin Fresnel made it\.[\s\S]*816 tokens/) });
    const asked = model.questions.at(-1);
    expect(asked?.path).toMatch(path);
    expect(asked?.text).not.toContain(KEY);
    const [name, value] = format.keyIn(KEY);
    expect(asked?.headers[name]).toBe(value);
    expect(asked?.headers.origin).toBeUndefined();
  });

test('a redirect is refused on all five codes, and nobody else sees key or question', async ({ aside, site, model }) => {
  await aside.goto(site.url('/article.html'));
  await aside.openPanel();
  await connect(aside, model, KEY);
  const seen: string[] = [];
  site.route('/elsewhere', (request, response) => {
    seen.push(JSON.stringify(request.headers));
    response.end('{}');
  });
  for (const [at, status] of [301, 302, 303, 307, 308].entries()) {
    model.answers({ raw: (response) => response.writeHead(status, { location: site.url('/elsewhere') }).end() });
    await ask(aside, `Redirected with ${status}?`);
    await expect.poll(() => aside.panel.count('article', 'Answer')).toBe(at + 1);
    await expect
      .poll(() => lastAnswer(aside))
      .toMatchObject({ status: 'failed', text: expect.stringContaining('sends requests on to another address') });
  }
  expect(seen.join()).not.toContain(KEY);
});

test('Test tells apart why a server cannot be used', async ({ aside, site, model }) => {
  test.setTimeout(120_000);
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await aside.setPreference('extensions.webextOptionalPermissionPrompts', false);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.click('button', 'Connect');
  for (const { name, answer, says } of refusals)
    await test.step(name, async () => {
      model.answers(answer);
      await panel.click('button', 'Test and use');
      await expect.poll(() => panel.text(), name).toContain(says);
    });
});

test('a server that is not there, a name that is none and a certificate nobody trusts each have their sentence', async ({
  aside,
  site,
}) => {
  const tls = await startTlsServer();
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await aside.setPreference('extensions.webextOptionalPermissionPrompts', false);
  await panel.click('button', 'Connect a model…');
  const connectTo = async (address: string, says: string) => {
    await panel.fill('Address', address);
    await panel.click('button', 'Connect');
    await expect.poll(() => panel.text()).toContain(says);
  };
  await connectTo('http://127.0.0.1:9999/v1', '127.0.0.1:9999 does not answer');
  await connectTo('https://no-such-host.invalid/v1', 'There is no server called no-such-host.invalid');
  await connectTo(tls.url, 'does not trust the certificate');
  tls.stop();
});

test('a web page’s own request to the same server keeps its Origin, ours has none', async ({ aside, site, model }) => {
  model.allowsCors = true;
  await aside.goto(site.url('/article.html'));
  await aside.openPanel();
  await connect(aside, model);
  expect(model.questions.at(-1)?.headers.origin).toBeUndefined();
  const asked = model.questions.length;
  const script = `<script>fetch('${model.url}/chat/completions', { method: 'POST', body: '{}' })</script>`;
  site.page('/posts.html', `<!doctype html><title>Posts</title><p>It asks by itself.</p>${script}`);
  await aside.goto(site.url('/posts.html'));
  await expect.poll(() => model.questions.length).toBe(asked + 1);
  expect(model.questions.at(-1)?.headers.origin).toBe(new URL(site.url('/')).origin);
});
