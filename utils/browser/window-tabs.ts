import { type Browser, browser } from 'wxt/browser';
import { isPrivateWindow } from './menus';

/** A tab of the window that Aside stands in. */
export interface WindowTab {
  tabId: number;
  /** Known only where the tab may be read, or where the user lets Aside see addresses. */
  url?: string;
  title: string;
  /** A data URL; empty where the browser gives only an address, which our policy does not load. */
  icon: string;
  isActive: boolean;
  /** The browser took its page out of memory, or stopped it: a script that is sent there may wait for ever. */
  isAsleep: boolean;
  groupId?: number;
}

interface TabGroup {
  id: number;
  /** Empty where it has none, or where the user did not let Aside see it. */
  name: string;
}

export interface WindowTabs {
  tabs: readonly WindowTab[];
  groups: readonly TabGroup[];
  /** The user lets Aside see titles and addresses, or all of them may be read. */
  areKnown: boolean;
}

/** What both browsers call “in no group”. */
const NO_GROUP = -1;
/** Characters: larger icons are pictures. */
const LARGEST_ICON = 50_000;

/** The tabs of this window in their order, without Aside's own. */
export async function windowTabs(): Promise<WindowTabs> {
  const own = browser.runtime.getURL('/');
  const found = await browser.tabs.query({ currentWindow: true });
  // A private window has a panel of its own, and its tabs are nobody else's (DESIGN §6).
  const tabs = found.filter((tab) => tab.incognito === isPrivateWindow() && !tab.url?.startsWith(own)).flatMap(asWindowTab);
  const areKnown = tabs.every(({ url }) => url !== undefined) || (await browser.permissions.contains({ permissions: ['tabs'] }));
  const ids = [...new Set(tabs.flatMap(({ groupId }) => groupId ?? []))];
  return { tabs, areKnown, groups: await Promise.all(ids.map(async (id) => ({ id, name: await nameOfGroup(id) }))) };
}

function asWindowTab(tab: Browser.tabs.Tab): WindowTab[] {
  const { id, title = '', favIconUrl = '', groupId = NO_GROUP } = tab;
  const url = tab.url || tab.pendingUrl;
  if (id === undefined) return [];
  return [
    {
      tabId: id,
      ...(url ? { url } : {}),
      title,
      icon: favIconUrl.startsWith('data:image/') && favIconUrl.length <= LARGEST_ICON ? favIconUrl : '',
      isActive: tab.active,
      isAsleep: tab.discarded === true || tab.status === 'unloaded' || Reflect.get(tab, 'frozen') === true,
      ...(groupId === NO_GROUP ? {} : { groupId }),
    },
  ];
}

async function nameOfGroup(id: number): Promise<string> {
  // There once it is allowed; not in older browsers.
  const tabGroups: typeof Browser.tabGroups | undefined = Reflect.get(browser, 'tabGroups');
  return (await tabGroups?.get(id).catch(() => undefined))?.title ?? '';
}

/** Calls back whenever `windowTabs` may have something else to say. */
export function watchWindowTabs(act: () => void, signal: AbortSignal): void {
  const { tabs, permissions } = browser;
  const events = [
    ...[tabs.onCreated, tabs.onUpdated, tabs.onRemoved, tabs.onMoved, tabs.onAttached, tabs.onDetached, tabs.onActivated],
    ...[permissions.onAdded, permissions.onRemoved],
  ];
  for (const event of events as { addListener(listener: () => void): void; removeListener(listener: () => void): void }[]) {
    event.addListener(act);
    signal.addEventListener('abort', () => event.removeListener(act));
  }
}

/**
 * Loads the page of a tab that sleeps, where it is: no other tab comes to the front. Resolves when it is there, or for the first time: Firefox
 * brings the page back and then loads it anew.
 */
export async function wakeTab(tabId: number, url: string, signal: AbortSignal): Promise<void> {
  const loaded = nextLoad(tabId, signal);
  // Measured in Firefox 153: `reload` leaves a tab that slept at about:blank. It alone has `warmup`, and `loadReplace`, which adds no step back.
  const replacing = { url, loadReplace: true };
  if (Reflect.has(browser.tabs, 'warmup')) await browser.tabs.update(tabId, replacing);
  else await browser.tabs.reload(tabId);
  await loaded;
}

/** Resolves when a tab's page is there, at once where it is. */
export async function tabLoaded(tabId: number, signal: AbortSignal): Promise<void> {
  const loaded = nextLoad(tabId, signal);
  const { status } = await browser.tabs.get(tabId);
  if (status !== 'complete') await loaded;
}

function nextLoad(tabId: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const updated = (id: number, { status }: { status?: string }, { url }: { url?: string | undefined }) => {
      // A tab that wakes is empty for a moment, and says that it is complete.
      if (id === tabId && status === 'complete' && url !== undefined && url !== 'about:blank') end();
    };
    const gone = () => {
      browser.tabs.onUpdated.removeListener(updated);
      fail(signal.reason);
    };
    const end = () => {
      signal.removeEventListener('abort', gone);
      browser.tabs.onUpdated.removeListener(updated);
      done();
    };
    browser.tabs.onUpdated.addListener(updated);
    signal.addEventListener('abort', gone);
  });
}
