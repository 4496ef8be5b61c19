import { browserLanguages, type Language, languageFor } from '@/utils/i18n/languages';
import { loadWords, mirrorLanguage } from '@/utils/i18n/load-words';
import { spokenLanguage } from '@/utils/i18n/words';
import { settingOf } from './settings';
import { watch } from './watch';

/** The language of the interface. */
export async function currentLanguage(): Promise<Language> {
  return languageFor((await settingOf('language')) ?? 'system', browserLanguages());
}

/**
 * Keeps a document in the chosen language, now and after each change, whichever view makes it.
 * @param changed called when another language is spoken than before
 */
export function followLanguage(changed: () => void = () => undefined): void {
  let last = spokenLanguage();
  watch(
    () => settingOf('language'),
    async (choice = 'system') => {
      mirrorLanguage(choice);
      const language = languageFor(choice, browserLanguages());
      await loadWords(language);
      if (last !== language) changed();
      last = language;
    },
  );
}
