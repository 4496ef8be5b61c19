import { useEffect, useSyncExternalStore } from 'react';
import { hashFor, type Route, routeOf } from '@/utils/core/route';
import { shownChat } from '@/utils/store/settings';

/**
 * What this tab shows, by its address; so Back and Forward, bookmarks and a second tab work as for any page.
 * @returns undefined while it is being looked up: an address that says nothing shows the chat of its window's panel
 */
export function useRoute(windowId: number): Route | undefined {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const route = routeOf(hash);
  const isKnown = route !== undefined;
  useEffect(() => {
    if (!isKnown) void shownChat(windowId).then((chatId) => location.replace(hashFor({ at: 'chat', chatId })));
  }, [isKnown, windowId]);
  return route;
}

export function goTo(route: Route): void {
  location.hash = hashFor(route);
}

function onHashChange(act: () => void): () => void {
  window.addEventListener('hashchange', act);
  return () => window.removeEventListener('hashchange', act);
}
