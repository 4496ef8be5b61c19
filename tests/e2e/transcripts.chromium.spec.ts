import { sentTo } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { answers, ask, ended } from './steps';
import { expectSentWhole, isAsked, isGivenUp, LEFT_OFF, OFFER, SAID, TALK, WRITTEN, withTranscriber } from './transcripts';

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
