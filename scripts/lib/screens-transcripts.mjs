import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './project.mjs';
import { FAR_HOST } from './screens-model.mjs';
import { ask, button, connect, pageIsRead } from './screens-steps.mjs';

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

/** A server without a list that does nothing but write down, and does it at another path. @param {Stage} stage */
async function lost({ panel, model }) {
  model.lists([]);
  await button(panel, 'Connect a model…').click();
  await panel.getByRole('textbox', { name: 'Address' }).fill(model.url);
  await button(panel, 'Connect').click();
  await panel.getByRole('textbox', { name: 'Model' }).fill('whisper-1');
  model.answersNext({ status: 404, text: 'File Not Found (/v1/audio/transcriptions)' });
  await button(panel, 'Test and use').click();
  await panel.getByRole('alert').waitFor();
}

/** The same, set right. @param {Stage} stage */
async function works(stage) {
  await lost(stage);
  stage.model.answersNext({ transcript: { text: '' } });
  await button(stage.panel, 'Test and use').click();
  await button(stage.panel, 'Add a model').waitFor();
}

/** Beside it one that answers. @param {Stage} stage */
async function besideAnother(stage) {
  const { aside, panel, model } = stage;
  await works(stage);
  await button(panel, 'Back').click();
  model.lists(['llama-4-scout']);
  await aside.allowHost(`https://${FAR_HOST}/*`);
  await connect(stage, await model.farUrl());
  await button(panel, 'Connect a model…').click();
  await panel.getByRole('list', { name: 'Connected' }).waitFor();
}

/** Its settings. @param {Stage} stage */
async function speechSettings(stage) {
  await works(stage);
  await button(stage.panel, 'Add a model').click();
  await stage.panel.getByRole('list', { name: 'Connected' }).getByRole('button').first().click();
  await button(stage.panel, 'Fetch models and test').waitFor();
}

/** A new chat where it is all that is connected. @param {Stage} stage */
async function onlySpeech(stage) {
  await works(stage);
  await button(stage.panel, 'Back').click();
  await pageIsRead(stage.panel);
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
  'speech-server-lost': { arrange: lost },
  'speech-server': { arrange: works },
  'speech-server-arabic': { at: 'arabic', arrange: works },
  'speech-server-connected': { arrange: besideAnother },
  'speech-server-settings': { arrange: speechSettings },
  'speech-server-alone': { arrange: onlySpeech },
};
