import { Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { PageIcon } from '@/components/ui/page-icon';
import type { Chat } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { pinChat } from '@/utils/store/chats';
import { Marked } from './marked';
import { RenameForm } from './rename-form';

export interface ChatItemProps {
  chat: Chat;
  /** What is going on in it, in a word. */
  state: string | undefined;
  isShown: boolean;
  /** Whether Tab comes here; the arrows lead to the others. */
  isCurrent: boolean;
  found: { terms: readonly RegExp[]; excerpt: string | undefined };
  on: { open(): void; remove(): void; focus(): void };
}

/** One chat in the list: opens, is pinned, renamed in its place, deleted. */
export function ChatItem({ chat, state, isShown, isCurrent, found, on }: ChatItemProps) {
  const [renaming, setRenaming] = useState(false);
  // The keyboard comes back to the chat that was renamed.
  const wasRenaming = useRef(false);
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasRenaming.current && !renaming) open.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  const { id, title } = chat;
  const isPinned = chat.pinnedAt !== undefined;
  const tabIndex = isCurrent ? 0 : -1;

  if (renaming)
    return (
      <li>
        <RenameForm chat={chat} onDone={() => setRenaming(false)} />
      </li>
    );
  return (
    <li className={isShown ? 'shown' : undefined} onFocus={on.focus}>
      <button
        ref={open}
        type="button"
        className="open"
        data-row
        tabIndex={tabIndex}
        aria-label={words('chats.open', { title })}
        // The name says what the button does; what is found and what goes on belongs to its description.
        aria-description={[state, found.excerpt].filter(Boolean).join('. ') || undefined}
        aria-keyshortcuts="F2 Delete"
        aria-current={isShown}
        title={title}
        onClick={on.open}
        onKeyDown={({ key }) => {
          if (key === 'F2') setRenaming(true);
          if (key === 'Delete') on.remove();
        }}
      >
        <PageIcon icon={chat.page?.icon ?? ''} title={chat.page?.title ?? title} />
        <span className="title" dir="auto">
          <Marked text={title} terms={found.terms} />
        </span>
      </button>
      {state && <span className="fact state">{state}</span>}
      {found.excerpt !== undefined && (
        <p className="excerpt" dir="auto">
          <Marked text={found.excerpt} terms={found.terms} />
        </p>
      )}
      <span className="deeds">
        <IconButton
          name={words(isPinned ? 'chats.unpin' : 'chats.pin', { title })}
          tabIndex={tabIndex}
          onClick={() => void pinChat(id, !isPinned)}
        >
          {isPinned ? <PinOff /> : <Pin />}
        </IconButton>
        <IconButton name={words('chats.rename', { title })} tabIndex={tabIndex} onClick={() => setRenaming(true)}>
          <Pencil />
        </IconButton>
        <IconButton name={words('chats.delete', { title })} tabIndex={tabIndex} onClick={on.remove}>
          <Trash2 />
        </IconButton>
      </span>
    </li>
  );
}
