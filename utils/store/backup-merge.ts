import type { z } from 'zod';
import type { Chat, Endpoint, PromptRow } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import type { chatEntry } from './backup-schema';
import { db, strictDb } from './db';

/**
 * Takes a chat in, whole or not at all. One that is there already gets the messages and pages it lacks, and a message that ended later; its
 * own row gives way only to one that was used later. One that was deleted comes back: it was asked for.
 */
export async function mergeChat({ chat, messages, files }: z.infer<typeof chatEntry>): Promise<'added' | 'renewed' | 'same'> {
  const chatId = chat.id;
  return db.transaction('rw', db.chats, db.messages, db.files, async () => {
    const before = await db.chats.get(chatId);
    if (!before) {
      await db.chats.add(chat);
      await db.messages.bulkAdd(messages.map((message) => ({ ...message, chatId })));
      await db.files.bulkAdd(files.map((file) => ({ ...file, chatId })));
      return 'added';
    }
    const kept = new Map((await db.messages.where({ chatId }).toArray()).map((message) => [message.id, message]));
    const keptFiles = new Set(await db.files.where({ chatId }).primaryKeys());
    const newMessages = messages.filter(({ id }) => !kept.has(id));
    const newFiles = files.filter(({ id }) => !keptFiles.has(id));
    const laterMessages = messages.filter(({ id, endedAt = 0 }) => {
      const row = kept.get(id);
      return row && !isLive(row) && endedAt > (row.endedAt ?? 0);
    });
    await db.messages.bulkAdd(newMessages.map((message) => ({ ...message, chatId })));
    await db.messages.bulkPut(laterMessages.map((message) => ({ ...message, chatId })));
    await db.files.bulkAdd(newFiles.map((file) => ({ ...file, chatId })));
    const isLater = chat.updatedAt > before.updatedAt;
    if (isLater || before.deletedAt !== undefined) {
      const { deletedAt: _, ...row }: Chat = isLater ? chat : before;
      await db.chats.put(row);
    }
    const isSame = newMessages.length + laterMessages.length + newFiles.length === 0 && !isLater && before.deletedAt === undefined;
    return isSame ? 'same' : 'renewed';
  });
}

/** Adds an endpoint that is not there; one that is keeps its address, as its key is bound to that. */
export async function mergeEndpoint(endpoint: Endpoint): Promise<boolean> {
  return strictDb.transaction('rw', strictDb.endpoints, async () => {
    if (await strictDb.endpoints.get(endpoint.id)) return false;
    await strictDb.endpoints.add(endpoint);
    return true;
  });
}

/** Adds a prompt, or what was made of a built-in one, where nothing stands here. */
export async function mergePrompt(prompt: PromptRow): Promise<void> {
  await strictDb.transaction('rw', strictDb.prompts, async () => {
    if (!(await strictDb.prompts.get(prompt.id))) await strictDb.prompts.add(prompt);
  });
}

/** Sets what was never set here. */
export async function mergeSetting(id: string, value: unknown): Promise<boolean> {
  return strictDb.transaction('rw', strictDb.settings, async () => {
    if (await strictDb.settings.get(id)) return false;
    await strictDb.settings.add({ id, value });
    return true;
  });
}
