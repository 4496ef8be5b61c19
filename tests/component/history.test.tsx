import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatList } from '@/components/history/chat-list';
import { dayOf } from '@/components/history/day-of';
import { newId } from '@/utils/core/ids';
import type { Chat, Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';

const NOON = new Date(2026, 10, 24, 12).getTime();
const DAY = 86_400_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  // happy-dom never intersects; the button is pressed instead.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function chats(...titles: string[]): Promise<string[]> {
  const rows = titles.map((title, at): Chat => ({ id: newId(), title, head: null, createdAt: 0, updatedAt: NOON - at * DAY }));
  await db.chats.bulkAdd(rows);
  return rows.map(({ id }) => id);
}

function show() {
  const on = { open: vi.fn(), deleted: vi.fn() };
  render(<ChatList windowId={null} isMain shownId={null} onOpen={on.open} onDeleted={on.deleted} />);
  return on;
}

const titles = () => screen.getAllByRole('button', { name: /^Open “/ }).map((row) => row.getAttribute('aria-label')?.slice(6, -1));

test('chats stand under their day, in the words of the language', async () => {
  await chats('Now', 'Before', 'Sunday’s');
  show();
  await screen.findByRole('button', { name: 'Open “Now”' });
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['Today', 'Yesterday', 'Sunday']);
  expect(within(screen.getByRole('list', { name: 'Yesterday' })).getAllByRole('listitem')).toHaveLength(1);
});

test.each([
  ['en', 0, 'Today'],
  ['en', 1, 'Yesterday'],
  ['de', 1, 'Gestern'],
  ['ru', 0, 'Сегодня'],
  ['en', 3, 'Saturday'],
  ['en', 7, 'November 17'],
  ['de', 7, '17. November'],
  ['en', 400, 'October 20, 2025'],
])('in %s, %i days ago is called %s', (language, days, name) => {
  expect(dayOf(NOON - days * DAY, NOON, language)).toBe(name);
});

test('a day begins at midnight, not 24 hours ago', () => {
  const morning = new Date(2026, 10, 24, 0, 10).getTime();
  expect(dayOf(morning - 20 * 60_000, morning, 'en')).toBe('Yesterday');
});

test('the arrows go from row to row, F2 renames, Delete deletes, and Undo has the keyboard then', async () => {
  await chats('One', 'Two');
  const on = show();
  const one = await screen.findByRole('button', { name: 'Open “One”' });
  const two = screen.getByRole('button', { name: 'Open “Two”' });
  expect([one.tabIndex, two.tabIndex]).toEqual([0, -1]);
  one.focus();
  fireEvent.keyDown(one, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(two);
  expect([one.tabIndex, two.tabIndex]).toEqual([-1, 0]);
  fireEvent.keyDown(two, { key: 'F2' });
  const box = screen.getByRole('textbox', { name: 'New title' });
  fireEvent.change(box, { target: { value: 'Second' } });
  fireEvent.submit(box);
  const renamed = await screen.findByRole('button', { name: 'Open “Second”' });
  await waitFor(() => expect(document.activeElement).toBe(renamed));
  fireEvent.keyDown(renamed, { key: 'Delete' });
  const undo = await screen.findByRole('button', { name: 'Undo' });
  expect(document.activeElement).toBe(undo);
  expect(on.deleted).toHaveBeenCalledOnce();
  await waitFor(() => expect(titles()).toEqual(['One']));
  fireEvent.click(undo);
  await waitFor(() => expect(titles()).toEqual(['One', 'Second']));
});

test('a pinned chat stands first, under its own heading', async () => {
  await chats('One', 'Two');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Pin “Two”' }));
  await waitFor(() => expect(titles()).toEqual(['Two', 'One']));
  expect(screen.getAllByRole('heading')[0]?.textContent).toBe('Pinned');
  fireEvent.click(screen.getByRole('button', { name: 'Unpin “Two”' }));
  await waitFor(() => expect(titles()).toEqual(['One', 'Two']));
});

test('a search marks what it finds, in the title and in what was said; what nobody said is told', async () => {
  const [id = ''] = await chats('Rivers', 'Needlework', 'Other');
  const message: Message = {
    id: newId(),
    chatId: id,
    seq: 0,
    parentId: null,
    role: 'user',
    parts: [{ type: 'text', text: 'A needle in hay' }],
    status: 'done',
    createdAt: 0,
  };
  await db.messages.add(message);
  show();
  await screen.findByRole('button', { name: 'Open “Other”' });
  const find = screen.getByRole('searchbox', { name: 'Find in all chats' });
  fireEvent.change(find, { target: { value: 'needle' } });
  await waitFor(() => expect(titles()).toEqual(['Rivers', 'Needlework']));
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['needle', 'Needle']);
  fireEvent.change(find, { target: { value: 'nobody' } });
  await screen.findByText('No chat says “nobody”.');
  fireEvent.keyDown(find, { key: 'Escape' });
  await waitFor(() => expect(titles()).toHaveLength(3));
});

test('several are chosen with Shift, deleted together, and one Undo brings all back', async () => {
  await chats('One', 'Two', 'Three', 'Four');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Choose several' }));
  const boxes = screen.getAllByRole('checkbox');
  fireEvent.click(boxes[0] as HTMLElement);
  fireEvent.click(boxes[2] as HTMLElement, { shiftKey: true });
  expect(screen.getByText('3 chosen')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(titles()).toEqual(['Four']));
  expect(screen.getByText('3 chats are deleted.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(titles()).toHaveLength(4));
});

test('“Choose all” takes those that are not drawn, too', async () => {
  await chats(...Array.from({ length: 130 }, (_, at) => `Chat ${at}`));
  show();
  // Looking for roles among so many takes seconds, and waiting looks again with every change.
  const rows = () => document.querySelectorAll('[data-row]').length;
  await waitFor(() => expect(rows()).toBe(50));
  fireEvent.click(screen.getByLabelText('Choose several'));
  fireEvent.click(screen.getByText('Choose all'));
  await screen.findByText('130 chosen');
  fireEvent.click(screen.getByText('Show more'));
  await waitFor(() => expect(rows()).toBe(100));
}, 30_000);

test('without chats the list says where they will be kept', async () => {
  show();
  await screen.findByText(/No chats yet/);
  expect(screen.queryByRole('button', { name: 'Choose several' })).toBeNull();
});
