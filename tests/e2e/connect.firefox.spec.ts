import { expect, test } from './firefox';
import { ask, connect, connectAs, ended, lastAnswer, openBeside, pageIsRead, says, testAndUse } from './firefox-steps';
import { expectReceipt, receiptShown } from './receipts';
import { redirectsTo, refusals, unreachable } from './refusals';
import { OLLAMA_PORT } from './servers';
import { expectAsked, expectContextAsked, FIRST, KEY, longPage, READ_SHORT, setUps } from './set-ups';
import { startTlsServer } from './tls-server';

for (const setUp of setUps)
  test.describe(() => {
    test.use({ modelPort: setUp.port });
    test(`${setUp.preset} is set up, tested and used in its own format`, async ({ aside, site, model }) => {
      model.key = KEY;
      const panel = await openBeside(aside, site.url('/article.html'));
      await aside.allowEverything();
      await pageIsRead(panel, 'How lighthouses were lit');
      await connectAs(panel, setUp, model, KEY);

      model.answersNext(FIRST);
      await ask(panel, 'Who made the lens?');
      const text = await ended(panel);
      expect(text).toContain('Thought for');
      expect(text).toContain(FIRST.text);
      expect(text).toContain(`${FIRST.promptTokens + 4} tokens`);
      expectAsked(model, setUp, 'Who made the lens?');
      await panel.click('button', `${FIRST.promptTokens + 4} tokens`);
      await panel.waitForControl('dialog', 'What was sent');
      await panel.waitFor(() => document.querySelector('.sheet .entry') !== null);
      expectReceipt(model, await panel.evaluate(receiptShown));
      await panel.click('button', 'Close');

      // A server that does not stream is understood too.
      model.answersNext({ text: 'In one piece.', whole: true });
      await ask(panel, 'And without a stream?');
      expect(await ended(panel)).toContain('In one piece.');

      // What came before goes along.
      model.answersNext('The third.');
      await ask(panel, 'Once more?');
      await ended(panel);
      expect(model.questions.at(-1)?.text).toContain(FIRST.text);
    });
  });

test('a redirect is refused on all five codes, and nobody else sees key or question', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model, { key: KEY });
  const { headers, answers } = redirectsTo(site);
  for (const [at, redirect] of answers.entries()) {
    model.answers(redirect);
    await ask(panel, `Redirected, ${at}?`);
    expect(await ended(panel, 'failed')).toContain('sends requests on to another address');
    expect(await panel.count('article', 'Answer')).toBe(at + 1);
  }
  expect(headers.join()).not.toContain(KEY);
  expect(headers.filter((each) => each.includes('authorization'))).toEqual([]);
});

test('Test tells apart why a server cannot be used', async ({ aside, site, model }) => {
  test.setTimeout(120_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await aside.allowEverything();
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.click('button', 'Connect');
  for (const { name, answer, says: words } of refusals)
    await test.step(name, async () => {
      model.answers(answer);
      await panel.click('button', 'Test and use');
      await expect.poll(() => panel.text(), name).toContain(words);
    });
  model.answers('ready');
  await testAndUse(panel);
});

test('a server that is not there, a name that is none and a certificate nobody trusts each have their sentence', async ({
  aside,
  site,
}) => {
  const tls = await startTlsServer();
  const panel = await openBeside(aside, site.url('/article.html'));
  await aside.allowEverything();
  await panel.click('button', 'Connect a model…');
  for (const { address, says: words } of unreachable(tls.url)) {
    await panel.fill('Address', address);
    await panel.click('button', 'Connect');
    await says(panel, words);
  }
  tls.stop();
});

test.describe(() => {
  test.use({ modelPort: OLLAMA_PORT });

  test('models on this computer are found when asked for, and nothing is asked for before', async ({ aside, site, model }) => {
    const panel = await openBeside(aside, site.url('/article.html'));
    await panel.click('button', 'Connect a model…');
    expect(model.requests).toEqual([]);
    await panel.click('button', 'Look for models on this computer');
    await aside.answerPrompt(true);
    await panel.click('button', `:${OLLAMA_PORT}: 2 models`);
    await testAndUse(panel);
    expect(model.questions.at(-1)?.path).toBe('/api/chat');
  });

  test('Ollama is told how much to read, and the answer says when it read less', async ({ aside, site, model }) => {
    site.page('/long.html', longPage());
    const panel = await openBeside(aside, site.url('/long.html'));
    await pageIsRead(panel, 'Long');
    // Running at its usual address, it is connected by its name alone.
    await panel.click('button', 'Connect a model…');
    await panel.click('button', 'Ollama');
    await aside.answerPrompt(true);
    await testAndUse(panel);
    model.answersNext({ text: 'A keeper.', promptTokens: 2_048 });
    await ask(panel, 'Who?');
    await ended(panel);
    expectContextAsked(model);
    const [read, setting] = READ_SHORT;
    await expect.poll(() => lastAnswer(panel)).toMatchObject({ text: expect.stringMatching(read) });
    expect((await lastAnswer(panel)).text).toContain(setting);
  });
});

test('a web page’s own request to the same server keeps its Origin, ours has none', async ({ aside, site, model }) => {
  model.allowsCors = true;
  await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  expect(model.questions.at(-1)?.headers.origin).toBeUndefined();
  const asked = model.questions.length;
  const script = `<script>fetch('${model.url}/chat/completions', { method: 'POST', body: '{}' })</script>`;
  site.page('/posts.html', `<!doctype html><title>Posts</title><p>It asks by itself.</p>${script}`);
  await aside.goto(site.url('/posts.html'));
  await expect.poll(() => model.questions.length).toBe(asked + 1);
  expect(model.questions.at(-1)?.headers.origin).toBe(new URL(site.url('/')).origin);
});
