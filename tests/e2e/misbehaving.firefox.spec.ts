import { expect, test } from './firefox';
import { flood, misbehaviours } from './misbehaving';

test('a server that misbehaves ends in a sentence, what arrived is kept, and the next question goes on', async ({ aside, site, model }) => {
  test.setTimeout(300_000);
  await aside.goto(site.url('/other.html'));
  const panel = await aside.openPanel();
  await aside.setPreference('extensions.webextOptionalPermissionPrompts', false);
  await panel.click('button', 'Connect a model…');
  await panel.fill('Address', model.url);
  await panel.click('button', 'Connect');
  await panel.click('button', 'Test and use');
  await expect.poll(() => panel.text()).toContain('It works.');
  await panel.click('button', 'Start asking');
  const last = () =>
    panel.evaluate(() => {
      const [answer] = [...document.querySelectorAll<HTMLElement>('article[data-status]')].slice(-1);
      // Of megabytes the beginning and the end tell enough.
      const text = answer?.textContent ?? '';
      return { status: answer?.dataset['status'] ?? '', text: text.slice(0, 500) + text.slice(-1_000) };
    });
  const ask = async (question: string) => {
    await panel.fill('Your question', question);
    await panel.press('Enter');
  };
  for (const { name, answer, status, says, keeps } of misbehaviours)
    await test.step(name, async () => {
      model.answersNext(answer);
      await ask(`What of ${name}?`);
      await expect.poll(async () => (await panel.texts('article', 'You asked')).join()).toContain(name);
      await expect.poll(last, { message: name, timeout: 60_000 }).toMatchObject({ status, text: expect.stringContaining(says) });
      if (keeps) expect((await last()).text).toContain(keeps);
      await panel.click('button', 'New chat');
    });
  // A flood is stopped at once.
  model.answersNext(flood);
  await ask('Flood?');
  await expect.poll(last).toMatchObject({ text: expect.stringContaining('Kept so far.') });
  await panel.click('button', 'Stop');
  await expect.poll(last).toMatchObject({ status: 'stopped' });
  await panel.click('button', 'New chat');
  model.answersNext('Still here.');
  await ask('And now?');
  await expect.poll(last).toMatchObject({ status: 'done', text: expect.stringContaining('Still here.') });
});
