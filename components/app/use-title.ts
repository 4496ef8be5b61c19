import { useLiveQuery } from 'dexie-react-hooks';
import { words } from '@/utils/i18n/words';
import { chatOf } from '@/utils/store/chats';

/** The title of a chat; of a new one, or of one that is not there, the words for a new one. */
export function useTitle(chatId: string | null | undefined): string {
  const chat = useLiveQuery(() => (chatId ? chatOf(chatId) : undefined), [chatId]);
  return (chat?.id === chatId && chat?.title) || words('chat.untitled');
}
