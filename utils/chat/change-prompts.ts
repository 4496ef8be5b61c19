import { newId } from '@/utils/core/ids';
import type { Prompt } from '@/utils/core/prompts';
import type { PromptRow } from '@/utils/core/rows';
import { changePromptRow, orderPromptRows, putPromptRow, removePromptRow, unhidePromptRows } from '@/utils/store/prompts';
import { allPrompts } from './all-prompts';
import { buildMenus } from './menus';

/** What the user can set of a prompt. */
export type PromptFields = Pick<Prompt, 'name' | 'slash' | 'text' | 'menus'>;

/** Adds a prompt of the user's own, before all others. @returns its id */
export async function addPrompt(fields: PromptFields): Promise<string> {
  const id = newId();
  const others = await allPrompts();
  await changePromptRow(id, fields);
  await reorderPrompts([id, ...others.map((prompt) => prompt.id)]);
  return id;
}

/** Changes a prompt; of a built-in one only what differs is kept, so that the rest follows the language of the interface. */
export async function changePrompt(before: Prompt, fields: PromptFields): Promise<void> {
  const { name, slash, text, menus } = fields;
  await changePromptRow(before.id, {
    ...(name === before.name ? {} : { name }),
    ...(slash === before.slash ? {} : { slash }),
    ...(text === before.text ? {} : { text }),
    ...(menus.join() === before.menus.join() ? {} : { menus }),
  });
  await buildMenus();
}

/** Takes a prompt away, a built-in one so that it can be brought back for good. @returns brings it back as it was */
export async function deletePrompt({ id, origin }: Prompt): Promise<() => Promise<void>> {
  const row = await removePromptRow(id);
  if (origin !== 'own') await putPromptRow({ ...row, id, hidden: true });
  await buildMenus();
  return () => restore(id, row);
}

/** Makes a built-in prompt what it was, in its place. @returns takes that back */
export async function resetPrompt(id: string): Promise<() => Promise<void>> {
  const row = await removePromptRow(id);
  if (row?.order !== undefined) await putPromptRow({ id, order: row.order });
  await buildMenus();
  return () => restore(id, row);
}

async function restore(id: string, row: PromptRow | undefined): Promise<void> {
  await (row ? putPromptRow(row) : removePromptRow(id));
  await buildMenus();
}

/** Brings back the built-in prompts that were taken away. */
export async function showHiddenPrompts(): Promise<void> {
  await unhidePromptRows();
  await buildMenus();
}

export async function reorderPrompts(ids: readonly string[]): Promise<void> {
  await orderPromptRows(ids);
  await buildMenus();
}
