import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MOST_TABS, useTabSources } from '@/components/chat/use-tab-sources';
import type { WindowTab } from '@/utils/browser/window-tabs';
import { db } from '@/utils/store/db';
import { attachmentsOf } from '@/utils/store/files';

const requests: { origins?: string[] }[] = [];
/** What the browser says instead of running a script in these tabs. */
const refusals = new Map<number, string>();

beforeEach(async () => {
  await db.files.clear();
  requests.length = 0;
  refusals.clear();
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async (request) => requests.push(request as object) > 0);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async ({ target }: { target: { tabId: number } }) => {
    const { tabId } = target;
    // The first ones take longest.
    await new Promise((done) => setTimeout(done, 40 - tabId));
    const refusal = refusals.get(tabId);
    if (refusal) throw new Error(refusal);
    return [
      {
        frameId: 0,
        result: {
          place: [],
          url: `https://site${tabId}.example/`,
          title: `Tab ${tabId}`,
          language: '',
          icon: '',
          text: `Text ${tabId}`,
        },
      },
    ];
  }) as never);
});
afterEach(cleanup);

const tab = (tabId: number, more: Partial<WindowTab> = {}): WindowTab => ({
  tabId,
  url: `https://site${tabId}.example/page`,
  title: `Tab ${tabId}`,
  icon: '',
  isActive: false,
  isAsleep: false,
  ...more,
});

test('one question asks for all sites; at most 30 tabs come along, in their order, and the rest is counted', async () => {
  const { result } = renderHook(() => useTabSources('c'));
  const tabs = Array.from({ length: 35 }, (_, at) => tab(at + 1));
  act(() => result.current.pick(tabs));
  expect(requests).toEqual([{ origins: tabs.slice(0, MOST_TABS).map(({ tabId }) => `https://site${tabId}.example/*`) }]);
  expect(result.current.reading).toHaveLength(MOST_TABS);
  await act(() => result.current.settled());
  expect((await attachmentsOf('c')).map(({ title }) => title)).toEqual(tabs.slice(0, MOST_TABS).map(({ title }) => title));
  expect(result.current).toMatchObject({ reading: [], refused: [], left: 5 });
  act(() => result.current.dismiss());
  expect(result.current.left).toBe(0);
});

test('the tab in front is asked for and left to its own chip; what cannot be read is named with its reason', async () => {
  refusals.set(2, 'Cannot access contents of the page. Extension manifest must request permission to access the respective host.');
  const { result } = renderHook(() => useTabSources(null));
  act(() =>
    result.current.pick([
      tab(1, { isActive: true }),
      tab(2),
      tab(3),
      tab(4, { url: 'about:config' }),
      tab(5, { url: 'https://addons.mozilla.org/x' }),
    ]),
  );
  expect(requests).toEqual([{ origins: ['https://site1.example/*', 'https://site2.example/*', 'https://site3.example/*'] }]);
  await act(() => result.current.settled());
  expect((await attachmentsOf(null)).map(({ title }) => title)).toEqual(['Tab 3']);
  await waitFor(() =>
    expect(result.current.refused.map(({ name, fault }) => [name, fault.code]).sort()).toEqual([
      ['Tab 2', 'page-not-allowed'],
      ['Tab 4', 'page-browser'],
      ['Tab 5', 'page-store'],
    ]),
  );
});

test('without anything to ask for nobody is asked, and nothing read is nothing to wait for', async () => {
  const { result } = renderHook(() => useTabSources(null));
  await result.current.settled();
  act(() => result.current.pick([tab(4, { url: 'about:config' })]));
  expect(requests).toEqual([]);
  await act(() => result.current.settled());
  expect(result.current).toMatchObject({ reading: [], refused: [{ name: 'Tab 4', fault: { code: 'page-browser' } }] });
});

test('a tab that sleeps is loaded again before it is read', async () => {
  const listeners = new Set<(id: number, change: object, tab: { url?: string }) => void>();
  vi.spyOn(fakeBrowser.tabs.onUpdated, 'addListener').mockImplementation((listener) => void listeners.add(listener as never));
  vi.spyOn(fakeBrowser.tabs.onUpdated, 'removeListener').mockImplementation((listener) => void listeners.delete(listener as never));
  let hasLoaded = false;
  const reload = vi.spyOn(fakeBrowser.tabs, 'reload').mockImplementation((async () => {
    setTimeout(
      () =>
        [...listeners].forEach((listener) => {
          listener(9, { status: 'complete' }, { url: 'https://site9.example/' });
          // Empty at first.
          listener(7, { status: 'complete' }, { url: 'about:blank' });
          listener(7, { status: 'loading' }, { url: 'https://site7.example/page' });
          hasLoaded = true;
          listener(7, { status: 'complete' }, { url: 'https://site7.example/page' });
        }),
      10,
    );
  }) as never);
  const { result } = renderHook(() => useTabSources(null));
  act(() => result.current.pick([tab(7, { isAsleep: true })]));
  await act(() => result.current.settled());
  expect(reload).toHaveBeenCalledWith(7);
  expect(hasLoaded).toBe(true);
  expect((await attachmentsOf(null)).map(({ title }) => title)).toEqual(['Tab 7']);
  expect(listeners.size).toBe(0);
});
