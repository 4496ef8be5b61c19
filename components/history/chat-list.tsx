import './history.css';
import { useMemo, useState } from 'react';
import { UndoToast } from '@/components/ui/undo-toast';
import { termsOf } from '@/utils/core/find';
import { words } from '@/utils/i18n/words';
import { deleteChats, undeleteChats } from '@/utils/store/chats';
import { DayLists } from './day-lists';
import { Finder } from './finder';
import { SelectBar } from './select-bar';
import { useChats } from './use-chats';
import { useChoice } from './use-choice';
import { useFrontUrl } from './use-front-url';

interface ChatListProps {
  /** The window whose page is in front; `null` in a tab of ours. */
  windowId: number | null;
  /** Whether the list is the page's main part, or stands beside it. */
  isMain: boolean;
  shownId: string | null;
  onOpen(chatId: string): void;
  onDeleted(chatIds: readonly string[]): void;
}

/** Rows that are drawn before the end of the list is scrolled to, and more each time it is. */
const PAGE = 50;

/** All chats by day, or those that are searched for. */
export function ChatList({ windowId, isMain, shownId, onOpen, onDeleted }: ChatListProps) {
  const [query, setQuery] = useState('');
  const [ofPage, setOfPage] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const [deleted, setDeleted] = useState<{ ids: readonly string[]; title: string }>();
  const frontUrl = useFrontUrl(windowId);
  const pageUrl = ofPage ? frontUrl : undefined;
  const search = useMemo(() => (query.trim() === '' && pageUrl === undefined ? undefined : { query, pageUrl }), [query, pageUrl]);
  const terms = useMemo(() => termsOf(query), [query]);
  const listed = useChats(search, limit);
  const rows = listed ? [...listed.pinned, ...listed.recent] : [];
  const choice = useChoice(rows.map(({ id }) => id));

  async function remove(ids: readonly string[], title: string): Promise<void> {
    await deleteChats(ids);
    setDeleted({ ids, title });
    choice.end();
    onDeleted(ids);
  }

  const Box = isMain ? 'main' : 'div';
  return (
    <Box className="chats">
      <Finder
        query={query}
        page={frontUrl === undefined ? undefined : { isOn: ofPage, flip: () => setOfPage(!ofPage) }}
        canChoose={rows.length > 0}
        isChoosing={choice.isOn}
        on={{ query: setQuery, choose: choice.begin }}
      />
      {listed && rows.length === 0 && !listed.isSearching && (
        <p className="quiet" role="status">
          {emptyWords(search !== undefined, query)}
        </p>
      )}
      {listed && (
        <DayLists
          listed={listed}
          terms={terms}
          shownId={shownId}
          choice={choice}
          on={{ open: onOpen, remove: (chat) => void remove([chat.id], chat.title) }}
        />
      )}
      {listed?.isSearching && <p className="fact late">{words('chats.searching')}</p>}
      {listed?.hasMore && <MoreWhenSeen key={limit} onSeen={() => setLimit(limit + PAGE)} />}
      {choice.isOn && <SelectBar choice={choice} foundIds={listed?.foundIds} onDelete={(ids) => void remove(ids, '')} />}
      {deleted && (
        <UndoToast
          key={deleted.ids.join()}
          text={words(deleted.ids.length === 1 && deleted.title ? 'chats.deleted' : 'chats.deleted-many', {
            title: deleted.title,
            count: deleted.ids.length,
          })}
          onUndo={() => {
            void undeleteChats(deleted.ids);
            setDeleted(undefined);
          }}
        />
      )}
    </Box>
  );
}

function emptyWords(isSearch: boolean, query: string): string {
  if (!isSearch) return words('chats.empty');
  return query.trim() ? words('chats.none-found', { query: query.trim() }) : words('chats.none-of-page');
}

/** The end of what is drawn: more is drawn when it comes near the view. A button too, as a reader may jump over it. */
function MoreWhenSeen({ onSeen }: { onSeen(): void }) {
  return (
    <button
      type="button"
      className="link more"
      onClick={onSeen}
      ref={(button) => {
        if (!button) return;
        const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '600px' });
        seen.observe(button);
        return () => seen.disconnect();
      }}
    >
      {words('chats.more')}
    </button>
  );
}
