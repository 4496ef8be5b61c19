/** What may stand in double braces in a prompt's text. */
export const VARIABLES = ['selection', 'page', 'language', 'input'] as const;
export type Variable = (typeof VARIABLES)[number];

/** What a right click was made on. */
export type MenuContext = 'page' | 'selection' | 'image';

/** Something to ask with one pick: built in, or the user's own. */
export interface Prompt {
  /** An action's id where it is built in. */
  id: string;
  name: string;
  /** What is typed after “/”. */
  slash: string;
  /** With its variables. */
  text: string;
  /** Where it stands in the right-click menu. */
  menus: readonly MenuContext[];
  /** `changed` is built in, and says what the user made of it. */
  origin: 'built-in' | 'changed' | 'own';
}

/** What stands behind each variable; absent or empty: nothing does. */
export type Values = Partial<Record<Variable, string>>;

/** `{{page}}`, or a choice, of which the first with something behind it is taken: `{{selection|page}}`. */
const PLACE = /\{\{\s*([a-z]+(?:\s*\|\s*[a-z]+)*)\s*\}\}/gi;

/** The variables a prompt cannot do without and that have nothing behind them; of a choice its first. */
export function missingIn(text: string, values: Values): Variable[] {
  const missing = placesIn(text).flatMap((choice) => (choice.some((name) => values[name]) ? [] : choice.slice(0, 1)));
  return [...new Set(missing)];
}

/**
 * What is asked: the text with all variables filled in. What was typed for a prompt that has no place for it stands at its end. Braces
 * around anything else are the user's own words and stay.
 */
export function fillPrompt(text: string, values: Values): string {
  const filled = text.replace(PLACE, (place, names: string) => {
    const choice = variablesOf(names);
    return choice ? (choice.map((name) => values[name]).find(Boolean) ?? '') : place;
  });
  const takesInput = placesIn(text).some((choice) => choice.includes('input'));
  return [filled.trim(), takesInput ? '' : (values.input ?? '')].filter(Boolean).join('\n\n');
}

function placesIn(text: string): Variable[][] {
  return [...text.matchAll(PLACE)].flatMap(([, names = '']) => {
    const choice = variablesOf(names);
    return choice ? [choice] : [];
  });
}

/** @returns undefined where one of the names is none of ours */
function variablesOf(names: string): Variable[] | undefined {
  const choice = names.split('|').map((name) => VARIABLES.find((variable) => variable === name.trim().toLowerCase()));
  return choice.every((name) => name !== undefined) ? choice : undefined;
}

/** A question that begins with “/” as far as it is written: the command, and what stands after it. */
export interface Command {
  slash: string;
  input: string;
  /** The command is whole: something, if only a space, stands after it. */
  isWhole: boolean;
}

export function commandIn(question: string): Command | undefined {
  const [, slash, rest] = /^\/(\S*)(\s[\s\S]*)?$/.exec(question) ?? [];
  return slash === undefined ? undefined : { slash: slashOf(slash), input: rest?.trim() ?? '', isWhole: rest !== undefined };
}

/** Characters of a command; the longest that is typed by hand. */
const MOST_SLASH = 40;

/** What can be typed after “/”, made of whatever was meant for it. */
export function slashOf(words: string): string {
  return words.normalize('NFKC').trim().toLowerCase().replace(/^\/+/, '').replace(/\s+/g, '-').slice(0, MOST_SLASH);
}

/** The prompt that a command names. */
export function promptNamed(prompts: readonly Prompt[], slash: string): Prompt | undefined {
  return slash === '' ? undefined : prompts.find((prompt) => slashOf(prompt.slash) === slash);
}
