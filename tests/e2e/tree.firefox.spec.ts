import type { FirefoxWithExtension } from '../../scripts/lib/firefox.mjs';
import { expect, test } from './firefox';

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
