import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TabMenu } from '@/components/tabs/tab-menu';
import type { WindowTab } from '@/utils/browser/window-tabs';

type Row = Partial<Browser.tabs.Tab>;

const ROWS: Row[] = [
  { id: 1, active: true, url: 'https://a.example/front', title: 'In front' },
  { id: 2, url: 'https://b.example/tides', title: 'Tides of the moon', favIconUrl: 'data:image/png;base64,iVBORw0KGgo=' },
  { id: 3, url: 'https://c.example/silt', title: 'Silt', discarded: true, groupId: 7, favIconUrl: 'https://c.example/icon.png' },
  { id: 4, url: 'chrome://version/', title: 'About' },
];
const hidden = ({ url: _url, title: _title, favIconUrl: _icon, ...rest }: Row): Row => rest;

let rows: Row[];
let requests: unknown[];
beforeEach(() => {
  rows = ROWS;
  requests = [];
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(
    async () =>
      rows.map((row, index) => ({ index, windowId: 1, incognito: false, active: false, discarded: false, groupId: -1, ...row })) as never,
  );
  const { permissions, tabs } = fakeBrowser;
  for (const event of [permissions.onAdded, permissions.onRemoved, tabs.onMoved, tabs.onAttached, tabs.onDetached]) {
    vi.spyOn(event, 'addListener').mockReturnValue(undefined as never);
    vi.spyOn(event, 'removeListener').mockReturnValue(undefined as never);
  }
  vi.spyOn(fakeBrowser.tabGroups, 'get').mockImplementation(async (id) => ({ id, title: 'Harbours' }) as never);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async (request) => requests.push(request) > 1);
});
afterEach(cleanup);

function Field({ onPick }: { onPick(tabs: readonly WindowTab[]): void }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <textarea aria-label="Your question" ref={field} value={text} onChange={({ target }) => setText(target.value)} />
      <TabMenu box={{ field, text, canSend: true, write: setText, send: () => undefined }} onPick={onPick} />
    </>
  );
}

async function opened(typed: string) {
  const picks: number[][] = [];
  render(<Field onPick={(tabs) => picks.push(tabs.map(({ tabId }) => tabId))} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  type(typed);
  const press = (key: string) => fireEvent.keyDown(field, { key });
  const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
  return { picks, field, type, press, active };
}
const names = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

test('“@” lists the other tabs with their hosts, all of them and their groups; the field keeps the keyboard', async () => {
  const { field, press, active } = await opened('@');
  await screen.findByRole('listbox', { name: 'Tabs of this window' });
  expect(names()).toEqual([
    'All tabs of this window 4 tabs',
    'Group Harbours 1 tab',
    'Tides of the moon b.example',
    'Silt c.example asleep',
    'About version',
  ]);
  expect(screen.getByRole('status').textContent).toBe('3 tabs');
  await waitFor(() => expect(field.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id));
  press('ArrowUp');
  await waitFor(() => expect(active()).toContain('About'));
  // Only what the browser hands over whole is shown.
  expect([...document.querySelectorAll('img')].map(({ src }) => src)).toEqual([ROWS[1]?.favIconUrl]);
});

test('letters find title and host, Enter picks, and what was typed for it goes', async () => {
  const { picks, field, type, press } = await opened('Compare @moon');
  await waitFor(() => expect(names()).toEqual(['Tides of the moon b.example']));
  type('Compare @c.exa');
  await waitFor(() => expect(names()).toEqual(['Silt c.example asleep']));
  press('Enter');
  expect(picks).toEqual([[3]]);
  expect(field.value).toBe('Compare ');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('all tabs are picked with the one in front, a group without', async () => {
  const { picks, type } = await opened('@');
  fireEvent.click(await screen.findByRole('option', { name: /^All tabs/ }));
  type('@');
  fireEvent.click(await screen.findByRole('option', { name: /^Group/ }));
  expect(picks).toEqual([[1, 2, 3, 4], [3]]);
});

test('Esc leaves the “@” as text, and the next one lists again', async () => {
  const { picks, press, type } = await opened('@s');
  await screen.findByRole('listbox');
  press('Escape');
  expect(names()).toEqual([]);
  expect(press('Enter')).toBe(true);
  type('@s and @s');
  await screen.findByRole('listbox');
  expect(picks).toEqual([]);
});

test('where addresses are unknown one entry asks for them, for groups’ names where there are groups, and says when it was refused', async () => {
  rows = ROWS.map(hidden);
  const { press, type } = await opened('@');
  await waitFor(() =>
    expect(names()).toEqual(['See this window’s tabs… The browser asks whether Aside may see their titles and addresses.']),
  );
  press('Enter');
  expect(requests).toEqual([{ permissions: ['tabs', 'tabGroups'] }]);
  expect((await screen.findByRole('alert')).textContent).toBe('The browser was told no. Aside does not see your other tabs.');
  // Whoever writes a name is not asked.
  type('@somebody');
  await waitFor(() => expect(names()).toEqual([]));
});

test('tabs of private windows and Aside’s own are not listed', async () => {
  rows = [
    ...ROWS.slice(0, 3),
    { id: 8, url: fakeBrowser.runtime.getURL('/sidepanel.html'), title: 'Aside' },
    { id: 9, incognito: true, url: 'https://p.example/', title: 'Private' },
  ];
  await opened('@');
  await screen.findByRole('listbox');
  expect(names().join()).not.toMatch(/Aside|Private/);
});
