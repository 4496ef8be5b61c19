import { chooseIn, sentTo } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, openSettings, says, testAndUse } from './firefox-steps';
import {
  expectOnlyRecordings,
  expectSentWhole,
  HEARD,
  IN_LIST,
  IN_SETTINGS,
  isAsked,
  isGivenUp,
  LEFT_OFF,
  LOST,
  OFFER,
  SAID,
  STILL_MISSING,
  startSpeechServer,
  TALK,
  TYPE_WHISPER,
  WRITTEN,
  withTranscriber,
} from './transcripts';

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
  await says(panel, 'Keep this panel open until it is written down.');
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

test('a server that only writes down is tested with a sound, answers nothing, and writes down for the model that does', async ({
  aside,
  site,
  model,
}) => {
  const { speech, setRight } = await startSpeechServer();
  const panel = await openBeside(aside, site.url('/article.html'));
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', speech.url);
  await panel.click('button', 'Connect');
  await aside.answerPrompt(true);
  await says(panel, TYPE_WHISPER);
  await panel.fill('Model', 'whisper-1');
  await panel.click('button', 'Test and use');
  for (const words of LOST) await says(panel, words);
  setRight();
  await panel.click('button', 'Test and use');
  for (const words of HEARD) await says(panel, words);
  await panel.click('button', 'Add a model');
  await says(panel, IN_LIST);
  await panel.click('button', 'Back');
  await says(panel, STILL_MISSING);
  expect(await panel.count('button', 'Model: Excerpts')).toBe(1);
  await openSettings(panel);
  await says(panel, IN_SETTINGS);
  expect(await panel.count('textbox', 'Instructions')).toBe(0);
  await panel.click('button', 'All models');

  await panel.fill('Address', model.url);
  await panel.click('button', 'Connect');
  await testAndUse(panel);
  await panel.waitForControl('button', 'Model: test-model');
  await panel.evaluate(chooseIn, TALK.name, Buffer.from(TALK.bytes).toString('base64'));
  await says(panel, `The whole file goes to ${new URL(speech.url).host} · 1:15 · 600 kB · price unknown`);
  await panel.click('button', OFFER);
  await says(panel, WRITTEN);
  await expectSentWhole(speech);
  model.answers('Its keeper climbed 214 steps [b2].');
  await ask(panel, 'Who climbed?');
  await ended(panel);
  for (const words of SAID) expect(sentTo(model)).toContain(words);
  expectOnlyRecordings(speech);
  await speech.close();
});
