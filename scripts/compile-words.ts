import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { pseudo } from './pseudo-words';

const FOLDER = fileURLToPath(new URL('../utils/i18n/', import.meta.url));
const MENU_WORDS = 'virtual:menu-words';
/** The keys of what stands in the right-click menu. */
export const MENU_KEYS = /^menu\.|\.menu$|^action\.[\w-]+\.name$/;
const RIGHT_TO_LEFT = ['ar'];

interface Options {
  /** Puts the pseudo-language in the place of English: for tests. */
  pseudoEnglish?: boolean;
}

/**
 * Compiles the ICU messages of `utils/i18n/*.json` at build time, so that no message parser ships; and makes `virtual:menu-words` of
 * those that stand in menus.
 */
export function compileWords({ pseudoEnglish = false }: Options = {}): Plugin {
  function compile(language: string, json: string): Record<string, CompiledMessage> {
    return compileFile(language, json, pseudoEnglish && language === 'en' ? pseudo : (message) => message);
  }
  return {
    name: 'aside:compile-words',
    enforce: 'pre',
    resolveId: (id) => (id === MENU_WORDS ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${MENU_WORDS}`) return undefined;
      const menus = languages().map((language) => {
        const all = compile(language, readFileSync(`${FOLDER}${language}.json`, 'utf8'));
        return [language, Object.fromEntries(Object.entries(all).filter(([key]) => MENU_KEYS.test(key)))];
      });
      return `export default ${JSON.stringify(Object.fromEntries(menus))}`;
    },
    transform(code, id) {
      if (!/utils\/i18n\/[\w-]+\.json$/.test(id)) return undefined;
      return { code: JSON.stringify(compile(basename(id, '.json'), code)), map: null };
    },
  };
}

/** The languages there are a file of. */
export function languages(): string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith('.json') ? [basename(file, '.json')] : []));
}

/** What browsers read of an extension's words themselves: `_locales/LOCALE/messages.json`, one a language. */
export function browserMessages(): { locale: string; json: string }[] {
  return languages().map((language) => {
    const words = JSON.parse(readFileSync(`${FOLDER}${language}.json`, 'utf8')) as Record<string, string>;
    const messages = {
      name: { message: words['extension.name'] },
      description: { message: words['extension.description'] },
      region: { message: words['menu.region'] },
    };
    // Chrome's list of locales has regions where BCP 47 has scripts.
    return { locale: language.replace('zh-Hans', 'zh_CN'), json: JSON.stringify(messages, null, 2) };
  });
}

function compileFile(language: string, json: string, change: (message: string) => string): Record<string, CompiledMessage> {
  const words = Object.entries(JSON.parse(json) as Record<string, string>);
  return Object.fromEntries(
    words.map(([key, message]) => {
      const compiled = compileMessage(change(message));
      return [key, RIGHT_TO_LEFT.includes(language) ? isolated(compiled) : compiled];
    }),
  );
}

/** Puts what a plain placeholder stands for between the marks FSI and PDI, so that a Latin name does not turn an Arabic sentence about. */
function isolated(message: CompiledMessage): CompiledMessage {
  if (typeof message === 'string') return message;
  return message.flatMap((token) => {
    if (typeof token === 'string') return [token];
    const [name, type, format] = token;
    if (type === undefined) return ['\u2068', token, '\u2069'];
    if (typeof format !== 'object' || format === null) return [token];
    // A plural's `offset` stands among its cases.
    const cases = Object.entries(format).map(([value, each]) => [value, Array.isArray(each) ? isolated(each) : each]);
    return [[name, type, Object.fromEntries(cases)] as typeof token];
  });
}
