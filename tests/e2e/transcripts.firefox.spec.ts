import { chooseIn, sentTo } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says } from './firefox-steps';
import { expectSentWhole, isAsked, isGivenUp, LEFT_OFF, OFFER, SAID, TALK, WRITTEN, withTranscriber } from './transcripts';

test('what is said in a recording is written down after a click, can be stopped, ends with the panel, then outlives it, is sent, and played from a mark', async ({
  aside,
  site,
  model,
}) => {
  withTranscriber(model);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await panel.evaluate(chooseIn, TALK.name, Buffer.from(TALK.bytes).toString('base64'));
  await says(panel, '· 1:15 · 600 kB · price unknown');
  model.holdsTranscript = true;
  await panel.click('button', OFFER);
  await says(panel, 'Writing down what is said in talk.wav…');
  await expect.poll(() => isGivenUp(model)).toBe(false);
  await panel.click('button', 'Stop reading talk.wav');
  await expect.poll(() => isGivenUp(model)).toBe(true);
  await panel.click('button', OFFER);
  await expect.poll(() => isGivenUp(model)).toBe(false);
  await panel.fill('Your question', 'Who climbed?');
  await panel.click('button', 'Send');
  await panel.waitFor(() => document.querySelector('.pending')?.textContent?.includes('Writing down what is said in talk.wav…') === true);
  expect(isAsked(model)).toBe(false);
  await aside.closePanel();
  await aside.openPanel();
  await says(panel, LEFT_OFF);
  await expect.poll(() => isGivenUp(model)).toBe(true);

  model.holdsTranscript = false;
  await panel.click('button', OFFER);
  await says(panel, WRITTEN);
  await expectSentWhole(model);
  await aside.closePanel();
  await aside.openPanel();
  await says(panel, WRITTEN);

  model.answers('Its keeper climbed 214 steps [b2].');
  await ask(panel, 'Who climbed?');
  await ended(panel);
  expect(sentTo(model)).toContain('A transcript of a recording of 75 seconds that you are not given, written by the model whisper-1.');
  for (const words of SAID) expect(sentTo(model)).toContain(words);
  await panel.waitFor(() => document.querySelector('article .cite') !== null);
  await panel.evaluate(() => document.querySelector<HTMLElement>('article .cite')?.click());
  await expect.poll(() => panel.evaluate(() => document.querySelector<HTMLAudioElement>('.cite-card audio')?.currentTime)).toBe(64);
});
