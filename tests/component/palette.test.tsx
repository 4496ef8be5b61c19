import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Palette } from '@/components/prompts/palette';
import { PaletteKeys } from '@/components/prompts/palette-keys';
import { db } from '@/utils/store/db';
import { recentCommands } from '@/utils/store/recent-commands';

beforeEach(async () => {
  await db.settings.clear();
  await db.intents.clear();
  await db.endpoints.clear();
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

test('a model is offered to answer only where it does', async () => {
  await db.endpoints.put({
    ...{ id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://a.b/v1', createdAt: 0 },
    models: ['llama-4-scout', 'whisper-1'].map((id) => ({ id, name: id })),
  });
  const { type } = opened();
  type('llama');
  await screen.findByRole('option', { name: /llama-4-scout/ });
  type('whisper');
  await screen.findByText('Nothing is called that.');
});

test('the palette gives way to the keys, and gives the keyboard back to where it came from', { timeout: 30_000 }, async () => {
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({ os: 'linux', arch: 'x86-64', nacl_arch: 'x86-64' }));
  vi.spyOn(fakeBrowser.commands, 'getAll').mockImplementation(async () => [{ name: '_execute_action', shortcut: 'Alt+A' }]);
  render(
    <>
      <textarea aria-label="Your question" />
      <PaletteKeys windowId={1} commands={[]} onOpen={() => undefined} />
    </>,
  );
  const field = screen.getByRole('textbox');
  field.focus();
  fireEvent.keyDown(field, { code: 'KeyK', key: 'л', ctrlKey: true });
  const input = await screen.findByRole('combobox', {}, { timeout: 10_000 });
  fireEvent.change(input, { target: { value: 'keys' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  const sheet = await screen.findByRole('dialog', { name: 'Keys' }, { timeout: 10_000 });
  await waitFor(() => expect(sheet.textContent).toContain('AltA'));
  await new Promise((done) => setTimeout(done, 100));
  expect(screen.getByRole('dialog', { name: 'Keys' })).toBe(sheet);
  fireEvent.keyDown(document.activeElement ?? field, { key: 'Escape' });
  await waitFor(() => expect(document.activeElement).toBe(field));
});
