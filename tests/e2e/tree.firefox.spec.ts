import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';
import { ask, ended, openBeside, pageIsRead, says } from './firefox-steps';
import { keepLongChat, wordsAt } from './in-panel';

const TITLE = 'How lighthouses were lit';

const lastAnswer = ({ panel }: FirefoxWithExtension) =>
  panel.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('article[data-status]')];
    const last = all.at(-1);
    return { count: all.length, status: last?.dataset['status'] ?? '', steps: last?.querySelector('.stepper')?.textContent ?? '' };
  });

test('an answer has alternatives, a question is edited, and a file goes along', async ({ aside, site }) => {
  await aside.goto(site.url('/article.html'));
  const panel = await aside.openPanel();
  await expect.poll(() => panel.count('button', `Leave out ${TITLE}`)).toBe(1);
  await panel.fill('Your question', 'Who built the lamp with a hollow wick?');
  await panel.press('Enter');
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ status: 'done', steps: '' });
  await panel.click('button', 'Ask Excerpts again');
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ status: 'done', steps: '2/2' });
  await panel.click('button', 'Previous alternative');
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ steps: '1/2' });
  expect(await panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Previous alternative');
  await panel.click('button', 'Delete this answer');
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ count: 1, steps: '' });
  await panel.click('button', 'Undo');
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ steps: '1/2' });

  await expect.poll(() => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Your question');
  await panel.press('ArrowUp');
  await expect.poll(() => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The question, edited');
  await panel.press('Escape');
  await expect.poll(() => panel.count('textbox', 'The question, edited')).toBe(0);

  await panel.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['The lamp of Riga was lit in 1863 by gas.'], 'riga.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => panel.count('button', 'Leave out riga.txt')).toBe(1);
  await panel.fill('Your question', 'When was Riga lit by gas?');
  await panel.press('Enter');
  await expect.poll(() => panel.texts('article', 'You asked')).toHaveLength(2);
  await expect.poll(() => lastAnswer(aside)).toMatchObject({ count: 2, status: 'done' });
  expect(await panel.text()).toContain('lit in 1863 by gas.');
  await panel.click('button', 'Branch from here');
  await expect.poll(() => panel.text()).toContain('Branch of Who built the lamp');
});

test('files and long texts go along, can be taken out, outlive the sidebar, and are refused in a sentence', async ({ aside, site }) => {
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, TITLE);
  const long = 'The river fell all summer. '.repeat(200);
  await aside.copy(long);
  await panel.click('textbox', 'Your question');
  await panel.press('Control+v');
  await panel.click('button', 'Put it into the question as text');
  await expect.poll(() => panel.value('Your question')).toBe(long.trim());
  await panel.fill('Your question', '');
  const drag = (type: string) =>
    panel.evaluate((kind) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['gauge,mean\nUlm,-2\n'], 'gauges.csv', { type: 'text/csv' }));
      dataTransfer.items.add(new File(['# Notes\n\nNobody measured in 1945.'], 'notes.md', { type: 'text/markdown' }));
      dataTransfer.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])], 'map.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }, type);
  await drag('dragover');
  await says(panel, 'Drop files or a folder here');
  await drag('drop');
  await panel.waitForControl('button', 'Leave out notes.md');
  expect(await panel.text()).not.toContain('Drop files or a folder here');
  await says(panel, '“map.png” is cut off');

  await aside.closePanel();
  await aside.openPanel();
  await panel.click('button', 'Leave out gauges.csv');
  await expect.poll(() => panel.count('button', 'Leave out gauges.csv')).toBe(0);
  await ask(panel, 'Who measured in 1945?');
  expect(await ended(panel)).toContain('Nobody measured in 1945.');
  expect((await panel.texts('article', 'You asked'))[0]).toContain('notes.md');
  expect(await panel.count('button', 'Leave out notes.md')).toBe(0);
});

test('a chat of 5,000 messages opens at its end and shows words at every place', async ({ aside, site }) => {
  test.setTimeout(90_000);
  const panel = await openBeside(aside, site.url('/article.html'));
  await pageIsRead(panel, TITLE);
  await panel.evaluate(keepLongChat);
  await aside.closePanel();
  await aside.openPanel();
  await panel.click('button', 'Chats');
  await panel.click('button', 'Open “A long chat”');
  const seesTheEnd = () =>
    panel.waitFor(() => {
      const thread = document.querySelector('main.thread');
      const last = [...(thread?.querySelectorAll('article') ?? [])].at(-1);
      if (!thread || !last?.textContent?.includes('Message number 4999 about rivers.')) return false;
      return thread.scrollHeight - thread.scrollTop - thread.clientHeight < 5;
    });
  await seesTheEnd();
  await panel.waitFor(() => document.querySelector('main.thread')?.textContent?.includes('Message number 0 about rivers.'));
  await seesTheEnd();
  for (const place of [0.5, 0.1, 0.8]) expect(await panel.evaluate(wordsAt, place)).toContain('about rivers.');
  await panel.click('button', 'Jump to the end');
  await seesTheEnd();
});
