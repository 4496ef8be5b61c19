import menuWords from 'virtual:menu-words';
import type { Language } from './languages';
import { speak } from './words';

/**
 * Speaks a language as far as the right-click menu goes (`MENU_KEYS` of scripts/compile-words). These words are in the bundle, as a service
 * worker may not `import()` what it needs; all others are said in English there.
 */
export function speakInMenus(language: Language): void {
  speak(language, menuWords[language] ?? {});
}
