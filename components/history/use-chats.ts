import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { ignoreAbort } from '@/utils/core/faults';
import type { Chat } from '@/utils/core/rows';
import { chatsOf, pinnedChats, recentChats } from '@/utils/store/chats';
import { messageIdsWith } from '@/utils/store/messages';
import { type FoundChat, searchChats } from '@/utils/store/search';

export interface ListedChats {
  pinned: readonly Chat[];
  recent: readonly Chat[];
  /** Where in a chat a searched word stands, by the chat's id. */
  excerpts: ReadonlyMap<string, string>;
  /** There are more than were asked for. */
  hasMore: boolean;
  /** The search is still on its way. */
  isSearching: boolean;
  /** All that were found; undefined where nothing is searched for. */
  foundIds: readonly string[] | undefined;
}

interface Search {
  query: string;
  pageUrl: string | undefined;
}

interface Found {
  of: Search;
  chats: readonly FoundChat[];
  isOver: boolean;
}

/** Before a search begins, so that a word is typed first; ms. */
const PAUSE_MS = 120;
/** What is found is shown at once, then at most so often; ms. */
const SHOWN_EVERY_MS = 150;

/**
 * Chats as rows, found or all.
 * @param search undefined: all of them
 * @param limit at most so many
 */
export function useChats(search: Search | undefined, limit: number): ListedChats | undefined {
  const found = useSearch(search);
  const foundIds = search && (found?.chats.map(({ id }) => id) ?? []);
  const shownIds = foundIds?.slice(0, limit);
  const key = shownIds?.join();
  const rows = useLiveQuery(async () => {
    if (shownIds) return { key, pinned: [], recent: await chatsOf(shownIds) };
    const [pinned, recent] = await Promise.all([pinnedChats(), recentChats(limit + 1)]);
    return { key, pinned, recent };
  }, [key, limit]);
  // What belongs to the list before is shown until the next is there: a list must not blink.
  if (!rows) return undefined;
  return {
    pinned: rows.pinned,
    recent: rows.recent.slice(0, limit),
    excerpts: new Map(found?.chats.flatMap(({ id, excerpt }) => (excerpt === undefined ? [] : [[id, excerpt]]))),
    hasMore: foundIds ? foundIds.length > limit : rows.recent.length > limit,
    isSearching: search !== undefined && !found?.isOver,
    foundIds,
  };
}

function useSearch(search: Search | undefined): Found | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (!search) return;
    const end = new AbortController();
    async function run(wish: Search): Promise<void> {
      const chats: FoundChat[] = [];
      setFound({ of: wish, chats, isOver: false });
      let shownAt = 0;
      for await (const slice of searchChats(wish, end.signal)) {
        chats.push(...slice);
        if (performance.now() - shownAt < SHOWN_EVERY_MS) continue;
        shownAt = performance.now();
        setFound({ of: wish, chats: [...chats], isOver: false });
      }
      setFound({ of: wish, chats, isOver: true });
    }
    const begin = setTimeout(() => void run(search).catch(ignoreAbort), PAUSE_MS);
    return () => {
      clearTimeout(begin);
      end.abort();
    };
  }, [search]);
  return found?.of === search ? found : undefined;
}

/** Which answers are being written, and which broke off, by the id of the message. */
export function useChatStates(): { live: ReadonlySet<string>; interrupted: ReadonlySet<string> } {
  const ids = useLiveQuery(async () => ({
    live: new Set(await messageIdsWith('queued', 'streaming', 'stopping')),
    interrupted: new Set(await messageIdsWith('interrupted')),
  }));
  return ids ?? NOTHING;
}

const NOTHING = { live: new Set<string>(), interrupted: new Set<string>() };
