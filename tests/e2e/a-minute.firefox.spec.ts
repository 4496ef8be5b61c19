import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { expect, test } from './firefox';
import { ask, connect, lastAnswer, openBeside } from './firefox-steps';
import { hurryClock } from './hurried-clock';
import { drips, HURRIED_HALF_HOUR_MS, HURRY, STALL_HURRY, stalls } from './misbehaving';
import { type ModelServer, startModelServer } from './model-server';

const STREAM = 'a stream of 70 s comes through whole under the default idle timeout, with the sidebar closed';
const DRIP = 'a drip ends after half an hour';
const SILENCE = 'silence has an end, before the headers and in the middle';

// Both wait for most of their time, so they wait at one time; and first of all, by the file's name, so that nothing waits for them at the end.
test(`${STREAM}; meanwhile, in another Firefox, ${DRIP}, and ${SILENCE}`, async ({ aside, launch, site, model }) => {
  test.setTimeout(240_000);
  const other = await launch();
  const otherModel = await startModelServer();
  try {
    await Promise.all([
      test.step(STREAM, () => streamForLong(aside, site, model)),
      (async () => {
        await test.step(DRIP, () => dripForLong(other, site, otherModel));
        await other.renew();
        await test.step(SILENCE, () => beSilent(other, site, otherModel));
      })(),
    ]);
  } finally {
    await otherModel.close();
  }
});

async function streamForLong(aside: FirefoxWithExtension, site: PageServer, model: ModelServer): Promise<void> {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  const pieces = Array.from({ length: 70 }, (_, at) => ` second-${at}`);
  model.answersNext({ text: pieces, delayMs: 1000 });
  await ask(panel, 'Count slowly.');
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ text: expect.stringContaining('second-1') });
  await aside.closePanel();
  await expect.poll(() => model.questions.at(-1)?.finished, { timeout: 90_000, intervals: [1000] }).toBe(true);
  await aside.openPanel();
  await expect.poll(() => lastAnswer(panel)).toMatchObject({ status: 'done', text: expect.stringContaining(pieces.join('').trim()) });
}

async function dripForLong(aside: FirefoxWithExtension, site: PageServer, model: ModelServer): Promise<void> {
  const panel = await openBeside(aside, site.url('/other.html'));
  await connect(aside, model);
  await panel.evaluateInHost(hurryClock, HURRY);
  const begun = Date.now();
  for (const { name, answer } of drips) {
    model.answersNext(answer);
    await ask(panel, `What of ${name}?`);
    await expect.poll(() => lastAnswer(panel)).toMatchObject({ text: expect.stringContaining('Kept so far.') });
    await panel.click('button', 'New chat');
  }
  for (const { name, status, says, keeps = '' } of drips) {
    await panel.click('button', 'Chats');
    await panel.click('button', `Open “What of ${name}?”`);
    await expect.poll(async () => (await panel.texts('article', 'You asked')).join()).toContain(name);
    await expect
      .poll(() => lastAnswer(panel), { message: name, timeout: 90_000 })
      .toMatchObject({ status, text: expect.stringContaining(says) });
    expect(Date.now() - begun).toBeGreaterThan(HURRIED_HALF_HOUR_MS);
    expect((await lastAnswer(panel)).text).toContain(keeps);
  }
  await expect.poll(() => model.questions.slice(-drips.length).map(({ aborted }) => aborted)).toEqual([true, true]);
}

async function beSilent(aside: FirefoxWithExtension, site: PageServer, model: ModelServer): Promise<void> {
  const panel = await openBeside(aside, site.url('/other.html'));
  await connect(aside, model);
  await panel.evaluateInHost(hurryClock, STALL_HURRY);
  for (const { name, answer } of stalls) {
    model.answersNext(answer);
    await ask(panel, `What of ${name}?`);
    await expect.poll(() => model.questions.at(-1)?.text).toContain(name);
    await panel.click('button', 'New chat');
  }
  // Firefox tells of the headers only when something follows them, so "no word" counts as "no headers" here.
  const [none] = stalls;
  const told = stalls.map((stall) => (stall.name === 'no word' ? { ...stall, says: none?.says ?? '' } : stall));
  for (const { name, says, keeps = '' } of told) {
    await panel.click('button', 'Chats');
    await panel.click('button', `Open “What of ${name}?”`);
    await expect
      .poll(() => lastAnswer(panel), { message: name, timeout: 60_000 })
      .toMatchObject({ status: 'failed', text: expect.stringContaining(says) });
    expect((await lastAnswer(panel)).text).toContain(keeps);
  }
}
