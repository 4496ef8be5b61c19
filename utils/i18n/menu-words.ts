import menuWords from 'virtual:menu-words';
import type { Language } from './languages';
import { speak } from './words';

/**
 * Speaks a language as far as the right-click menu goes: the keys that end in `.menu`. They are all in the bundle, as a service worker may
 * not `import()` what it needs.
 */
export function speakInMenus(language: Language): void {
  speak(language, menuWords[language] ?? {});
}
