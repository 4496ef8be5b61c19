import type { PromptRow } from '@/utils/core/rows';
import { db, strictDb } from './db';

export async function promptRows(): Promise<PromptRow[]> {
  return db.prompts.toArray();
}

/** Sets some fields of a prompt's row, which may not be there yet. */
export async function changePromptRow(id: string, change: Omit<PromptRow, 'id'>): Promise<void> {
  await strictDb.transaction('rw', strictDb.prompts, async () => {
    await strictDb.prompts.put({ ...(await strictDb.prompts.get(id)), ...change, id });
  });
}

/** Removes a prompt's row. @returns what it was, for `putPromptRow` to bring back */
export async function removePromptRow(id: string): Promise<PromptRow | undefined> {
  return strictDb.transaction('rw', strictDb.prompts, async () => {
    const row = await strictDb.prompts.get(id);
    await strictDb.prompts.delete(id);
    return row;
  });
}

export async function putPromptRow(row: PromptRow): Promise<void> {
  await strictDb.prompts.put(row);
}

/** Brings back every built-in prompt that was taken away. */
export async function unhidePromptRows(): Promise<void> {
  await strictDb.prompts
    .filter(({ hidden }) => hidden === true)
    .modify((row) => {
      delete row.hidden;
    });
}

/** Puts prompts in this order. */
export async function orderPromptRows(ids: readonly string[]): Promise<void> {
  await strictDb.transaction('rw', strictDb.prompts, async () => {
    for (const [order, id] of ids.entries()) await strictDb.prompts.put({ ...(await strictDb.prompts.get(id)), id, order });
  });
}
