import { sentTo } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { answers, ask, connect, ended } from './steps';
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

test('what is said in a recording is written down after a click, can be stopped, ends with the panel, is shown, struck, sent, and played from a mark', async ({
  connectedPanel,
  model,
}) => {
  withTranscriber(model);
  const panel = await connectedPanel();
  await panel.locator('footer input[type=file]').setInputFiles({ name: TALK.name, mimeType: '', buffer: Buffer.from(TALK.bytes) });
  const offer = panel.getByRole('button', { name: OFFER });
  await expect(offer).toBeVisible();
  await expect(panel.locator('.unheard-media')).toContainText('· 1:15 · 600 kB · price unknown');
  await expectNoViolations(panel, 'an offer to write down what is said');
  model.holdsTranscript = true;
  await offer.click();
  await expect(panel.getByText('Writing down what is said in talk.wav…')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect.poll(() => isGivenUp(model)).toBe(false);
  await panel.getByRole('button', { name: 'Stop reading talk.wav' }).click();
  await expect.poll(() => isGivenUp(model)).toBe(true);
  await offer.click();
  await expect.poll(() => isGivenUp(model)).toBe(false);
  await panel.getByRole('textbox', { name: 'Your question' }).fill('Who climbed?');
  await panel.getByRole('textbox', { name: 'Your question' }).press('Enter');
  await expect(panel.locator('.pending')).toContainText('Writing down what is said in talk.wav…');
  expect(isAsked(model)).toBe(false);
  await panel.reload();
  await expect(panel.locator('.unheard-media')).toContainText(LEFT_OFF);
  await expect.poll(() => isGivenUp(model)).toBe(true);

  model.holdsTranscript = false;
  await offer.click();
  await expect(panel.locator('.unheard-media')).toContainText(WRITTEN);
  await expectSentWhole(model);
  await panel.getByRole('button', { name: 'Show it' }).click();
  const sheet = panel.getByRole('dialog', { name: 'What will be sent' });
  for (const words of SAID) await expect(sheet).toContainText(words);
  await expectNoViolations(panel, 'what was written down, before it is sent');
  const first = sheet.getByRole('button', { name: SAID[0] ?? '' });
  // By key: rows that scroll into view for the first time take their size under a pointer.
  await first.press('Enter');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await sheet.getByRole('button', { name: 'Close' }).click();

  model.answers('Its keeper climbed 214 steps [b2].');
  await ask(panel, 'Who climbed?');
  await ended(panel);
  expect(sentTo(model)).toContain('A transcript of a recording of 75 seconds that you are not given, written by the model whisper-1.');
  expect(sentTo(model)).toContain(SAID[1]);
  expect(sentTo(model)).not.toContain(SAID[0]);
  await answers(panel).locator('.cite').first().click();
  await expect.poll(() => panel.locator('.cite-card audio').evaluate((player: HTMLAudioElement) => player.currentTime)).toBe(64);
  await expectNoViolations(panel, 'a passage of a recording');
});

test('a server that only writes down is tested with a sound, answers nothing, and writes down for the model that does', async ({
  aside,
  page,
  site,
  model,
  openPanel,
}) => {
  const { speech, setRight } = await startSpeechServer();
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.getByRole('button', { name: 'Connect a model…' }).click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(speech.url);
  await panel.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(panel.getByText(TYPE_WHISPER)).toBeVisible();
  await panel.getByRole('textbox', { name: 'Model' }).fill('whisper-1');
  await panel.getByRole('button', { name: 'Test and use' }).click();
  for (const words of LOST) await expect(panel.getByRole('alert')).toContainText(words);
  setRight();
  await panel.getByRole('button', { name: 'Test and use' }).click();
  for (const words of HEARD) await expect(panel.getByText(words)).toBeVisible();
  await expectNoViolations(panel, 'a server that only writes down, connected');
  await panel.getByRole('button', { name: 'Add a model' }).click();
  const kept = panel.getByRole('list', { name: 'Connected' }).getByRole('button').first();
  await expect(kept).toContainText(IN_LIST);
  await kept.click();
  await expect(panel.getByText(IN_SETTINGS)).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Instructions' })).toHaveCount(0);
  await expectNoViolations(panel, 'the settings of a server that only writes down');
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.locator('main.start')).toContainText(STILL_MISSING);
  await expect(panel.getByRole('button', { name: 'Model: Excerpts' })).toBeVisible();

  await connect(panel, model);
  await expect(panel.getByRole('button', { name: 'Model: test-model' })).toBeVisible();
  await panel.locator('footer input[type=file]').setInputFiles({ name: TALK.name, mimeType: '', buffer: Buffer.from(TALK.bytes) });
  await expect(panel.locator('.unheard-media')).toContainText(
    `The whole file goes to ${new URL(speech.url).host} · 1:15 · 600 kB · price unknown`,
  );
  await panel.getByRole('button', { name: OFFER }).click();
  await expect(panel.locator('.unheard-media')).toContainText(WRITTEN);
  await expectSentWhole(speech);
  model.answers('Its keeper climbed 214 steps [b2].');
  await ask(panel, 'Who climbed?');
  await ended(panel);
  for (const words of SAID) expect(sentTo(model)).toContain(words);
  expectOnlyRecordings(speech);
  await speech.close();
});
