import { spokenLocale } from './words';

/** Names beyond these are counted by nobody: who wants them all looks. */
const MOST = 5;

/** Names in a row, each in its own direction. */
export function inList(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => `\u2068${name}\u2069`);
  return inRow(names.length > MOST ? [...shown, '…'] : shown);
}

/** All of them in a row, as the language sets it. Lists of units have no commas in Russian, and nothing at all between them in Chinese. */
export function inRow(items: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'conjunction', style: 'narrow' }).format(items);
}
