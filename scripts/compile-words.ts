import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/** Compiles the ICU messages of `utils/i18n/*.json` at build time, so that no message parser ships. */
export function compileWords(): Plugin {
  return {
    name: 'aside:compile-words',
    enforce: 'pre',
    transform(code, id) {
      if (!/utils\/i18n\/[\w-]+\.json$/.test(id)) return undefined;
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      const compiled = Object.fromEntries(words.map(([key, message]) => [key, compileMessage(message)]));
      return { code: JSON.stringify(compiled), map: null };
    },
  };
}
