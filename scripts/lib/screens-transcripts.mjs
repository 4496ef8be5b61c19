import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './project.mjs';
import { ask, connect, pageIsRead } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */

const SAID = {
  text: '',
  segments: [
    { start: 0, text: 'My father kept the lower light, and his father before him.' },
    { start: 31, text: 'In a storm you trimmed the wick every two hours, and you did not sleep.' },
    { start: 64, text: 'The last lamp was lit by hand in the winter of 1951.' },
  ],
};

/** A recording before a model that does not hear, beside one that writes down what is said. @param {Stage} stage */
async function offered(stage) {
  const { panel, model } = stage;
  const { wav } = (await runnerImport(join(ROOT, 'tests/documents/recordings.ts'))).module;
  model.lists(['llama-4-scout', 'whisper-large-v3']);
  await connect(stage);
  await pageIsRead(panel);
  await panel
    .locator('footer input[type="file"]')
    .setInputFiles([{ name: 'talk-with-the-keeper-of-the-lower-light.wav', mimeType: '', buffer: Buffer.from(wav(75)) }]);
  await panel.locator('.unheard-media .link').waitFor();
}

/** While it is written. @param {Stage} stage */
async function writing(stage) {
  await offered(stage);
  stage.model.answersNext({ text: '', holds: true });
  await stage.panel.locator('.unheard-media .link').click();
  await stage.panel.locator('.reading').waitFor();
}

/** When it is. @param {Stage} stage */
async function written(stage) {
  await offered(stage);
  stage.model.answersNext({ transcript: SAID });
  await stage.panel.locator('.unheard-media .link').click();
  await stage.panel.locator('.unheard-media .link[aria-haspopup]').waitFor();
}

/** What is sent of it. @param {Stage} stage */
async function looked(stage) {
  await written(stage);
  await stage.panel.locator('.unheard-media .link[aria-haspopup]').click();
  await stage.panel.getByRole('dialog').getByText('1951').waitFor();
  await stage.panel.getByRole('dialog').getByText('1951').scrollIntoViewIfNeeded();
}

/** A mark of it, opened. @param {Stage} stage */
async function cited(stage) {
  const { panel, model } = stage;
  await written(stage);
  model.answersNext({ text: 'The last lamp was lit by hand in the winter of 1951 [b3].' });
  await ask(panel, 'When was the last lamp lit?');
  await panel.locator('.cite').first().click();
  await panel.locator('.cite-card audio').waitFor();
}

/** Asked about before it was written down. @param {Stage} stage */
async function kept(stage) {
  await offered(stage);
  stage.model.answersNext({ text: 'I was not given the recording.' });
  await ask(stage.panel, 'When was the last lamp lit?');
  await stage.panel.locator('.unheard-media .link').waitFor();
}

/** What is said in recordings, for a model that does not hear. @type {Record<string, import('./screens.mjs').View>} */
export const TRANSCRIPT_VIEWS = {
  transcript: { arrange: offered },
  'transcript-arabic': { at: 'arabic', arrange: offered },
  'transcript-writing': { at: 'pair', arrange: writing },
  'transcript-written': { arrange: written },
  'transcript-sent': { arrange: looked },
  'transcript-cited': { arrange: cited },
  'transcript-kept': { arrange: kept },
};
