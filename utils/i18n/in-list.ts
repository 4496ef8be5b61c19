import { spokenLocale } from './words';

/** Names beyond these are counted by nobody: who wants them all looks. */
const MOST = 5;

/** Names in a row, each in its own direction. */
export function inList(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => `\u2068${name}\u2069`);
  return new Intl.ListFormat(spokenLocale(), { type: 'unit' }).format(names.length > MOST ? [...shown, '…'] : shown);
}
