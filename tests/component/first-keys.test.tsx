import { readFileSync } from 'node:fs';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Opening } from '@/components/app/opening';
import { draft } from '@/components/chat/draft';
import { noteFirstKeys } from '@/components/chat/note-first-keys';
import { takeFirstKeys } from '@/components/chat/take-first-keys';

noteFirstKeys();

beforeEach(() => {
  Object.assign(draft, { chatId: '', text: '', pending: '', sendWhenReady: false, isEarly: false, selection: [0, 0] });
  const page = readFileSync('entrypoints/sidepanel/index.html', 'utf8');
  document.body.innerHTML = page.slice(page.indexOf('<div id="root">'), page.indexOf('<script type="module"'));
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  document.body.innerHTML = '';
});

const firstBox = () => screen.getByLabelText<HTMLTextAreaElement>('Your question');

/** As `main.tsx` does. */
const draw = () => {
  const container = document.getElementById('root');
  if (!container) throw new Error('no root');
  container.replaceChildren();
  act(() => void render(<Opening />, { container }));
};

test('the composer goes on with what was typed into the page before it', () => {
  fireEvent.input(firstBox(), { target: { value: 'Is it f' } });
  takeFirstKeys(draw);
  const box = firstBox();
  expect(box.id).toBe('');
  expect(box.value).toBe('Is it f');
  expect([document.activeElement, box.selectionStart]).toEqual([box, 7]);
  expect(localStorage.getItem('draft:')).toBe('Is it f');
});

test('Enter in the first box sends once there is something to send with; with Shift it breaks the line', () => {
  expect(fireEvent.keyDown(firstBox(), { key: 'Enter', shiftKey: true })).toBe(true);
  fireEvent.input(firstBox(), { target: { value: 'Sum it up' } });
  expect(fireEvent.keyDown(firstBox(), { key: 'Enter' })).toBe(false);
  takeFirstKeys(draw);
  expect(draft.sendWhenReady).toBe(true);
});

test('a word that is being composed comes to its end in the first box', async () => {
  const drawn = vi.fn(draw);
  fireEvent.compositionStart(firstBox());
  fireEvent.input(firstBox(), { target: { value: 'に' } });
  takeFirstKeys(drawn);
  expect(drawn).not.toHaveBeenCalled();
  fireEvent.input(firstBox(), { target: { value: '日本' } });
  fireEvent.compositionEnd(firstBox());
  await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(1));
  expect(firstBox().value).toBe('日本');
});

test('what was typed first joins what was left unsent', () => {
  Object.assign(draft, { text: 'Left' });
  fireEvent.input(firstBox(), { target: { value: 'Typed' } });
  takeFirstKeys(draw);
  expect(firstBox().value).toBe('Left\n\nTyped');
});
