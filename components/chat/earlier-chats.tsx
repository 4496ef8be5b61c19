import { useLiveQuery } from 'dexie-react-hooks';
import { MessageSquare } from 'lucide-react';
import { words } from '@/utils/i18n/words';
import { chatsOfPage } from '@/utils/store/chats';

/** As many as are seen at a glance; the list of chats has them all. */
const MOST = 3;

/** The chats that began on the page in front. */
export function EarlierChats({ url, onOpen }: { url: string; onOpen(chatId: string): void }) {
  const chats = useLiveQuery(() => (url ? chatsOfPage(url, MOST) : []), [url]);
  if (!chats || chats.length === 0) return null;
  return (
    <section aria-label={words('start.earlier')}>
      <h3 className="quiet">{words('start.earlier')}</h3>
      <ul className="asks">
        {chats.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => onOpen(id)}>
              <MessageSquare />
              <span dir="auto">{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
