import { useSyncExternalStore } from 'react';
import type { Language } from '@/utils/i18n/languages';
import { onLanguageChange, spokenLanguage } from '@/utils/i18n/words';

/**
 * Renders a component again when another language is spoken. The root does; below it only what is memoised and says words needs to.
 */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, spokenLanguage, spokenLanguage);
}
