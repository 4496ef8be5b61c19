import { chatOf } from '@/utils/store/chats';
import { messagesOf } from '@/utils/store/messages';

/** A chat with all its messages; undefined for one that is deleted. */
export async function chatWithMessages(chatId: string) {
  const chat = await chatOf(chatId);
  return chat && { chat, messages: await messagesOf(chatId) };
}
