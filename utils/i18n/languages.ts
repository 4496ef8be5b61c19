import type { Messages } from '@lingui/core';

interface LanguageEntry {
  /** BCP 47; the name of its file. */
  code: string;
  /** What it calls itself. */
  name: string;
  dir: 'ltr' | 'rtl';
  /** Its words, in a file of their own; what is missing in them is said in English. */
  load(): Promise<{ default: Messages }>;
}

/** The languages of the interface, in the order shown. One file and one line here add another. */
export const LANGUAGES = [
  { code: 'en', name: 'English', dir: 'ltr', load: async () => ({ default: {} }) },
  { code: 'de', name: 'Deutsch', dir: 'ltr', load: () => import('./de.json') },
  { code: 'es', name: 'Español', dir: 'ltr', load: () => import('./es.json') },
  { code: 'fr', name: 'Français', dir: 'ltr', load: () => import('./fr.json') },
  { code: 'ru', name: 'Русский', dir: 'ltr', load: () => import('./ru.json') },
  { code: 'ar', name: 'العربية', dir: 'rtl', load: () => import('./ar.json') },
  { code: 'ja', name: '日本語', dir: 'ltr', load: () => import('./ja.json') },
  { code: 'zh-Hans', name: '简体中文', dir: 'ltr', load: () => import('./zh-Hans.json') },
] as const satisfies readonly LanguageEntry[];

export type Language = (typeof LANGUAGES)[number]['code'];
/** `system`: the browser's own. */
export type LanguageChoice = 'system' | Language;

/** What the user reads, the best first, as BCP 47 tags: the language of the browser itself, then those it tells pages of. */
export function browserLanguages(): string[] {
  // Both browsers make their own language the default of `Intl`; `navigator.languages` may begin with another.
  return [new Intl.DateTimeFormat().resolvedOptions().locale, ...navigator.languages];
}

/**
 * The language to speak: the chosen one, else the first that the user reads and there is, else English.
 * @param wanted BCP 47 tags, the best first
 */
export function languageFor(choice: LanguageChoice, wanted: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const scripts = new Map<string, string>();
  for (const tag of wanted) {
    const { language, script } = likely(tag);
    // Browsers write `zh` after `zh-TW`: who asked for one script first means it with the bare language too.
    const meant = (tag.includes('-') ? undefined : scripts.get(language)) ?? script;
    scripts.set(language, meant);
    const found = LANGUAGES.find(({ code }) => likely(code).language === language && likely(code).script === meant);
    if (found) return found.code;
  }
  return 'en';
}

/** The locale that numbers and dates are written in: the language, as it is written in the user's region where the browser knows that. */
export function formatLocale(language: Language, wanted: readonly string[]): string {
  const ours = likely(language);
  const regional = wanted.find((tag) => likely(tag).language === ours.language && likely(tag).script === ours.script);
  const tag = regional ?? language;
  // Addresses, statuses and commands have Latin digits; two kinds of digits in one line read badly.
  return language === 'ar' ? new Intl.Locale(tag, { numberingSystem: 'latn' }).toString() : tag;
}

function likely(tag: string): { language: string; script: string } {
  try {
    const { language, script = '' } = new Intl.Locale(tag).maximize();
    return { language, script };
  } catch {
    // Firefox lets its users type any list.
    return { language: '', script: '' };
  }
}
