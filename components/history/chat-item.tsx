import { useLiveQuery } from 'dexie-react-hooks';
import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { PageIcon } from '@/components/ui/page-icon';
import type { Chat } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { renameChat } from '@/utils/store/chats';
import { messageOf } from '@/utils/store/messages';

interface ChatItemProps {
  chat: Chat;
  isShown: boolean;
  onOpen(): void;
  onDelete(): void;
}

/** One chat in the list: opens, is renamed in its place, is deleted. */
export function ChatItem({ chat, isShown, onOpen, onDelete }: ChatItemProps) {
  const [renaming, setRenaming] = useState(false);
  // The keyboard comes back to the chat that was renamed.
  const wasRenaming = useRef(false);
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasRenaming.current && !renaming) open.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  const head = useLiveQuery(() => (chat.head === null ? undefined : messageOf(chat.head)), [chat.head]);
  const state = head && isLive(head) ? words('chats.live') : head?.status === 'interrupted' ? words('chats.interrupted') : undefined;
  const { title } = chat;

  if (renaming) {
    return (
      <li>
        <form
          className="rename"
          onSubmit={(event) => {
            event.preventDefault();
            const typed = new FormData(event.currentTarget).get('title');
            void renameChat(chat.id, typeof typed === 'string' ? typed : '');
            setRenaming(false);
          }}
        >
          <input
            name="title"
            dir="auto"
            aria-label={words('chats.new-title')}
            defaultValue={title}
            ref={(input) => input?.select()}
            onKeyDown={({ key }) => key === 'Escape' && setRenaming(false)}
            onBlur={({ currentTarget }) => currentTarget.form?.requestSubmit()}
          />
        </form>
      </li>
    );
  }
  return (
    <li className={isShown ? 'shown' : undefined}>
      <button ref={open} type="button" className="open" aria-label={words('chats.open', { title })} aria-current={isShown} onClick={onOpen}>
        <PageIcon icon={chat.page?.icon ?? ''} title={chat.page?.title ?? title} />
        <span className="title" dir="auto">
          {title}
        </span>
        {state && <span className="fact">{state}</span>}
      </button>
      <IconButton name={words('chats.rename', { title })} onClick={() => setRenaming(true)}>
        <Pencil />
      </IconButton>
      <IconButton name={words('chats.delete', { title })} onClick={onDelete}>
        <Trash2 />
      </IconButton>
    </li>
  );
}
