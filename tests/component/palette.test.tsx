import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Palette } from '@/components/prompts/palette';
import { db } from '@/utils/store/db';
import { recentCommands } from '@/utils/store/recent-commands';

beforeEach(async () => {
  await db.settings.clear();
  await db.intents.clear();
});
afterEach(cleanup);

function opened() {
  const done: string[] = [];
  const commands = ['New chat', 'Chats', 'Keys'].map((name) => ({ id: name, name, run: () => done.push(name) }));
  render(<Palette windowId={1} commands={commands} onOpen={(id) => done.push(`open ${id}`)} onClose={() => done.push('close')} />);
  const input = screen.getByRole('combobox');
  const type = (value: string) => fireEvent.change(input, { target: { value } });
  const meant = () => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
  return { done, input, type, meant };
}

test('the first that is found is what Enter does, also after nothing was found', async () => {
  const { done, input, type, meant } = opened();
  await screen.findAllByRole('option');
  type('qqq');
  await screen.findByText('Nothing is called that.');
  type('keys');
  fireEvent.keyDown(input, { key: 'Enter' });
  await waitFor(() => expect(done).toEqual(['close', 'Keys']));
  type('ch');
  await waitFor(() => expect(meant()).toContain('Chats'));
});

test('what was used last stands first', async () => {
  await db.settings.put({ id: 'recentCommands', value: ['Keys', 'gone', 'Chats'] });
  const { done } = opened();
  await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toBe('Keys'));
  expect(
    screen
      .getAllByRole('option')
      .slice(1, 3)
      .map(({ textContent }) => textContent),
  ).toEqual(['Chats', 'New chat']);
  fireEvent.click(screen.getByRole('option', { name: 'New chat' }));
  expect(done).toEqual(['close', 'New chat']);
  await expect.poll(() => recentCommands()).toEqual(['New chat', 'Keys', 'gone', 'Chats']);
});
