import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Appearance } from '@/components/settings/appearance';
import { Data } from '@/components/settings/data';
import { Instructions } from '@/components/settings/instructions';
import { Sites } from '@/components/settings/sites';
import { applyLook, mirroredLook } from '@/components/ui/apply-look';
import { bytes } from '@/components/ui/bytes';
import { newId } from '@/utils/core/ids';
import { db } from '@/utils/store/db';
import { look, setSetting, settingOf } from '@/utils/store/settings';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  vi.stubGlobal('navigator', {
    ...navigator,
    locks: { request: async (_: string, act: () => unknown) => act() },
    storage: { estimate: async () => ({ usage: 1_500_000, quota: 9e10 }) },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A browser's permissions, kept in memory. */
function permissions(...origins: string[]) {
  const kept = new Set(origins);
  const told = new Set<() => void>();
  const event = { addListener: (act: () => void) => void told.add(act), removeListener: (act: () => void) => void told.delete(act) };
  const change = (act: () => void) => {
    act();
    for (const tell of told) tell();
    return true;
  };
  Object.assign(fakeBrowser, {
    permissions: {
      getAll: async () => ({ origins: [...kept] }),
      remove: async ({ origins: gone }: { origins: string[] }) => change(() => void gone.map((origin) => kept.delete(origin))),
      request: async ({ origins: more }: { origins: string[] }) => change(() => void more.map((origin) => kept.add(origin))),
      onAdded: event,
      onRemoved: event,
    },
  });
  return { kept, change };
}

test('theme, size and measure are kept at once, and mirrored for the next first paint', async () => {
  render(<Appearance />);
  fireEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
  fireEvent.click(screen.getByRole('radio', { name: '125 %' }));
  fireEvent.click(screen.getByRole('radio', { name: /^Long/ }));
  await waitFor(async () => expect(await look()).toEqual({ theme: 'dark', textSize: 125, measure: 'wide' }));
  applyLook(await look());
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', measure: 'wide' });
  expect(document.documentElement.style.getPropertyValue('--scale')).toBe('1.25');
  expect(mirroredLook()).toEqual(await look());
  localStorage.setItem('look', '{broken');
  expect(mirroredLook()).toMatchObject({ theme: 'system', textSize: 100 });
});

test('instructions are kept as they are typed, and another window’s are shown to who does not type', async () => {
  render(<Instructions />);
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Said to every model/ });
  fireEvent.focus(box);
  fireEvent.change(box, { target: { value: 'In rhyme.' } });
  await waitFor(async () => expect(await settingOf('instructions')).toBe('In rhyme.'));
  await setSetting('instructions', 'From elsewhere.');
  expect(box.value).toBe('In rhyme.');
  fireEvent.blur(box);
  await waitFor(() => expect(box.value).toBe('From elsewhere.'));
  const naming = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Let the model name chats/ });
  expect(naming.checked).toBe(false);
  fireEvent.click(naming);
  await waitFor(async () => expect(await settingOf('nameChats')).toBe(true));
});

test('allowed sites are listed apart from endpoints, given back, and follow what changes elsewhere', async () => {
  const { kept, change } = permissions('https://api.a.b/*', 'https://news.example/*', 'http://127.0.0.1/*');
  await db.endpoints.add({
    id: newId(),
    providerId: 'ollama',
    name: 'My Ollama',
    baseUrl: 'http://127.0.0.1:11434',
    models: [],
    createdAt: 0,
  });
  render(<Sites />);
  const asked = await screen.findByRole('list', { name: 'Where questions go' });
  expect(asked.textContent).toContain('http://127.0.0.1');
  expect(asked.textContent).toContain('My Ollama');
  const read = screen.getByRole('list', { name: 'May be read' });
  expect(
    within(read)
      .getAllByRole('listitem')
      .map((row) => row.querySelector('bdi')?.textContent),
  ).toEqual(['api.a.b', 'news.example']);
  fireEvent.click(screen.getByRole('button', { name: 'Do not allow news.example any more' }));
  await waitFor(() => expect(screen.queryByText('news.example')).toBeNull());
  expect(kept.has('https://news.example/*')).toBe(false);
  change(() => kept.add('https://later.example/*'));
  await screen.findByText('later.example');
  fireEvent.click(screen.getByRole('button', { name: 'Allow all sites' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Do not allow All sites any more' }));
  await screen.findByRole('button', { name: 'Allow all sites' });
  expect(kept.has('<all_urls>')).toBe(false);
});

test('what is stored is counted by kind, and all chats can be deleted and brought back', async () => {
  await db.chats.bulkAdd([1, 2].map((at) => ({ id: newId(), title: `Chat ${at}`, head: null, createdAt: 0, updatedAt: at })));
  render(<Data />);
  const row = (await screen.findByRole('rowheader', { name: 'Chats' })).closest('tr');
  // The row stands there before its sizes do.
  await waitFor(() => expect(row?.textContent).toMatch(/^Chats2\d+ bytes$/));
  await screen.findByText('The browser counts 1.5 MB in all, of 90 GB that Aside may use.');
  fireEvent.click(await screen.findByRole('button', { name: 'Delete all chats' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await db.chats.where('deletedAt').above(0).count()).toBe(0));
});

test('everything is deleted only after the word was typed', async () => {
  render(<Data />);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete everything' }));
  const box = screen.getByRole('textbox', { name: 'Type delete to go on' });
  expect(document.activeElement).toBe(box);
  const now = screen.getByRole<HTMLButtonElement>('button', { name: 'Delete everything for good' });
  fireEvent.change(box, { target: { value: 'delet' } });
  expect(now.disabled).toBe(true);
  fireEvent.change(box, { target: { value: ' Delete ' } });
  expect(now.disabled).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Keep everything' }));
  expect(screen.getByRole('button', { name: 'Delete everything' })).toBeTruthy();
});

test('a backup that is none says so, with the next step', async () => {
  render(<Data />);
  const picker = await screen.findByLabelText('Read a backup', { selector: 'input' });
  fireEvent.change(picker, { target: { files: [new File(['{"a":1}'], 'x.json')] } });
  expect((await screen.findByRole('alert')).textContent).toContain('This is not a backup of Aside.');
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_500, '1.5 kB'],
  [200_000_000, '200 MB'],
])('%i is written as %s', (count, text) => {
  expect(bytes(count)).toBe(text);
});
