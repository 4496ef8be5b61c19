import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Composer } from '@/components/chat/composer';
import { focusComposer } from '@/components/chat/composer-focus';
import { draft, moveDraft } from '@/components/chat/draft';
import { beginEdit, endEdit, keepEdit, useEdit } from '@/components/chat/edits';
import { sweepDrafts } from '@/components/chat/sweep-drafts';
import { db } from '@/utils/store/db';

beforeEach(() => {
  localStorage.clear();
  Object.assign(draft, { chatId: '', text: '', pending: '', sendWhenReady: false, isEarly: false, selection: [0, 0] });
});
afterEach(cleanup);

const around = { chips: null, tools: null, placeholder: 'composer.placeholder' } as const;
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const quiet = { stop: () => undefined, typing: () => undefined };

function show(chatId: string | null | undefined, more: Partial<Parameters<typeof Composer>[0]['on']> = {}) {
  const on = { submit: async () => chatId ?? 'new', ...quiet, ...more };
  const view = render(<Composer chatId={chatId} around={chatId === undefined ? undefined : around} on={on} />);
  return {
    open: (next: string | null) => view.rerender(<Composer chatId={next} around={around} on={on} />),
  };
}

test('each chat has its own draft, and opening one puts the keyboard into the box', () => {
  const { open } = show('a');
  type('about a');
  box().blur();
  open('b');
  expect(box().value).toBe('');
  expect(document.activeElement).toBe(box());
  type('about b');
  open(null);
  expect(box().value).toBe('');
  open('a');
  expect(box().value).toBe('about a');
  open('b');
  expect(box().value).toBe('about b');
});

test('what is typed before it is known which chat is shown goes along to that chat, after its own draft', () => {
  localStorage.setItem('draft:a', 'kept for a');
  const { open } = show(undefined);
  type('typed early');
  open('a');
  expect(box().value).toBe('kept for a\n\ntyped early');
  open('b');
  expect(box().value).toBe('');
});

test('Enter before the panel is ready sends when it is', async () => {
  const submit = vi.fn(async () => 'a');
  const { open } = show(undefined, { submit });
  type('Why?');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(submit).not.toHaveBeenCalled();
  open('a');
  await waitFor(() => expect(submit).toHaveBeenCalledWith('Why?'));
});

test('what is typed in a new chat while its question is sent stays in the box when the chat has its id', async () => {
  let asked: (chatId: string) => void = () => undefined;
  const { open } = show(null, { submit: () => new Promise((done) => (asked = done)) });
  type('First');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(box().value).toBe('');
  // Until it is on the disk it is a draft.
  expect(localStorage.getItem('draft:')).toBe('First');
  type('Second');
  await act(async () => asked('new'));
  open('new');
  expect(box().value).toBe('Second');
  expect(localStorage.getItem('draft:')).toBeNull();
  expect(localStorage.getItem('draft:new')).toBe('Second');
});

test('a question that is sent after the user went to another chat leaves nothing in either', async () => {
  let asked: (chatId: string) => void = () => undefined;
  const { open } = show('a', { submit: () => new Promise((done) => (asked = done)) });
  type('First');
  fireEvent.keyDown(box(), { key: 'Enter' });
  open('b');
  expect(box().value).toBe('');
  await act(async () => asked('a'));
  expect(localStorage.getItem('draft:a')).toBeNull();
  expect(box().value).toBe('');
});

test('↑ edits the last question only where the box is empty', () => {
  const editLast = vi.fn();
  show('a', { editLast });
  fireEvent.keyDown(box(), { key: 'ArrowUp' });
  expect(editLast).toHaveBeenCalledOnce();
  type('words');
  fireEvent.keyDown(box(), { key: 'ArrowUp' });
  expect(editLast).toHaveBeenCalledOnce();
});

test('text comes into the box from elsewhere, after what is there', () => {
  show('a');
  type('First');
  act(() => focusComposer('pasted'));
  expect(box().value).toBe('First\n\npasted');
});

function Edit({ id }: { id: string }) {
  return <p>{useEdit(id) ?? 'not edited'}</p>;
}

test('an edit goes on where it was, until it ends', () => {
  render(<Edit id="q" />);
  act(() => beginEdit('q', 'Wy?'));
  expect(screen.getByText('Wy?')).toBeTruthy();
  act(() => keepEdit('q', 'Why?'));
  act(() => beginEdit('q', 'Wy?'));
  expect(screen.getByText('Why?')).toBeTruthy();
  act(() => endEdit('q'));
  expect(screen.getByText('not edited')).toBeTruthy();
});

test('what is being written in a new chat stays in the box where a button asks something else meanwhile', () => {
  const { open } = show(null);
  type('Half a question');
  moveDraft('new');
  open('new');
  expect(box().value).toBe('Half a question');
  open(null);
  expect(box().value).toBe('');
  // A chat that is gone on to meanwhile keeps its own.
  open('new');
  moveDraft('other');
  open('other');
  expect(box().value).toBe('');
});

test('drafts of what was deleted for good are swept, others are not', async () => {
  await db.chats.put({ id: 'there', title: 't', head: null, createdAt: 0, updatedAt: 0, deletedAt: 1 });
  for (const name of ['draft:', 'draft:there', 'draft:gone', 'draw:gone', 'edit:gone', 'theme']) localStorage.setItem(name, 'x');
  await sweepDrafts();
  expect(Object.keys(localStorage).sort()).toEqual(['draft:', 'draft:there', 'theme']);
});
