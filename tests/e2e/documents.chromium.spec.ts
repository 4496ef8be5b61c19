import { LOCKED, samples } from '../documents/samples';
import { sentTo } from './attached';
import { expect, test } from './chromium';
import { ask, ended, questionBox } from './steps';

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
