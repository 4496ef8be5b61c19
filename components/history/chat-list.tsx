import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { UndoToast } from '@/components/ui/undo-toast';
import type { Chat } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { deleteChat, recentChats, undeleteChat } from '@/utils/store/chats';
import { ChatItem } from './chat-item';

interface ChatListProps {
  shownId: string | null;
  onOpen(chatId: string): void;
  onDeleted(chatId: string): void;
}

/** All chats, the last used first. */
export function ChatList({ shownId, onOpen, onDeleted }: ChatListProps) {
  const chats = useLiveQuery(() => recentChats());
  const [deleted, setDeleted] = useState<Chat>();
  if (!chats) return <main />;

  async function remove(chat: Chat): Promise<void> {
    await deleteChat(chat.id);
    setDeleted(chat);
    onDeleted(chat.id);
  }

  return (
    <main className="chats">
      {chats.length === 0 && !deleted && <p className="quiet">{words('chats.empty')}</p>}
      <ul aria-label={words('chats.title')}>
        {chats.map((chat) => (
          <ChatItem
            key={chat.id}
            chat={chat}
            isShown={chat.id === shownId}
            onOpen={() => onOpen(chat.id)}
            onDelete={() => void remove(chat)}
          />
        ))}
      </ul>
      {deleted && (
        <UndoToast
          text={words('chats.deleted', { title: deleted.title })}
          onUndo={() => {
            void undeleteChat(deleted.id);
            setDeleted(undefined);
          }}
        />
      )}
    </main>
  );
}
