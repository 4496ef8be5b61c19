import { setupI18n } from '@lingui/core';
import en from './en.json';

export type WordKey = keyof typeof en;

// `compileWords` turns the ICU messages of the file into what Lingui takes at build time; TypeScript still sees the strings.
const i18n = setupI18n({ locale: 'en', messages: { en } });

/**
 * The words for a key, in the user's language.
 * @param values what the message's placeholders stand for; numbers are formatted by the message
 */
export function words(key: WordKey, values?: Record<string, string | number>): string {
  return i18n._(key, values);
}
