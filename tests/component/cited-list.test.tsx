import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CitedMarkdown } from '@/components/chat/cited-markdown';
import { ThreadToolsContext } from '@/components/chat/thread-tools';
import type { SentSource } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { TOOLS } from './tools';

afterEach(cleanup);

const LETTERS = new Set(['a']);
const SENT: readonly SentSource[] = [{ fileId: 'f', letter: 'a', sent: 3, of: 3 }];

/** An answer that points at the first and the third of a page's passages, and its list, opened. */
async function answer() {
  const page = { url: 'https://a.b/', title: 'A page', language: 'en', icon: '', hash: '', readAt: 0 };
  const text = 'It was lit in 1823.\n\nNobody came.\n\n## Oil\n\nColza oil burned in it.';
  await db.files.put({ id: 'f', chatId: 'c', kind: 'page', text, ...page });
  render(
    <ThreadToolsContext value={TOOLS}>
      <article>
        <CitedMarkdown text="Colza [a3], since 1823 [a1]. Why [a9]? Colza [a3]." growing={false} letters={LETTERS} sent={SENT} isListed />
      </article>
    </ThreadToolsContext>,
  );
  const summary = screen.getByText('2 passages cited');
  fireEvent.click(summary);
  const items = within(await screen.findByRole('list', { name: '2 passages cited' })).getAllByRole('listitem');
  const marks = [...document.querySelectorAll<HTMLElement>('.md .cite')];
  const lit = () => marks.filter(({ className }) => className.includes('lit')).map(({ textContent }) => textContent);
  const button = (at: number) => within(items[at] as HTMLElement).getAllByRole('button')[0] as HTMLElement;
  return { items, marks, lit, button };
}

test('the passages that were cited stand under the answer, by their numbers, words and places', async () => {
  const { items } = await answer();
  expect(items.map(({ textContent }) => textContent)).toEqual(['1Colza oil burned in it.a.b, “Oil”', '2It was lit in 1823.a.b']);
});

test('a passage under the pointer or the keyboard lights its marks, and a mark its passage', async () => {
  const { items, marks, lit, button } = await answer();
  fireEvent.pointerEnter(button(0));
  expect(lit()).toEqual(['1', '1']);
  fireEvent.pointerLeave(button(0));
  expect(lit()).toEqual([]);
  fireEvent.focus(button(1));
  expect(lit()).toEqual(['2']);
  fireEvent.blur(button(1));
  fireEvent.focus(marks[0] as HTMLElement);
  expect(items.map(({ className }) => className)).toEqual(['lit', '']);
});

test('a click shows the passage as its mark does, and Esc closes it', async () => {
  const { items, button } = await answer();
  fireEvent.click(button(1));
  expect(
    (await within(items[1] as HTMLElement).findByText('It was lit in 1823.', { selector: '.cite-card .passage' })).textContent,
  ).toBeTruthy();
  expect(document.querySelectorAll('.cite-card')).toHaveLength(1);
  fireEvent.keyDown(document.querySelector('.cite-card') as HTMLElement, { key: 'Escape' });
  expect(document.querySelector('.cite-card')).toBeNull();
  expect(document.activeElement).toBe(button(1));
});

test('the way to the answer leads to one mark of the passage after the other', async () => {
  const { items, marks } = await answer();
  const go = within(items[0] as HTMLElement).getByRole('button', { name: 'Go to where the answer uses it' });
  fireEvent.click(go);
  expect(document.activeElement).toBe(marks[0]);
  fireEvent.click(go);
  expect(document.activeElement).toBe(marks[3]);
});
