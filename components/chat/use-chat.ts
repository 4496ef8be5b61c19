import { useLiveQuery } from 'dexie-react-hooks';
import type { Chat, Message, SourceFile } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { chatWithMessages } from '@/utils/store/chats';
import { filesOf } from '@/utils/store/files';

export interface OpenChat {
  /** `null` is a new one. */
  chat: Chat | null;
  branch: readonly Message[];
  files: readonly SourceFile[];
}

/**
 * The rows of a chat, all of the same chat: what a query found for the one before is nothing.
 * @param chatId `null` for a new chat; undefined while it is not known which
 * @returns undefined while they are being read
 */
export function useChat(chatId: string | null | undefined): OpenChat | undefined {
  const rows = useLiveQuery(async () => ({ chatId, found: chatId ? await chatWithMessages(chatId) : undefined }), [chatId]);
  const files = useLiveQuery(async () => ({ chatId, found: chatId ? await filesOf(chatId) : [] }), [chatId]);
  if (chatId === undefined || rows?.chatId !== chatId || files?.chatId !== chatId) return undefined;
  const { chat = null, messages = [] } = rows.found ?? {};
  return { chat, branch: branchTo(messages, chat?.head ?? null), files: files.found };
}
