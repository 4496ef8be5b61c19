import { useEffect, useMemo, useRef, useState } from 'react';
import type { Chat, Message } from '@/utils/core/rows';
import { branchTo, type Children, childrenOf } from '@/utils/core/tree';
import { type ChatRows, watchChat } from '@/utils/store/chat-rows';

export interface OpenChat {
  /** `null` is a new one. */
  chat: Chat | null;
  /** What is shown, root first. Of a long chat only its end, until the rest is read. */
  branch: readonly Message[];
  children: Children;
  byId: ReadonlyMap<string, Message>;
}

const NEW: OpenChat = { chat: null, branch: [], children: new Map(), byId: new Map() };

/**
 * The rows of a chat, all of the same chat: what was found for the one before is nothing.
 * @param chatId `null` for a new chat; undefined while it is not known which
 * @returns undefined while they are being read
 */
export function useChat(chatId: string | null | undefined): OpenChat | undefined {
  const [rows, setRows] = useState<ChatRows & { chatId: string }>();
  useEffect(() => {
    if (!chatId) return undefined;
    return watchChat(
      chatId,
      (found) => setRows({ ...found, chatId }),
      (error) => void Promise.reject(error),
    );
  }, [chatId]);
  // The rest is read when nothing else is to be done: for the page's own search, and for the alternatives that stand there.
  useEffect(() => {
    const { readOlder } = rows ?? {};
    if (!readOlder) return undefined;
    const waiting = requestIdleCallback(readOlder, { timeout: 200 });
    return () => cancelIdleCallback(waiting);
  }, [rows]);

  const open = useMemo(() => rows && openOf(rows), [rows]);
  // What is shown stays until the block is there that holds the new end.
  const before = useRef<OpenChat>(undefined);
  if (open || before.current?.chat?.id !== chatId) before.current = open;
  if (chatId === null) return NEW;
  return rows?.chatId === chatId ? before.current : undefined;
}

/** @returns undefined while the end of the branch is not among the rows */
function openOf({ chat, messages, readOlder }: ChatRows): OpenChat | undefined {
  if (!chat) return NEW;
  const byId = new Map(messages.map((message) => [message.id, message]));
  if (chat.head !== null && !byId.has(chat.head) && readOlder) return undefined;
  const branch = branchTo(messages, chat.head);
  // The beginning of the first answer may not be read yet.
  const from = branch[0]?.parentId == null ? 0 : branch.findIndex(({ role }) => role === 'user');
  return { chat, branch: from > 0 ? branch.slice(from) : branch, children: childrenOf(messages), byId };
}
