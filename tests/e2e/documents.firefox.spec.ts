import { startDisplay } from '../../scripts/lib/display.mjs';
import { hostileFiles } from '../documents/hostile';
import { longPdf } from '../documents/pdfs';
import { faxedPdf, pictures, png, scannedPdf } from '../documents/pictures';
import { wav } from '../documents/recordings';
import { LOCKED, samples } from '../documents/samples';
import { chooseIn, sentTo, servePdf } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, type Panel, says as panelSays } from './firefox-steps';
import { expectFrames, expectSent, look, PAGE_SIZE, picturesSentTo, serveScan, shownIn, stillFilm } from './pictures';

/** Chooses a file in the composer, as the browser's own dialog would. */
async function attach(panel: Panel, name: string, bytes: Uint8Array): Promise<void> {
  await panel.waitForControl('button', 'Attach');
  await panel.evaluate(chooseIn, name, Buffer.from(bytes).toString('base64'));
}

test('the words of a file of each kind go with a question', async ({ aside, site, model }) => {
  test.setTimeout(180_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  for (const { name, bytes, says } of await samples())
    await test.step(name, async () => {
      await attach(panel, name, bytes);
      await panel.waitForControl('button', `Leave out ${name}`);
      await ask(panel, `What is in ${name}?`);
      await expect.poll(() => sentTo(model)).toContain(`What is in ${name}?`);
      for (const words of says) expect(sentTo(model)).toContain(words);
      await ended(panel);
    });
});

test('a locked PDF asks for its password', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await attach(panel, LOCKED.name, LOCKED.bytes());
  await panel.fill(`Password of ${LOCKED.name}`, 'gas');
  await panel.click('button', 'Open');
  await panelSays(panel, `That is not the password of “${LOCKED.name}”.`);
  await expect.poll(() => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Password of ${LOCKED.name}`);
  await panel.fill(`Password of ${LOCKED.name}`, LOCKED.password);
  await panel.press('Enter');
  await panel.waitForControl('button', `Leave out ${LOCKED.name}`);
});

test('a PDF in a tab is fetched again once its site is allowed, with the site’s cookies, and shown at a passage’s page', async ({
  aside,
  site,
}) => {
  await servePdf(site);
  await aside.goto(site.url('/visit'));
  await aside.goto(site.url('/report'));
  const panel = await aside.openPanel();
  // Firefox hides the address of what may not be read; the first answer shows it.
  if ((await panel.text()).includes('Read this site')) {
    await panel.click('button', 'Read this site');
    await aside.answerPrompt(true);
  }
  await panelSays(panel, 'Read 127.0.0.1');
  await panel.click('button', 'Read 127.0.0.1');
  await aside.answerPrompt(true);
  await expect
    .poll(() => panel.evaluate(() => document.querySelectorAll('[aria-label^="Leave out "]').length), { timeout: 30_000 })
    .toBe(1);
  await ask(panel, 'Which vault holds nine lenses?');
  expect(await ended(panel)).toContain('nine lenses');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.cite')?.click());
  await panelSays(panel, 'Shown in the page.');
  const front = () => aside.inBrowser(() => Reflect.get(globalThis, 'gBrowser').selectedBrowser.currentURI.spec);
  await expect.poll(front).toBe(site.url('/report#page=2'));
});

test('pictures go with a question, made upright and small, and without what they say of their place', async ({ aside, site, model }) => {
  test.setTimeout(180_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  for (const sample of pictures())
    await test.step(sample.name, async () => {
      await attach(panel, sample.name, sample.bytes);
      await panel.waitForControl('button', `Leave out ${sample.name}`);
      await expect.poll(() => panel.evaluate(shownIn, '.chip')).toEqual([{ name: sample.name, hasPlace: true, isDrawn: true }]);
      await ask(panel, `What is on ${sample.name}?`);
      await expect.poll(() => sentTo(model)).toContain(`What is on ${sample.name}?`);
      await ended(panel);
      await expectSent(sample, model, ({ base64, type }) => panel.evaluate(look, base64, type));
    });
});

test('a recording and a film go by name where nobody takes them, and pictures of the film in its place', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await attach(panel, 'talk', wav(2));
  await attach(panel, 'lamp.webm', stillFilm());
  await panelSays(panel, '0:02');
  await panelSays(panel, 'takes no recordings here: choose another model, or take “talk” out.');
  await panel.click('button', 'Send pictures of it instead');
  await expect.poll(async () => (await panel.evaluate(shownIn, '.chip')).length).toBeGreaterThan(0);
  await expect.poll(() => panel.evaluate(() => document.querySelector('[aria-label="Leave out lamp.webm"]') === null)).toBe(true);
  await ask(panel, 'What is lit?');
  await ended(panel);
  expect(sentTo(model)).toContain('A recording of 2 seconds. You are not given it.');
  await expectFrames(model, ({ base64, type }) => panel.evaluate(look, base64, type));
  await panelSays(panel, '“talk” was not sent');
});

test('pictures wait with the panel closed, are taken out, and stand with their question', async ({ aside, site, model }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  for (const [at, name] of ['image.png', 'one.png', 'two.png'].entries()) {
    await attach(panel, name, png(30, 20 + at));
    await panel.waitForControl('button', `Leave out ${name}`);
  }
  await panelSays(panel, 'Excerpts cannot see pictures: choose another model, or take them out.');
  await panel.click('button', 'Leave out one.png');
  await expect.poll(() => panel.count('button', 'Leave out one.png')).toBe(0);
  await aside.closePanel();
  await aside.openPanel();
  const drawn = (name: string) => ({ name, hasPlace: true, isDrawn: true });
  await expect.poll(() => panel.evaluate(shownIn, '.chip')).toEqual([drawn('image.png'), drawn('two.png')]);

  await ask(panel, 'What is on these?');
  expect(await ended(panel)).toContain('“two.png” was not sent: Excerpts cannot see pictures.');
  await expect.poll(() => panel.evaluate(shownIn, '.asked')).toEqual([drawn('image.png'), drawn('two.png')]);
  await panelSays(panel, 'Of those in this chat it learns only the names.');
  await connect(aside, model);
  await expect.poll(() => panel.text()).not.toContain('Of those in this chat it learns only the names.');
  await ask(panel, 'And now?');
  await ended(panel);
  expect(picturesSentTo(model).map(({ name }) => name)).toEqual(['image.png', 'two.png']);
});

test('a picture is pasted', async ({ launch, site }) => {
  test.skip(process.platform !== 'linux', 'Firefox without a window has no pictures in its clipboard.');
  const { display, stop } = await startDisplay();
  try {
    const aside = await launch({ headless: false, display });
    const panel = await openBeside(aside, site.url('/article.html'));
    await panel.waitForControl('button', 'Attach');
    await aside.copyPicture(Buffer.from(png(60, 40)).toString('base64'));
    await panel.click('textbox', 'Your question');
    await panel.press('Control+v');
    await panel.waitForControl('button', 'Leave out image.png');
    await aside.close();
  } finally {
    await stop();
  }
});

test('pages without words are offered, drawn and sent as pictures', async ({ aside, site, model }) => {
  test.setTimeout(180_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  await attach(panel, 'mixed.pdf', await scannedPdf(3, 2));
  await panelSays(panel, 'Without text, pictures or empty: pages 1, 3');
  await panel.click('button', 'Attach as pictures');
  await panel.waitForControl('button', 'Leave out mixed.pdf, page 3');
  await ask(panel, 'What is on page 1?');
  await ended(panel);
  expect(sentTo(model)).toContain('Only this page has words');
  const sent = picturesSentTo(model);
  expect(sent.map(({ name }) => name)).toEqual(['mixed.pdf, page 1', 'mixed.pdf, page 3']);
  for (const { base64, type } of sent) expect(await panel.evaluate(look, base64, type)).toMatchObject(PAGE_SIZE);

  await panel.click('button', 'New chat');
  await attach(panel, 'fax.pdf', faxedPdf());
  await panelSays(panel, 'The pages of “fax.pdf” are pictures without text.');
  await panel.click('button', 'Attach as pictures');
  await panel.waitForControl('button', 'Leave out fax.pdf, page 1');
  await ask(panel, 'What is on the fax?');
  await ended(panel);
  for (const { base64, type } of picturesSentTo(model)) expect((await panel.evaluate(look, base64, type)).top).toEqual([0, 0, 0, 255]);
  expect(picturesSentTo(model)).toHaveLength(1);

  await panel.click('button', 'New chat');
  await attach(panel, 'scan.pdf', await scannedPdf(23));
  await panelSays(panel, 'The pages of “scan.pdf” are pictures without text.');
  await panel.click('button', 'Attach as pictures');
  await panelSays(panel, 'At most 20 pages go along at once. Left out of “scan.pdf”: pages 21–23.', 90_000);
  await panel.click('button', 'Attach the next pages');
  await panel.waitForControl('button', 'Leave out scan.pdf, page 23');
  expect(await panel.evaluate(() => document.querySelectorAll('[aria-label^="Leave out scan.pdf, page "]').length)).toBe(23);
});

test('a scanned PDF in a tab is fetched once more and sent as pictures', async ({ aside, site, model }) => {
  await serveScan(site);
  const panel = await openBeside(aside, site.url('/visit'));
  await connect(aside, model);
  await aside.grantHost('http://127.0.0.1/*');
  await aside.goto(site.url('/scan'));
  await panelSays(panel, 'are pictures without text', 30_000);
  await panel.click('button', 'Attach as pictures');
  await expect
    .poll(() => panel.evaluate(() => document.querySelectorAll('[aria-label^="Leave out "][aria-label$=", page 2"]').length), {
      timeout: 30_000,
    })
    .toBe(1);
  await ask(panel, 'What is on this page?');
  await ended(panel);
  expect(picturesSentTo(model).map(({ name }) => name.slice(-6))).toEqual(['page 1', 'page 2']);
});

test('a long PDF says how far it is, can be stopped, and is read in part', async ({ aside, site }) => {
  test.setTimeout(120_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await attach(panel, 'log.pdf', longPdf(2_000, [4, 5, 6, 7, 9], 20_000));
  await panel.waitFor(() => /page \d+0 of 200/.test(document.querySelector('footer')?.textContent ?? ''));
  await panel.click('button', 'Stop reading log.pdf');
  await expect.poll(() => panel.text()).not.toContain('Reading log.pdf');
  await attach(panel, 'log.pdf', longPdf(2_000, [4, 5, 6, 7, 9], 20_000));
  await panelSays(panel, 'Pages 1–200 of 2,000 were read.', 60_000);
  await panelSays(panel, 'Without text, pictures or empty: pages 4–7, 9');
});

test('hostile files are refused in a sentence or read, and the panel stays at hand', async ({ aside, site }) => {
  test.setTimeout(300_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  // The other half is Chromium's; units read all of them.
  for (const { name, bytes, ends } of hostileFiles().filter((_, at) => at % 2 === 1))
    await test.step(name, async () => {
      await attach(panel, name, bytes());
      if ('fault' in ends) await panelSays(panel, `“${name}”`, 60_000);
      else await expect.poll(() => panel.count('button', `Leave out ${name}`), { timeout: 60_000 }).toBe(1);
    });
  await panel.fill('Your question', 'Still there?');
  expect(await panel.value('Your question')).toBe('Still there?');
});
