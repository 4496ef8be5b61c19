import { actions } from '@/utils/actions';
import type { Action } from '@/utils/actions/action';
import type { Prompt, Values } from '@/utils/core/prompts';
import type { PromptRow, Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { promptRows } from '@/utils/store/prompts';

/**
 * Our variables as the built-in texts name them: a word of ICU in the locale files, as `{{page}}` would be none, and `{{page}}` in the text
 * that is shown and edited.
 */
export const PLACES = {
  page: '{{page}}',
  selection: '{{selection}}',
  language: '{{language}}',
  input: '{{input}}',
  /** What the question goes with. */
  source: '{{selection|page}}',
  /** The language that was typed, else the user's. */
  target: '{{input|language}}',
  /** What was typed, else what the question goes with. */
  subject: '{{input|selection|page}}',
};

/** All prompts that are offered, built in and the user's own, in the user's order. */
export async function allPrompts(): Promise<Prompt[]> {
  const rows = await promptRows();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const builtIn = actions.map((action, place) => ({ prompt: builtInPrompt(action, byId.get(action.id)), row: byId.get(action.id), place }));
  const own = rows.flatMap((row) => (actions.some(({ id }) => id === row.id) ? [] : [{ prompt: ownPrompt(row), row, place: -1 }]));
  return [...own, ...builtIn]
    .filter(({ row }) => !row?.hidden)
    .sort((a, b) => (a.row?.order ?? a.place) - (b.row?.order ?? b.place))
    .map(({ prompt }) => prompt);
}

/** Whether a built-in prompt was taken away and can be brought back. */
export async function hasHiddenPrompts(): Promise<boolean> {
  return (await promptRows()).some(({ hidden }) => hidden);
}

/** A built-in prompt in the language of the interface, with what the user changed of it. */
function builtInPrompt(action: Action, row?: PromptRow): Prompt {
  const { name, slash, text, menus } = row ?? {};
  const isChanged = [name, slash, text, menus].some((field) => field !== undefined);
  return {
    id: action.id,
    name: name ?? words(action.name),
    slash: slash ?? words(action.slash),
    text: text ?? words(action.text, PLACES),
    menus: menus ?? action.menus,
    origin: isChanged ? 'changed' : 'built-in',
  };
}

function ownPrompt({ id, name = '', slash = '', text = '', menus = [] }: PromptRow): Prompt {
  return { id, name, slash, text, menus, origin: 'own' };
}

/**
 * What stands behind a prompt's variables. Sources travel as sources: a page's own words, its title too, never stand among the user's, so
 * `{{page}}` becomes “this page”.
 * @param kinds what the question goes with, then what the chat holds
 */
export function valuesFor(kinds: readonly Source['kind'][], input = ''): Values {
  const page = kinds.find((kind) => kind !== 'selection');
  return {
    ...(page ? { page: words(`variable.${page}`) } : {}),
    ...(kinds.includes('selection') ? { selection: words('variable.selection') } : {}),
    language: words('variable.language'),
    input,
  };
}
