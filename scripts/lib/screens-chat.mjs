import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './project.mjs';
import { answeredWith, ask, box, button, connect, pageIsRead, tab } from './screens-steps.mjs';

/** @typedef {import('./screens.mjs').Stage} Stage */
/** @typedef {import('./screens.mjs').View} View */

const RICH = `## How far a light is seen

It depends on its height $h$ above the water: $d \\approx 3.57\\sqrt{h}$.

| Lamp | Year | Candles |
| --- | ---: | ---: |
| Whale oil | 1750 | 12 |
| Argand | 1782 | 84 |

\`\`\`ts
const seen = (height: number) => 3.57 * Math.sqrt(height); // km
\`\`\`

- [x] Height
- [ ] Weather`;

const LONG_URL = `https://example.com/${'archive/'.repeat(12)}?query=${'low-water'.repeat(8)}`;
const LONG = `Donaudampfschifffahrtsgesellschaftskapitänsmützen${'abzeichen'.repeat(6)} are sold at ${LONG_URL}

| ${'Gauge | '.repeat(9)}
|${'---|'.repeat(9)}
| ${'1,234 m | '.repeat(9)}

> A quotation with \`${'unbroken'.repeat(10)}\` in it.`;

/** @param {Stage} stage */
const answered = (stage) => answeredWith(stage, { text: RICH });

/** An answer whose words were looked up in the page; the card of one is open. @param {Stage} stage */
async function cited(stage) {
  const { panel } = stage;
  await connect(stage);
  stage.model.answersNext({
    text: 'Mostly the bed. “This alone accounts for about half of the additional low-water days”, the article says of it.\n\nEarlier snow melt follows: “The spring peak now comes seventeen days sooner than it did before 1960”. Of dams further down it says “they hold back every stone there is”.',
  });
  await ask(panel, 'What made the river low?');
  await panel.locator('.cite').first().click();
  await panel.locator('.cite-card .passage').waitFor();
}

/** A chat whose beginning did not fit. @param {Stage} stage */
async function summedUp(stage) {
  const { panel, model } = stage;
  await connect(stage);
  await panel.evaluate(smallWindow);
  const answers = panel.locator('article[data-status="done"]');
  for (const [at, question] of ['How were lights kept?', 'And before oil?', 'Who paid for it?'].entries()) {
    const text = `${question.slice(0, -1)}, that is a long story.\n\n${'Keepers trimmed the wicks every four hours. '.repeat(150)}`;
    model.answersNext({ text, read: 6_000 });
    await ask(panel, question);
    await answers.nth(at).waitFor();
  }
  model.answersNext({
    text: 'The user asks about **lighthouses**: how lights were kept, what was burned before oil, and who paid.\n\n- Keepers trimmed the wicks every four hours [a4].\n- Before oil, wood and coal were burned [a2].\n- Open: who paid after 1836.',
    read: 2_100,
  });
  model.answersNext({ text: 'The ships paid, by their tonnage, at every harbour they called at.', read: 4_000 });
  await ask(panel, 'So who paid in the end?');
  await answers.nth(3).waitFor();
}

/** What all endpoints read at most, as a user may set it; it runs in the panel. */
function smallWindow() {
  return new Promise((resolve, reject) => {
    const { indexedDB } = globalThis;
    indexedDB.open('aside').onsuccess = ({ target }) => {
      const store = target.result.transaction('endpoints', 'readwrite').objectStore('endpoints');
      store.getAll().onsuccess = ({ target: { result } }) => {
        for (const row of result) store.put({ ...row, parameters: { contextWindow: 8_192 } });
      };
      store.transaction.oncomplete = resolve;
      store.transaction.onerror = reject;
    };
  });
}

/** @param {Stage} stage */
async function summary(stage) {
  await summedUp(stage);
  await button(stage.panel, 'Read and change it').click();
  await stage.panel
    .getByRole('textbox', { name: 'Summary of earlier messages' })
    .fill('The user asks about lighthouses, and who paid for them.');
}

/** The same answer with its list of passages, one of them under the keyboard. @param {Stage} stage */
async function citedList(stage) {
  await cited(stage);
  await stage.panel.keyboard.press('Escape');
  await stage.panel.locator('.cited > summary').click();
  await stage.panel.locator('.passage-cited').last().focus();
}

/** What will be sent, a passage of it struck out. @param {Stage} stage */
async function receipt(stage) {
  const { panel } = stage;
  await connect(stage);
  await box(panel).fill('What made the river low?');
  await panel.locator('.sum').click();
  await panel.locator('.sheet .p').nth(2).click();
}

/** A question that is held back: what was struck out says it in other words now. @param {Stage} stage */
async function held(stage) {
  const { panel } = stage;
  await receipt(stage);
  await panel.keyboard.press('Escape');
  await stage.page.locator('article p').evaluateAll((all) => {
    for (const each of all) each.append(' (Corrected.)');
  });
  // A question's first key has the page read again.
  await box(panel).fill('');
  await box(panel).fill('What made the river low?');
  await box(panel).press('Enter');
  await button(panel, 'Send anyway').waitFor();
}

/** @param {Stage} stage */
async function withAlternatives(stage) {
  const { panel, model } = stage;
  await answeredWith(stage, { text: 'From about 20 sea miles, where the lens stands high enough.' });
  for (const text of ['As far as its height allows: **3.57 √h** kilometres.', 'It depends on height, power and weather, in this order.']) {
    model.answersNext({ text });
    await button(panel, 'Ask llama-4-scout again').click();
    await panel.locator('article[data-status="done"]', { hasText: text.slice(0, 12) }).waitFor();
  }
  await button(panel, 'Previous alternative').click();
  await panel.getByText('2/3').waitFor();
}

/** @param {Stage} stage */
async function wide(stage) {
  await answered(stage);
  return openWide(stage);
}

/** The chat in a tab, its first source opened. @param {Stage} stage */
async function openWide(stage) {
  const page = await tab(stage, '#chat');
  await button(page, 'Open “How far is a light seen?”').click();
  await page.locator('article[data-status="done"]').waitFor();
  await page.getByRole('complementary', { name: 'Sources' }).locator('summary').first().click();
  return page;
}

/** @param {Stage} stage */
async function attached({ panel }) {
  await pageIsRead(panel);
  await panel.locator('input[type="file"]').setInputFiles([
    { name: 'gauges-of-the-upper-danube-1921-2020.csv', mimeType: 'text/csv', buffer: Buffer.from('gauge,mean\nUlm,-2\n') },
    { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Notes\n\nNobody measured in 1945.') },
    { name: 'map.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n', 'latin1') },
  ]);
  await panel.getByRole('alert').waitFor();
}

/** A PDF that was read in part, one that is locked, and an office's old document. @param {Stage} stage */
async function documents({ panel }) {
  const { longPdf, lockedPdf } = (await runnerImport(join(ROOT, 'tests/documents/pdfs.ts'))).module;
  await pageIsRead(panel);
  const files = [
    { name: 'log-of-the-keepers.pdf', bytes: longPdf(5_000, [4, 5, 6, 7, 9]) },
    { name: 'minutes.doc', bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) },
    { name: 'accounts.pdf', bytes: lockedPdf('Oil', 'seal') },
  ];
  await panel
    .locator('input[type="file"]')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
  await panel.locator('input[type="password"]').waitFor({ timeout: 60_000 });
}

/** A recording and a film, before a model that takes neither. @param {Stage} stage */
async function heard(stage) {
  const { panel } = stage;
  const { wav } = (await runnerImport(join(ROOT, 'tests/documents/recordings.ts'))).module;
  await connect(stage);
  await pageIsRead(panel);
  await panel.locator('input[type="file"]').setInputFiles([
    { name: 'talk-with-the-keeper-of-the-lower-light.wav', mimeType: '', buffer: Buffer.from(wav(75)) },
    { name: 'lamp.webm', mimeType: '', buffer: readFileSync(join(ROOT, 'tests/pages/site/lamp.webm')) },
  ]);
  await button(panel, 'Send pictures of it instead').waitFor();
}

/** A picture, a PDF with pages that are pictures and one of nothing else, before an engine that sees none. @param {Stage} stage */
async function pictures({ page, panel }) {
  const { scannedPdf } = (await runnerImport(join(ROOT, 'tests/documents/pictures.ts'))).module;
  await pageIsRead(panel);
  const files = [
    { name: 'lighthouse-from-the-harbour.png', bytes: await page.screenshot() },
    { name: 'log-of-the-keepers.pdf', bytes: await scannedPdf(4, 2) },
    { name: 'accounts.pdf', bytes: await scannedPdf(2) },
  ];
  await panel
    .locator('input[type="file"]')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
  await panel.getByRole('alert').waitFor();
}

/** @param {Stage} stage */
async function pictureAsked(stage) {
  const { page, panel } = stage;
  await pageIsRead(panel);
  await panel.locator('input[type="file"]').setInputFiles([
    { name: 'lighthouse-from-the-harbour.png', mimeType: 'image/png', buffer: await page.screenshot() },
    { name: 'its-head.png', mimeType: 'image/png', buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 500 } }) },
  ]);
  await button(panel, 'Leave out its-head.png').waitFor();
  await answeredWith(stage, { text: 'A page about lighthouses, with a table of lamps.' });
}

/** A picture that the model made, and words about it. @param {Stage} stage */
async function madePicture(stage) {
  const { page, panel, model } = stage;
  model.lists(['gemini-3-pro-image']);
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 420 } });
  await connect(stage);
  model.answersNext({ text: 'Here it is, in the light of the evening:', picture: `data:image/png;base64,${bytes.toString('base64')}` });
  await ask(panel, 'Draw the lighthouse.');
  await panel.locator('.made-picture img').waitFor();
}

/** What a model points at in a picture. @param {Stage} stage */
async function markedPicture(stage) {
  const { page, panel, model } = stage;
  await pageIsRead(panel);
  await panel
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'lighthouse-from-the-harbour.png', mimeType: 'image/png', buffer: await page.screenshot() }]);
  await button(panel, 'Leave out lighthouse-from-the-harbour.png').waitFor();
  model.lists(['qwen3-vl-8b']);
  const boxes = [
    { bbox_2d: [40, 60, 560, 170], label: 'title' },
    { bbox_2d: [40, 260, 600, 420], label: 'first paragraph' },
    { bbox_2d: [660, 500, 980, 900], label: 'Donaudampfschifffahrtsgesellschaftskapitän' },
    { point_2d: [300, 700], label: 'lamp' },
  ];
  const text = `I found four things.\n\n\`\`\`json\n${JSON.stringify(boxes, null, 2)}\n\`\`\`\n\nThe lamp is the smallest.`;
  await answeredWith(stage, { text });
  await panel.locator('.mark-list button').nth(2).hover();
}

/** @param {Stage} stage */
const opened = ({ panel }) => pageIsRead(panel);

/** The chat: what it is at first, what it becomes, and what can be done in it. @type {Record<string, View>} */
export const CHAT_VIEWS = {
  'first-open': { arrange: opened },
  'first-open-arabic': { at: 'arabic', arrange: opened },
  'first-open-large': { at: 'large', arrange: opened },
  'first-open-forced-colours': { at: 'forced', arrange: opened },
  'first-open-wide': { at: 'wide', arrange: (stage) => tab(stage, '#chat') },
  'first-open-wide-arabic': { at: 'wideArabic', arrange: (stage) => tab(stage, '#chat') },
  selection: {
    arrange: async (stage) => {
      const { page, panel } = stage;
      await connect(stage);
      await page.locator('blockquote').evaluate((quote) => Reflect.get(globalThis, 'getSelection')()?.selectAllChildren(quote));
      // Has the page read anew.
      await stage.aside.clickAction(page);
      await panel.locator('.passage').waitFor();
    },
  },
  answer: { arrange: answered },
  'answer-arabic': { at: 'arabic', arrange: answered },
  'answer-large': { at: 'large', arrange: answered },
  cited: { arrange: cited },
  'cited-arabic': { at: 'arabic', arrange: cited },
  'summed-up': { arrange: summedUp },
  summary: { arrange: summary },
  'summary-arabic': { at: 'arabic', arrange: summary },
  'summary-border': {
    arrange: async (stage) => {
      await summedUp(stage);
      await stage.panel.locator('main').dispatchEvent('wheel', { deltaY: -1 });
      await stage.panel.getByRole('button', { name: 'Summary of what stands above' }).scrollIntoViewIfNeeded();
    },
  },
  'cited-list': { arrange: citedList },
  'cited-list-arabic': { at: 'arabic', arrange: citedList },
  receipt: { arrange: receipt },
  'receipt-arabic': { at: 'arabic', arrange: receipt },
  held: { arrange: held },
  'answer-forced-colours': { at: 'forced', arrange: answered },
  'answer-long-words': {
    at: 'narrow',
    arrange: async (stage) => {
      await connect(stage);
      stage.model.answersNext({ text: LONG });
      await ask(stage.panel, `Where is ${LONG_URL} from?`);
    },
  },
  'answer-excerpts': {
    arrange: async ({ panel }) => {
      await pageIsRead(panel);
      await ask(panel, 'Why is the bed of the river sinking?');
    },
  },
  'answer-thought': {
    arrange: async (stage) => {
      await answeredWith(stage, { reasoning: 'Height first.\n\nThen power, then the weather.', text: 'By its height, mostly.' });
      await stage.panel.locator('summary').click();
    },
  },
  growing: {
    arrange: (stage) => answeredWith(stage, { text: 'The keeper’s work was to **keep the light', holds: true }, 'streaming'),
  },
  alternatives: { arrange: withAlternatives },
  'alternatives-arabic': { at: 'arabic', arrange: withAlternatives },
  editing: {
    arrange: async (stage) => {
      await answered(stage);
      await box(stage.panel).press('ArrowUp');
      await stage.panel.getByRole('textbox', { name: 'The question, edited' }).waitFor();
    },
  },
  attached: { arrange: attached },
  documents: { arrange: documents },
  'documents-arabic': { at: 'arabic', arrange: documents },
  'attached-arabic': { at: 'arabic', arrange: attached },
  heard: { arrange: heard },
  'heard-arabic': { at: 'arabic', arrange: heard },
  pictures: { arrange: pictures },
  'pictures-arabic': { at: 'arabic', arrange: pictures },
  'picture-asked': { arrange: pictureAsked },
  'picture-wide': {
    at: 'wide',
    arrange: async (stage) => {
      await pictureAsked(stage);
      return openWide(stage);
    },
  },
  'made-picture': { arrange: madePicture },
  'made-picture-arabic': { at: 'arabic', arrange: madePicture },
  'marked-picture': { arrange: markedPicture },
  'marked-picture-arabic': { at: 'arabic', arrange: markedPicture },
  copying: {
    arrange: async (stage) => {
      await answered(stage);
      await button(stage.panel, 'More ways to copy').click();
      await stage.panel.getByRole('menuitem').first().waitFor();
    },
  },
  'copying-table': {
    arrange: async (stage) => {
      await answeredWith(stage, { text: `\`\`\`sh\nkeep --the light\n\`\`\`\n\n${RICH.slice(RICH.indexOf('|'), RICH.indexOf('```'))}` });
      await button(stage.panel, 'Copy the table').focus();
    },
  },
  models: {
    arrange: async (stage) => {
      await connect(stage);
      await stage.panel.getByRole('button', { name: /^Model: / }).click();
      await stage.panel.getByRole('combobox', { name: 'Model' }).waitFor();
    },
  },
  wide: { at: 'wide', arrange: wide },
  'wide-arabic': { at: 'wideArabic', arrange: wide },
};
