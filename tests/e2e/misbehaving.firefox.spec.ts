import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { setOffline } from '../../scripts/lib/firefox-network.mjs';
import { trustCertificate } from '../../scripts/lib/firefox-trust.mjs';
import { expect, test } from './firefox';
import { ask, type Panel, testAndUse } from './firefox-steps';
import { emptyFlood, flood, misbehaviours } from './misbehaving';
import { startTlsFront } from './tls-front';

/** The last answer: its status, and of megabytes the beginning and the end. */
const lastAnswer = (panel: Panel) =>
  panel.evaluate(() => {
    const [answer] = [...document.querySelectorAll<HTMLElement>('article[data-status]')].slice(-1);
    const text = answer?.textContent ?? '';
    return { status: answer?.dataset['status'] ?? '', text: text.slice(0, 500) + text.slice(-1_000) };
  });

/** Opens the sidebar and connects the test's model, with the browser's prompts switched off. */
async function connectedPanel(aside: FirefoxWithExtension, address: string): Promise<Panel> {
  const panel = await aside.openPanel();
  await aside.setPreference('extensions.webextOptionalPermissionPrompts', false);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', address);
  await panel.click('button', 'Connect');
  await testAndUse(panel);
  return panel;
}

test('a server that misbehaves ends in a sentence, what arrived is kept, and the next question goes on', async ({ aside, site, model }) => {
  test.setTimeout(300_000);
  await aside.goto(site.url('/other.html'));
  const panel = await connectedPanel(aside, model.url);
  const last = () => lastAnswer(panel);
  for (const { name, answer, status, says, keeps } of misbehaviours)
    await test.step(name, async () => {
      model.answersNext(answer);
      await ask(panel, `What of ${name}?`);
      await expect.poll(async () => (await panel.texts('article', 'You asked')).join()).toContain(name);
      await expect.poll(last, { message: name, timeout: 60_000 }).toMatchObject({ status, text: expect.stringContaining(says) });
      if (keeps) expect((await last()).text).toContain(keeps);
      await panel.click('button', 'New chat');
    });
  // A flood is stopped at once.
  model.answersNext(flood);
  await ask(panel, 'Flood?');
  await expect.poll(last).toMatchObject({ text: expect.stringContaining('Kept so far.') });
  await panel.click('button', 'Stop');
  await expect.poll(last).toMatchObject({ status: 'stopped' });
  await panel.click('button', 'New chat');
  model.answersNext('Still here.');
  await ask(panel, 'And now?');
  await expect.poll(last).toMatchObject({ status: 'done', text: expect.stringContaining('Still here.') });
});

test('a server that asks for patience gets it: a countdown that can be stopped or cut short', async ({ aside, site, model }) => {
  await aside.goto(site.url('/other.html'));
  const panel = await connectedPanel(aside, model.url);
  const busy = { status: 429, text: 'Too many', headers: { 'retry-after': '60' } };
  model.answersNext(busy);
  model.answersNext('At once.');
  await ask(panel, 'First?');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ text: expect.stringMatching(/Tries again in \d+ s/) });
  await panel.click('button', 'Try now');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'done', text: expect.stringContaining('At once.') });
  model.answersNext(busy);
  await ask(panel, 'Second?');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'streaming', text: expect.stringMatching(/Tries again in \d+ s/) });
  await panel.press('Escape');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'stopped' });
});

test('a flood that nobody stops ends by itself, and the next question goes on', async ({ aside, site, model }) => {
  test.setTimeout(300_000);
  await aside.goto(site.url('/other.html'));
  const panel = await connectedPanel(aside, model.url);
  const last = () => lastAnswer(panel);
  model.answersNext(emptyFlood);
  await ask(panel, 'Flood?');
  await expect
    .poll(last, { timeout: 240_000, intervals: [1_000] })
    .toMatchObject({ status: 'failed', text: expect.stringContaining('more than an answer can hold') });
  expect((await last()).text).toContain('Kept so far.');
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
  await panel.click('button', 'New chat');
  model.answersNext('Still here.');
  await ask(panel, 'And now?');
  await expect.poll(last).toMatchObject({ status: 'done', text: expect.stringContaining('Still here.') });
});

test('an answer goes on after the computer slept, and one whose connection went meanwhile says so', async ({ aside, site, model }) => {
  await aside.goto(site.url('/other.html'));
  const panel = await connectedPanel(aside, model.url);
  const last = () => lastAnswer(panel);
  const asleep = () => new Promise((done) => setTimeout(done, 5_000));
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect.poll(last).toMatchObject({ status: 'streaming', text: expect.stringContaining('One two') });
  await aside.sleep(async () => {
    model.release();
    await asleep();
  });
  await expect.poll(last).toMatchObject({ status: 'done', text: expect.stringContaining('three four') });

  model.answersNext({ text: 'Five six seven eight', holdAfter: 2, cutAfter: 2 });
  await ask(panel, 'And on.');
  await expect.poll(last).toMatchObject({ status: 'streaming', text: expect.stringContaining('Five six') });
  await aside.sleep(async () => {
    model.release();
    await asleep();
  });
  await expect.poll(last).toMatchObject({ status: 'failed', text: expect.stringContaining('ended before the answer did') });
  expect((await last()).text).toContain('Five six');
});

test('offline is said, what had arrived is kept, and the next question goes on when the network is back', async ({
  aside,
  site,
  model,
}) => {
  const front = await startTlsFront('models.example.com', model.origin);
  await aside.setPreference('network.dns.localDomains', 'models.example.com');
  await trustCertificate(aside, { host: 'models.example.com', port: front.port, pem: front.certificate });
  await aside.goto(site.url('/other.html'));
  const panel = await connectedPanel(aside, front.url);
  const last = () => lastAnswer(panel);

  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect.poll(last).toMatchObject({ status: 'streaming', text: expect.stringContaining('One two') });
  await setOffline(aside, true);
  // Firefox keeps connections to this computer, whatever they are called.
  front.cut();
  await expect.poll(last).toMatchObject({ status: 'failed', text: expect.stringContaining('ended before the answer did') });
  expect((await last()).text).toContain('One two');

  const asked = model.requests.length;
  await ask(panel, 'And now?');
  await expect.poll(last).toMatchObject({ status: 'failed', text: expect.stringContaining('This computer is offline') });
  expect(model.requests.length).toBe(asked);

  await setOffline(aside, false);
  model.answersNext('Back again.');
  await ask(panel, 'And now again?');
  await expect.poll(last).toMatchObject({ status: 'done', text: expect.stringContaining('Back again.') });
  front.stop();
});
