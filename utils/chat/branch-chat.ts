import { newId } from '@/utils/core/ids';
import { keptIdsOf, type Part } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { isLive, withoutLife } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { strictDb } from '@/utils/store/db';

/**
 * A chat of its own that begins with a branch of another, with copies of its messages and of what they brought.
 * @param branch root first
 * @returns its id; undefined where the chat has gone
 */
export async function branchChat(branch: readonly Message[]): Promise<string | undefined> {
  const [first] = branch;
  if (!first) return undefined;
  return strictDb.transaction('rw', strictDb.chats, strictDb.messages, strictDb.files, async () => {
    const chat = await strictDb.chats.get(first.chatId);
    if (!chat) return undefined;
    const chatId = newId();
    const now = Date.now();
    const fileIds = new Map<string, string>();
    const files = await strictDb.files.bulkGet([...new Set(branch.flatMap(({ parts }) => keptIdsOf(parts)))]);
    for (const file of files) {
      if (!file) continue;
      const id = newId();
      fileIds.set(file.id, id);
      await strictDb.files.add({ ...file, id, chatId });
    }
    const own = (part: Part): Part => ('fileId' in part ? { ...part, fileId: fileIds.get(part.fileId) ?? part.fileId } : part);
    let head: string | null = null;
    for (const [seq, message] of branch.entries()) {
      // Only the original is still being written: what a live answer alone has stays with it.
      const { sent, deletedAt: _, ...rest } = withoutLife(message);
      const copy: Message = {
        ...rest,
        id: newId(),
        chatId,
        seq,
        parentId: head,
        parts: rest.parts.map(own),
        status: isLive(message) ? 'interrupted' : message.status,
        ...(sent ? { sent: sent.map((each) => ({ ...each, fileId: fileIds.get(each.fileId) ?? each.fileId })) } : {}),
      };
      await strictDb.messages.add(copy);
      head = copy.id;
    }
    const { id: _, leaves: __, pinnedAt: ___, deletedAt: ____, ...kept } = chat;
    await strictDb.chats.add({
      ...kept,
      id: chatId,
      title: words('chat.branch-of', { title: chat.title }),
      head,
      createdAt: now,
      updatedAt: now,
    });
    return chatId;
  });
}
