import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hostileFiles } from '../documents/hostile';
import { longPdf } from '../documents/pdfs';
import { faxedPdf, pictures, png, scannedPdf } from '../documents/pictures';
import { wav } from '../documents/recordings';
import { LOCKED, samples } from '../documents/samples';
import { keptFiles, longestTask, sentTo, servePdf, watchTasks } from './attached';
import { expectNoViolations } from './axe';
import { expect, test } from './chromium';
import { expectFrames, expectSent, look, PAGE_SIZE, picturesSentTo, type Seen, serveScan, shownIn, stillFilm } from './pictures';
import { answers, ask, connect, ended, questionBox, questions } from './steps';

const fileInput = 'footer input[type=file]';
const asFile = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });

test('the words of a file of each kind go with a question', async ({ connectedPanel, model }) => {
  test.setTimeout(120_000);
  const panel = await connectedPanel();
  const all = await samples();
  for (const { name, bytes, says } of all)
    await test.step(name, async () => {
      await panel.locator(fileInput).setInputFiles(asFile(name, bytes));
      await expect(panel.getByRole('button', { name: `Leave out ${name}` })).toBeVisible();
      await ask(panel, `What is in ${name}?`);
      await expect.poll(() => sentTo(model)).toContain(`What is in ${name}?`);
      for (const words of says) expect(sentTo(model)).toContain(words);
      await ended(panel);
    });
});

test('a question waits for the file that is being read for it', async ({ connectedPanel, model }) => {
  const panel = await connectedPanel();
  const [pdf] = await samples();
  if (!pdf) throw new Error('no sample');
  await questionBox(panel).fill('Who climbed the stairs?');
  await panel.locator(fileInput).setInputFiles(asFile(pdf.name, pdf.bytes));
  await questionBox(panel).press('Enter');
  await ended(panel);
  expect(sentTo(model)).toContain('The keeper of light number 2 climbed the stairs');
});

test('a locked PDF asks for its password', async ({ connectedPanel }) => {
  const panel = await connectedPanel();
  await panel.locator(fileInput).setInputFiles(asFile(LOCKED.name, LOCKED.bytes()));
  const password = panel.getByLabel(`Password of ${LOCKED.name}`).and(panel.locator('input'));
  await password.fill('gas');
  await panel.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(panel.getByText(`That is not the password of “${LOCKED.name}”.`)).toBeVisible();
  await expect(password).toBeFocused();
  await password.fill(LOCKED.password);
  await password.press('Enter');
  await expect(panel.getByRole('button', { name: `Leave out ${LOCKED.name}` })).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveCount(0);
});

test('a long PDF says how far it is, can be stopped, is read in part, and whole when that is wanted', async ({ connectedPanel, model }) => {
  test.setTimeout(120_000);
  const panel = await connectedPanel();
  const log = asFile('log.pdf', longPdf(5_000, [4, 5, 6, 7, 9], 20_000));
  await panel.locator(fileInput).setInputFiles(log);
  await expect(panel.getByText(/^page \d+0 of 200$/)).toBeVisible();
  await panel.getByRole('button', { name: 'Stop reading log.pdf' }).click();
  await expect(panel.getByText('Reading log.pdf…')).toHaveCount(0);
  await panel.locator(fileInput).setInputFiles(log);
  await expect(panel.getByRole('button', { name: 'Leave out log.pdf' })).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('Pages 1–200 of 5,000 were read.')).toBeVisible();
  await expect(panel.getByText('Without text, pictures or empty: pages 4–7, 9')).toBeVisible();
  await expectNoViolations(panel, 'a document read in part');
  await panel.getByRole('button', { name: 'Leave out log.pdf' }).click();
  await panel.locator(fileInput).setInputFiles(asFile('short.pdf', longPdf(1_200, [])));
  await expect(panel.getByText('Pages 1–200 of 1,200 were read.')).toBeVisible({ timeout: 30_000 });
  await panel.getByRole('button', { name: 'Read all' }).click();
  await expect(panel.getByText('Pages 1–200 of 1,200 were read.')).toHaveCount(0, { timeout: 60_000 });
  await ask(panel, 'What says leaf 1200?');
  await expect.poll(() => sentTo(model)).toContain('What says leaf 1200?');
  const row = (await panel.evaluate(keptFiles)).find(({ title }) => title === 'short.pdf');
  expect(row).toMatchObject({ title: 'short.pdf', pages: { read: 1_200, of: 1_200 } });
  expect(row?.text).toContain('## Page 1200\n\nThis is leaf 1200 of the log.');
});

test('a PDF in a tab is fetched again once its site is allowed, with the site’s cookies, and shown at a passage’s page', async ({
  aside,
  page,
  site,
  openPanel,
}) => {
  await servePdf(site);
  await page.goto(site.url('/article.html'));
  await aside.allowHost('http://127.0.0.1/*');
  await page.goto(site.url('/visit'));
  await page.goto(site.url('/report'));
  const panel = await openPanel();
  await expect(panel.getByText('This is a PDF. Aside may fetch it again')).toBeVisible();
  await panel.getByRole('button', { name: 'Read 127.0.0.1' }).click();
  await expect(panel.getByRole('button', { name: /^Leave out / })).toBeVisible();
  await ask(panel, 'Which vault holds nine lenses?');
  const answer = await ended(panel);
  expect(await answer.innerText()).toContain('nine lenses');
  await answer.locator('.cite').first().click();
  await expect(answer.locator('.cite-card')).toContainText('Shown in the page.');
  await expect.poll(() => page.url()).toBe(site.url('/report#page=2'));
});

test('pictures go with a question, made upright and small, and without what they say of their place', async ({ connectedPanel, model }) => {
  test.setTimeout(120_000);
  const panel = await connectedPanel();
  for (const sample of pictures())
    await test.step(sample.name, async () => {
      await panel.locator(fileInput).setInputFiles(asFile(sample.name, sample.bytes));
      await expect(panel.getByRole('button', { name: `Leave out ${sample.name}` })).toBeVisible();
      await expect.poll(() => panel.evaluate(shownIn, '.chip')).toEqual([{ name: sample.name, hasPlace: true, isDrawn: true }]);
      await ask(panel, `What is on ${sample.name}?`);
      await expect.poll(() => sentTo(model)).toContain(`What is on ${sample.name}?`);
      await ended(panel);
      await expectSent(sample, model, (sent) => lookIn(panel, sent));
    });
});

test('a recording and a film go by name where nobody takes them, and pictures of the film in its place', async ({
  connectedPanel,
  model,
}) => {
  const panel = await connectedPanel();
  await panel.locator(fileInput).setInputFiles([asFile('talk', wav(2)), asFile('lamp.webm', stillFilm())]);
  await expect(panel.locator('.chip', { hasText: 'talk' })).toContainText('0:02');
  await expect(panel.locator('.unheard-media')).toContainText('takes no recordings here: choose another model, or take “talk” out.');
  await expectNoViolations(panel, 'a recording that nobody takes');
  await panel.getByRole('button', { name: 'Send pictures of it instead' }).click();
  await expect(panel.getByRole('button', { name: 'Leave out lamp.webm', exact: true })).toHaveCount(0);
  await ask(panel, 'What is lit?');
  await ended(panel);
  expect(sentTo(model)).toContain('A recording of 2 seconds. You are not given it.');
  await expectFrames(model, (sent) => lookIn(panel, sent));
  await expect(answers(panel).last()).toContainText('“talk” was not sent');
});

test('pictures are pasted, wait with the panel closed, are taken out, and stand with their question', async ({
  aside,
  page,
  site,
  openPanel,
  model,
}) => {
  await page.goto(site.url('/article.html'));
  const panel = await openPanel();
  await panel.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    },
    Buffer.from(png(60, 40)).toString('base64'),
  );
  await questionBox(panel).press('Control+v');
  await expect(panel.getByRole('button', { name: 'Leave out image.png' })).toBeVisible();
  await panel.locator(fileInput).setInputFiles([asFile('one.png', png(30, 30)), asFile('two.png', png(40, 30))]);
  await expect(panel.getByText('Excerpts cannot see pictures: choose another model, or take them out.')).toBeVisible();
  await expectNoViolations(panel, 'pictures that nobody sees');
  await expect(panel.getByRole('button', { name: 'Leave out two.png' })).toBeVisible();
  await panel.getByRole('button', { name: 'Leave out one.png' }).click();
  await expect(panel.getByRole('button', { name: 'Leave out one.png' })).toHaveCount(0);
  await panel.reload();
  const drawn = (name: string) => ({ name, hasPlace: true, isDrawn: true });
  await expect.poll(() => panel.evaluate(shownIn, '.chip')).toEqual([drawn('image.png'), drawn('two.png')]);

  await ask(panel, 'What is on these?');
  await expect(answers(panel)).toContainText('“two.png” was not sent: Excerpts cannot see pictures.');
  await expect.poll(() => panel.evaluate(shownIn, '.asked')).toEqual([drawn('image.png'), drawn('two.png')]);
  await expect(panel.getByText('Of those in this chat it learns only the names.')).toBeVisible();
  await aside.allowHost('http://127.0.0.1/*');
  await connect(panel, model);
  await expect(panel.getByText('Of those in this chat it learns only the names.')).toHaveCount(0);
  await ask(panel, 'And now?');
  await expect.poll(() => sentTo(model)).toContain('And now?');
  expect(picturesSentTo(model).map(({ name }) => name)).toEqual(['image.png', 'two.png']);
  await expect(questions(panel).getByRole('img', { name: 'two.png' })).toBeVisible();
});

test('pages without words are offered, drawn and sent as pictures', async ({ connectedPanel, model }) => {
  test.setTimeout(120_000);
  const panel = await connectedPanel();
  await panel.locator(fileInput).setInputFiles(asFile('mixed.pdf', await scannedPdf(3, 2)));
  await expect(panel.getByText('Without text, pictures or empty: pages 1, 3')).toBeVisible();
  await panel.getByRole('button', { name: 'Attach as pictures' }).click();
  await expect(panel.getByRole('button', { name: 'Leave out mixed.pdf, page 3' })).toBeVisible({ timeout: 30_000 });
  await expectNoViolations(panel, 'pages as pictures');
  await ask(panel, 'What is on page 1?');
  await ended(panel);
  expect(sentTo(model)).toContain('Only this page has words');
  const sent = picturesSentTo(model);
  expect(sent.map(({ name }) => name)).toEqual(['mixed.pdf, page 1', 'mixed.pdf, page 3']);
  for (const each of sent) {
    const seen = await lookIn(panel, each);
    expect(seen).toMatchObject(PAGE_SIZE);
    // Paper at its edges, and something on it.
    expect(seen.top).toEqual([255, 255, 255, 255]);
  }

  await panel.getByRole('button', { name: 'New chat' }).click();
  await panel.locator(fileInput).setInputFiles(asFile('fax.pdf', faxedPdf()));
  await panel.getByRole('button', { name: 'Attach as pictures' }).click();
  await expect(panel.getByRole('button', { name: 'Leave out fax.pdf, page 1' })).toBeVisible({ timeout: 30_000 });
  await ask(panel, 'What is on the fax?');
  await expect.poll(() => sentTo(model)).toContain('What is on the fax?');
  for (const fax of picturesSentTo(model)) expect((await lookIn(panel, fax)).top).toEqual([0, 0, 0, 255]);
  expect(picturesSentTo(model)).toHaveLength(1);

  await panel.getByRole('button', { name: 'New chat' }).click();
  await panel.locator(fileInput).setInputFiles(asFile('scan.pdf', await scannedPdf(23)));
  await expect(panel.getByRole('alert')).toContainText('The pages of “scan.pdf” are pictures without text.');
  await panel.getByRole('alert').getByRole('button', { name: 'Attach as pictures' }).click();
  await expect(panel.getByText(/^page \d+ of 20$/)).toBeVisible();
  await expect(panel.getByRole('alert')).toContainText('At most 20 pages go along at once. Left out of “scan.pdf”: pages 21–23.', {
    timeout: 60_000,
  });
  await expect(panel.getByRole('button', { name: /^Leave out scan\.pdf, page / })).toHaveCount(20);
  await panel.getByRole('button', { name: 'Attach the next pages' }).click();
  await expect(panel.getByRole('button', { name: /^Leave out scan\.pdf, page / })).toHaveCount(23);
  await expect(panel.getByRole('alert')).toHaveCount(0);
});

test('a scanned PDF in a tab is fetched once more and sent as pictures', async ({ aside, page, site, model, openPanel }) => {
  await serveScan(site);
  await page.goto(site.url('/visit'));
  await aside.allowHost('http://127.0.0.1/*');
  const panel = await openPanel();
  await connect(panel, model);
  await page.goto(site.url('/scan'));
  await panel.getByRole('button', { name: 'Attach as pictures' }).click();
  await expect(panel.getByRole('button', { name: /^Leave out .*, page 2$/ })).toBeVisible({ timeout: 30_000 });
  await ask(panel, 'What is on this page?');
  await ended(panel);
  expect(picturesSentTo(model).map(({ name }) => name.slice(-6))).toEqual(['page 1', 'page 2']);
});

test('a dropped folder goes along file by file, and what is left out is said', async ({ connectedPanel, model }, info) => {
  const panel = await connectedPanel();
  const folder = info.outputPath('lamps');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'notes.md'), 'Nobody measured in 1945.');
  writeFileSync(join(folder, 'deep', 'gauge.csv'), 'a,b\n1,2\n');
  writeFileSync(join(folder, '.secret'), 'hidden words');
  writeFileSync(join(folder, 'talk.wav'), wav(1));
  // Those in folders come after those beside them.
  for (let at = 0; at < 20; at++) writeFileSync(join(folder, `map-${at}.png`), png(20 + at, 20));
  writeFileSync(join(folder, 'deep', 'far.png'), png(10, 10));
  const session = await panel.context().newCDPSession(panel);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 100, y: 200, data });
  await expect(panel.getByRole('button', { name: 'Leave out lamps/notes.md' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Leave out lamps/deep/gauge.csv' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Leave out lamps/map-19.png' })).toBeVisible();
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText(
    '2 files were left out, as they are hidden or hold neither text nor a picture: .secret, lamps/talk.wav',
  );
  await expect(alert).toContainText('At most 20 pictures of a folder go along at once. 1 was left out: lamps/deep/far.png');
  await ask(panel, 'Who measured?');
  await expect.poll(() => sentTo(model)).toContain('Who measured?');
  for (const words of ['Nobody measured in 1945.', '| 1 | 2 |', 'title="lamps/deep/gauge.csv"']) expect(sentTo(model)).toContain(words);
  expect(sentTo(model)).not.toContain('hidden words');
});

test('hostile files are refused in a sentence or read, and the panel stays at hand', async ({ connectedPanel }, info) => {
  test.setTimeout(300_000);
  const panel = await connectedPanel();
  const session = await panel.context().newCDPSession(panel);
  await session.send('DOM.enable');
  await panel.evaluate(watchTasks);
  // The other half is Firefox's; units read all of them.
  for (const { name, bytes, ends } of hostileFiles().filter((_, at) => at % 2 === 0))
    await test.step(name, async () => {
      const path = info.outputPath(name);
      writeFileSync(path, bytes());
      // As the browser's own dialog does: Playwright's way keeps the panel busy for seconds with what is large.
      const { root } = await session.send('DOM.getDocument');
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: fileInput });
      await session.send('DOM.setFileInputFiles', { nodeId, files: [path] });
      const end = 'fault' in ends ? panel.getByRole('alert').getByText(name) : panel.getByRole('button', { name: `Leave out ${name}` });
      await expect(end).toBeVisible({ timeout: 60_000 });
    });
  expect(await panel.evaluate(longestTask)).toBeLessThan(500);
  await ask(panel, 'Still there?');
  await expect(answers(panel).last()).toHaveAttribute('data-status', 'done', { timeout: 60_000 });
});

async function lookIn(panel: Page, { base64, type }: { base64: string; type: string }): Promise<Seen> {
  return panel.evaluate(`(${look})(${JSON.stringify(base64)}, ${JSON.stringify(type)})`);
}
