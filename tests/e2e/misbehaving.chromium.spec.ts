import { expect, test } from './chromium';
import { hurryClock } from './hurried-clock';
import { drips, FLOOD_SILENCE, flood, HURRIED_HALF_HOUR_MS, HURRY, longFlood, misbehaviours, STALL_HURRY, stalls } from './misbehaving';
import { answers, ask, connect, ended, questions } from './steps';
import { startTlsFront } from './tls-front';

test('a server that misbehaves ends in a sentence, what arrived is kept, and the next question goes on', async ({
  model,
  connectedPanel,
}) => {
  test.setTimeout(300_000);
  const panel = await connectedPanel();
  for (const { name, answer, status, says, keeps } of misbehaviours)
    await test.step(name, async () => {
      model.answersNext(answer);
      await ask(panel, `What of ${name}?`);
      const last = answers(panel).last();
      await expect(panel.getByRole('article', { name: 'You asked' }).last()).toContainText(name);
      await expect(last, name).toHaveAttribute('data-status', status, { timeout: 60_000 });
      await expect(last, name).toContainText(says);
      if (keeps) await expect(last, name).toContainText(keeps);
      await expect.poll(() => model.questions.every(({ finished, aborted }) => finished || aborted)).toBe(true);
      // What is asked next must not carry megabytes along.
      await panel.getByRole('button', { name: 'New chat' }).click();
    });
  model.answersNext('Still here.');
  await ask(panel, 'And now?');
  await expect(await ended(panel)).toContainText('Still here.');
});

test('a server that asks for patience gets it: a countdown that can be stopped or cut short', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext({ status: 429, text: 'Too many', headers: { 'retry-after': '1' } });
  model.answersNext('After a second.');
  await ask(panel, 'First?');
  await expect(await ended(panel)).toContainText('After a second.');

  model.answersNext({ status: 429, text: 'Too many', headers: { 'retry-after': '60' } });
  model.answersNext('At once.');
  await ask(panel, 'Second?');
  await expect(answers(panel).last()).toContainText(/Tries again in \d+ s/);
  await panel.getByRole('button', { name: 'Try now' }).click();
  await expect(await ended(panel)).toContainText('At once.');

  model.answersNext({ status: 429, text: 'Too many', headers: { 'retry-after': '60' } });
  await ask(panel, 'Third?');
  await expect(answers(panel).last()).toContainText(/Tries again in \d+ s/);
  await answers(panel).last().getByRole('button', { name: 'Stop' }).click();
  await ended(panel, 'stopped');
});

test('Stop ends a flood at once', async ({ model, connectedPanel }) => {
  const panel = await connectedPanel();
  model.answersNext(flood);
  await ask(panel, 'Flood?');
  await expect(answers(panel).last()).toContainText('Kept so far.');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(answers(panel).last()).toHaveAttribute('data-status', /stopped|failed/, { timeout: 2_000 });
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
});

test('a flood that nobody stops ends by itself, and the next question goes on', async ({ model, connectedPanel }) => {
  test.setTimeout(300_000);
  const panel = await connectedPanel();
  model.answersNext(longFlood);
  await ask(panel, 'Flood?');
  const last = answers(panel).last();
  await expect(last).toHaveAttribute('data-status', 'failed', { timeout: 240_000 });
  await expect(last).toContainText('more than an answer can hold');
  await expect(last).toContainText('Kept so far.');
  // The events have an end before the bytes and the characters have theirs.
  const dots = await last.evaluate((answer) => Math.max(...(answer.textContent?.match(/\.+/g) ?? []).map((run) => run.length)));
  expect(dots).toBeGreaterThan(190_000 / FLOOD_SILENCE);
  expect(dots).toBeLessThanOrEqual(200_000 / FLOOD_SILENCE);
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);
  await panel.getByRole('button', { name: 'New chat' }).click();
  model.answersNext('Still here.');
  await ask(panel, 'And now?');
  await expect(await ended(panel)).toContainText('Still here.');
});

test('a drip ends after half an hour', async ({ aside, model, connectedPanel }) => {
  test.setTimeout(180_000);
  const panel = await connectedPanel();
  const host = await aside.turnHost();
  await host.evaluate(hurryClock, HURRY);
  const begun = Date.now();
  for (const { name, answer } of drips) {
    model.answersNext(answer);
    await ask(panel, `What of ${name}?`);
    await expect(answers(panel).last()).toContainText('Kept so far.');
    await panel.getByRole('button', { name: 'New chat' }).click();
  }
  for (const { name, status, says, keeps = '' } of drips) {
    await panel.getByRole('button', { name: 'Chats' }).click();
    await panel.getByRole('button', { name: `Open “What of ${name}?”` }).click();
    await expect(questions(panel).last()).toContainText(name);
    await expect(answers(panel).last(), name).toHaveAttribute('data-status', status, { timeout: 90_000 });
    expect(Date.now() - begun).toBeGreaterThan(HURRIED_HALF_HOUR_MS);
    await expect(answers(panel).last()).toContainText(says);
    await expect(answers(panel).last()).toContainText(keeps);
  }
  await expect.poll(() => model.questions.slice(-drips.length).map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('silence has an end, before the headers and in the middle', async ({ aside, page, site, model, openPanel }) => {
  test.setTimeout(150_000);
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/other.html'));
  const panel = await openPanel();
  await connect(panel, model);
  const host = await aside.turnHost();
  await host.evaluate(hurryClock, STALL_HURRY);
  const begun = Date.now();
  for (const { name, answer } of stalls) {
    model.answersNext(answer);
    await ask(panel, `What of ${name}?`);
    await expect.poll(() => model.questions.at(-1)?.text).toContain(name);
    await panel.getByRole('button', { name: 'New chat' }).click();
  }
  for (const { name, says, keeps, afterMs } of [...stalls].sort((a, b) => a.afterMs - b.afterMs)) {
    await panel.getByRole('button', { name: 'Chats' }).click();
    await panel.getByRole('button', { name: `Open “What of ${name}?”` }).click();
    await expect(answers(panel).last(), name).toHaveAttribute('data-status', 'failed', { timeout: 60_000 });
    expect(Date.now() - begun).toBeGreaterThan(afterMs / STALL_HURRY);
    await expect(answers(panel).last()).toContainText(says);
    if (keeps) await expect(answers(panel).last()).toContainText(keeps);
  }
});

test('an answer goes on after the computer slept, and one whose connection went meanwhile says so', async ({
  aside,
  model,
  connectedPanel,
}) => {
  const panel = await connectedPanel();
  const asleep = () => new Promise((done) => setTimeout(done, 5_000));
  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect(answers(panel).last()).toContainText('One two');
  await aside.sleep(async () => {
    model.release();
    await asleep();
  });
  await expect(await ended(panel)).toContainText('three four');

  model.answersNext({ text: 'Five six seven eight', holdAfter: 2, cutAfter: 2 });
  await ask(panel, 'And on.');
  await expect(answers(panel).last()).toContainText('Five six');
  await aside.sleep(async () => {
    model.release();
    await asleep();
  });
  const cut = await ended(panel, 'failed');
  await expect(cut).toContainText('Five six');
  await expect(cut).toContainText('ended before the answer did');
});

test('offline is said, what had arrived is kept, and the next question goes on when the network is back', async ({
  launch,
  site,
  model,
}) => {
  const front = await startTlsFront('models.example.com', model.origin);
  const args = ['--lang=en-US', '--host-resolver-rules=MAP models.example.com 127.0.0.1', '--ignore-certificate-errors'];
  const aside = await launch({ args });
  await aside.allowHost('https://models.example.com/*');
  const page = aside.context.pages()[0] ?? (await aside.context.newPage());
  await page.goto(site.url('/other.html'));
  const panel = await aside.openPanel(page);
  await connect(panel, model, { address: front.url });
  const host = await aside.turnHost();

  model.answersNext({ text: 'One two three four', holdAfter: 2 });
  await ask(panel, 'Count.');
  await expect(answers(panel).last()).toContainText('One two');
  await host.setOffline(true);
  // DevTools leaves the connections that are open.
  front.cut();
  const cut = await ended(panel, 'failed');
  await expect(cut).toContainText('One two');
  await expect(cut).toContainText('ended before the answer did');
  await expect.poll(() => model.questions.at(-1)?.aborted).toBe(true);

  const asked = model.requests.length;
  await ask(panel, 'And now?');
  await expect(await ended(panel, 'failed')).toContainText('This computer is offline');
  expect(model.requests.length).toBe(asked);

  await host.setOffline(false);
  model.answersNext('Back again.');
  await ask(panel, 'And now again?');
  await expect(await ended(panel)).toContainText('Back again.');
  front.stop();
});
