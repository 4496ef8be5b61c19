import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCKED, samples } from '../documents/samples';
import { sentTo } from './attached';
import { expect, test } from './firefox';
import { ask, connect, ended, openBeside, says as panelSays } from './firefox-steps';

const folder = mkdtempSync(join(tmpdir(), 'aside-documents-'));

function onDisk(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test('the words of a file of each kind go with a question', async ({ aside, site, model }) => {
  test.setTimeout(180_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await connect(aside, model);
  for (const { name, bytes, says } of await samples())
    await test.step(name, async () => {
      await aside.chooseFile('footer input[type=file]', onDisk(name, bytes));
      await panel.waitForControl('button', `Leave out ${name}`);
      await ask(panel, `What is in ${name}?`);
      await expect.poll(() => sentTo(model)).toContain(`What is in ${name}?`);
      for (const words of says) expect(sentTo(model)).toContain(words);
      await ended(panel);
    });
});

test('a locked PDF asks for its password', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await aside.chooseFile('footer input[type=file]', onDisk(LOCKED.name, LOCKED.bytes()));
  await panel.fill(`Password of ${LOCKED.name}`, 'gas');
  await panel.click('button', 'Open');
  await panelSays(panel, `That is not the password of “${LOCKED.name}”.`);
  await expect.poll(() => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Password of ${LOCKED.name}`);
  await panel.fill(`Password of ${LOCKED.name}`, LOCKED.password);
  await panel.press('Enter');
  await panel.waitForControl('button', `Leave out ${LOCKED.name}`);
});
