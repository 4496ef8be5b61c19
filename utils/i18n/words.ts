import { type Messages, setupI18n } from '@lingui/core';
import en from './en.json';
import { browserLanguages, formatLocale, LANGUAGES, type Language } from './languages';

export type WordKey = keyof typeof en;

// `compileWords` turns the ICU messages of the files into what Lingui takes at build time; TypeScript still sees the strings.
const i18n = setupI18n({ locale: 'en', messages: { en } });
let spoken: Language = 'en';

/**
 * The words for a key, in the user's language.
 * @param values what the message's placeholders stand for; numbers are formatted by the message
 */
export function words(key: WordKey, values?: Record<string, string | number>): string {
  return i18n._(key, values);
}

/**
 * Speaks a language from now on, in this context, and says so to the document.
 * @param messages compiled; what is missing is said in English
 */
export function speak(language: Language, messages: Messages): void {
  spoken = language;
  i18n.loadAndActivate({ locale: language, locales: formatLocale(language, browserLanguages()), messages: { ...en, ...messages } });
  if (typeof document === 'undefined') return;
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES.find(({ code }) => code === language)?.dir ?? 'ltr';
}

export function spokenLanguage(): Language {
  return spoken;
}

/** The BCP 47 tag for `Intl`: the language as it is written in the user's region. */
export function spokenLocale(): string {
  return [i18n.locales ?? i18n.locale].flat()[0] ?? spoken;
}

/** @returns stops calling */
export function onLanguageChange(act: () => void): () => void {
  return i18n.on('change', act);
}
