import { keepLocalText, localText } from '@/utils/core/local-text';
import { browserLanguages, LANGUAGES, type Language, type LanguageChoice, languageFor } from './languages';
import { speak, spokenLanguage } from './words';

/** Where the chosen language is found before the database is open. */
const MIRROR = 'language';

let wanted: Language = 'en';

/** Loads the words of a language and speaks it, unless another was wanted meanwhile. */
export async function loadWords(language: Language): Promise<void> {
  wanted = language;
  if (language === spokenLanguage()) return;
  const { default: messages } = await (LANGUAGES.find(({ code }) => code === language) ?? LANGUAGES[0]).load();
  if (wanted === language) speak(language, messages);
}

/**
 * Has the words of the user's language there before anything is shown.
 * @returns undefined where that is so at once: in English
 */
export function firstWords(): Promise<void> | undefined {
  const language = languageFor(mirrored(), browserLanguages());
  if (language !== 'en') return loadWords(language);
  speak('en', {});
  return undefined;
}

/** Remembers the choice for the next first paint. */
export function mirrorLanguage(choice: LanguageChoice): void {
  // A worker keeps it nowhere, and paints nothing.
  keepLocalText(MIRROR, choice === 'system' ? undefined : choice);
}

function mirrored(): LanguageChoice {
  const kept = localText(MIRROR);
  return LANGUAGES.find(({ code }) => code === kept)?.code ?? 'system';
}
