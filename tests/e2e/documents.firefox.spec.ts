import { LOCKED, samples } from '../documents/samples';
import { chooseIn, sentTo } from './attached';
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
