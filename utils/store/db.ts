import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import { fileIdsOf, sourcePart, type Tail } from '@/utils/core/parts';
import type { Chat, Endpoint, Intent, Message, PromptRow, SourceFile } from '@/utils/core/rows';

interface Setting {
  id: string;
  value: unknown;
}

class AsideDb extends Dexie {
  declare chats: EntityTable<Chat, 'id'>;
  declare messages: EntityTable<Message, 'id'>;
  declare files: EntityTable<SourceFile, 'id'>;
  declare tails: Table<Tail, [string, number]>;
  declare endpoints: EntityTable<Endpoint, 'id'>;
  declare settings: EntityTable<Setting, 'id'>;
  declare intents: EntityTable<Intent, 'id'>;
  declare prompts: EntityTable<PromptRow, 'id'>;

  constructor(durability: 'strict' | 'relaxed') {
    super('aside', { chromeTransactionDurability: durability });
    // A later version restates only the tables it changes.
    this.version(1).stores({
      chats: 'id, updatedAt, pinnedAt, deletedAt',
      messages: 'id, [chatId+seq], parentId, status',
      files: 'id, chatId, [chatId+hash]',
      tails: '[messageId+n]',
      endpoints: 'id',
      settings: 'id',
      intents: 'id, windowId',
    });
    this.version(2).stores({ messages: 'id, [chatId+seq], parentId, status, deletedAt', prompts: 'id' }).upgrade(labelSources);
    // Close and stay closed: old code must never write into a newer database.
    this.on('versionchange', () => this.close({ disableAutoOpen: true }));
  }
}

/** Questions name their sources themselves, so that a chat can be shown without the texts of its files. */
async function labelSources(transaction: Transaction): Promise<void> {
  const files = transaction.table<SourceFile, string>('files');
  const messages = transaction.table<Message, string>('messages');
  for (const id of await messages.toCollection().primaryKeys()) {
    const message = await messages.get(id);
    if (!message?.parts.some((part) => part.type === 'source' && !part.label)) continue;
    const kept = await files.bulkGet(fileIdsOf(message.parts));
    const byId = new Map(kept.flatMap((file) => (file ? [[file.id, file] as const] : [])));
    const parts = message.parts.map((part) => {
      const file = part.type === 'source' ? byId.get(part.fileId) : undefined;
      return file ? sourcePart(file.id, file) : part;
    });
    await messages.update(id, { parts });
  }
}

/** For what may be lost with the power: tails, settings, marks. */
export const db = new AsideDb('relaxed');

/**
 * The same database, its writes on the disk before they count as done (measured: p50 1.1 ms): a question before its request,
 * a final answer. Dexie sets durability an instance, so there are two; live queries see the writes of both.
 */
export const strictDb = new AsideDb('strict');
