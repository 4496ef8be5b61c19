import { hostileFiles } from '../documents/hostile';
import { longPdf } from '../documents/pdfs';
import { LOCKED, samples } from '../documents/samples';
import { chooseIn, sentTo, servePdf } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, type Panel, says as panelSays } from './firefox-steps';

/** Chooses a file in the composer, as the browser's own dialog would. */
async function attach(panel: Panel, name: string, bytes: Uint8Array): Promise<void> {
  await panel.waitForControl('button', 'Attach files');
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

test('a PDF in a tab is fetched again once its site is allowed, with the site’s cookies', async ({ aside, site }) => {
  servePdf(site);
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
});

test('a long PDF says how far it is, can be stopped, and is read in part', async ({ aside, site }) => {
  test.setTimeout(120_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await attach(panel, 'log.pdf', longPdf(2_000, [4, 5, 6, 7, 9]));
  await panel.waitFor(() => /page \d+0 of 200/.test(document.querySelector('footer')?.textContent ?? ''));
  await panel.click('button', 'Stop reading log.pdf');
  await expect.poll(() => panel.text()).not.toContain('Reading log.pdf');
  await attach(panel, 'log.pdf', longPdf(2_000, [4, 5, 6, 7, 9]));
  await panelSays(panel, 'Pages 1–200 of 2,000 were read.', 60_000);
  await panelSays(panel, 'Without text, pictures or empty: pages 4–7, 9');
});

test('hostile files are refused in a sentence or read, and the panel stays at hand', async ({ aside, site }) => {
  test.setTimeout(300_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  // The other half is Chromium's; units read all of them.
  for (const { name, bytes, ends } of hostileFiles().filter((_, at) => at % 2 === 1))
    await test.step(name, async () => {
      await attach(panel, name, bytes);
      if ('fault' in ends) await panelSays(panel, `“${name}”`, 60_000);
      else await expect.poll(() => panel.count('button', `Leave out ${name}`), { timeout: 60_000 }).toBe(1);
    });
  await panel.fill('Your question', 'Still there?');
  expect(await panel.value('Your question')).toBe('Still there?');
});
