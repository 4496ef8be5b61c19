import { find } from '@/components/ui/find';
import type { WindowTab, WindowTabs } from '@/utils/browser/window-tabs';
import { hostOf } from '@/utils/core/addresses';
import { words } from '@/utils/i18n/words';

/** An entry of the list behind “@”. */
export type TabChoice = { id: string; name: string } & (
  | { kind: 'tab'; tab: WindowTab; host: string }
  | { kind: 'many'; tabs: readonly WindowTab[] }
  /** Lets Aside see what the other tabs are. */
  | { kind: 'ask'; hasGroups: boolean }
);

/** More than a screen of tabs is found by typing. */
const MOST = 50;

/**
 * What can be picked behind “@”: tabs by title and host, all of them, groups of them. The tab in front is among all of them alone, as it has
 * a chip of its own. While addresses are unknown, an entry asks for them, where nothing is typed yet that could be meant otherwise.
 */
export function tabChoices({ tabs, groups, areKnown }: WindowTabs, query: string): TabChoice[] {
  const known = tabs.filter(({ url }) => url !== undefined);
  const others = known.filter(({ isActive }) => !isActive);
  const isPartly = !areKnown && tabs.some(({ url, isActive }) => url === undefined && !isActive);
  const many = isPartly || others.length < 2 ? [] : [{ id: 'all', name: words('tabs.all'), kind: 'many' as const, tabs: known }];
  const grouped = groups.flatMap(({ id, name }) => {
    const members = known.filter(({ groupId }) => groupId === id);
    const choice = { id: `group${id}`, name: name ? words('tabs.group', { name }) : words('tabs.group-unnamed'), kind: 'many' as const };
    return members.length > 0 ? [{ ...choice, tabs: members }] : [];
  });
  const single = others.map((tab) => {
    const host = hostOf(tab.url ?? '');
    return { id: `tab${tab.tabId}`, name: tab.title || tab.url || host, also: host, kind: 'tab' as const, tab, host };
  });
  const ask = { id: 'ask', name: words('tabs.see'), kind: 'ask' as const, hasGroups: groups.length > 0 };
  return [...find<TabChoice>([...many, ...grouped, ...single], query, MOST), ...(isPartly && query === '' ? [ask] : [])];
}
