import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { ROOT } from './project.mjs';

const FOLDER = join(ROOT, 'utils', 'i18n');

/** Names that stand in every language as they are, beside placeholders, addresses and what is between quotation marks. */
const NAMES =
  /\b(?:Aside|Ollama|OpenRouter|Docker|LM Studio|Studio|llama\.cpp|vLLM|whisper(?:\.cpp|-1)?|macOS|Windows|Linux|PDF|DOCX|XLSX|PPTX|CSV|JSON|PNG|JPEG|HEIC|iPhone|WAV|MP3|MP4|WebM|Markdown|Enter|Shift|Esc|about:addons|CORS|Developer|Enable|X-Team|research|contributor|URL|tokens?|Origin|API|https?|v1)\b/gi;

/** English that could only be left over: in a language of Latin letters, these are no words of it. */
const ENGLISH = /\b(?:the|and|of|to|is|are|your|this|that|with|for|from|answer|try|again|key|keys|choose)\b/i;
const LATIN = ['de', 'es', 'fr'];

/** Where a language says with the very same letters what English says. */
const SAME = {
  de: [
    ...['action.quiz.slash', 'connect.format', 'endpoint.name', 'header.chats', 'chats.title', 'keys.title', 'keys.passphrase'],
    ...['markdown.code', 'model.context', 'prompts.name', 'prompts.title'],
  ],
  es: ['header.chats', 'chats.title', 'model.context', 'prompts.title'],
  fr: ['action.critique.slash', 'action.quiz.slash', 'source.list'],
};
/** Names, units and the like, the same everywhere. */
const SAME_EVERYWHERE = ['extension.name', 'answer.seconds', 'alternatives.of'];

/**
 * The messages of a language as its file has them, uncompiled.
 * @param {string} language
 * @returns {Record<string, string>}
 */
export function messagesOf(language) {
  return JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8'));
}

/** The languages that English is translated into: the files there are. */
export function translations() {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json') && file !== 'en.json')
    .map((file) => basename(file, '.json'));
}

/**
 * What English says and a language does not, and the other way round.
 * @param {string} language
 */
export function keysAmiss(language) {
  const english = messagesOf('en');
  const messages = messagesOf(language);
  return {
    missing: Object.keys(english).filter((key) => !(key in messages)),
    stale: Object.keys(messages).filter((key) => !(key in english)),
  };
}

/**
 * What is wrong with a translation, one sentence each: placeholders, plural forms, whitespace, English left over.
 * @param {string} language BCP 47
 * @param {string} key
 * @param {string} message
 * @param {string} english
 * @returns {string[]}
 */
export function faultsOf(language, key, message, english) {
  const faults = [];
  const ours = partsOf(message);
  const theirs = partsOf(english);
  const names = (parts) => [...new Set(parts.args)].sort().join(', ');
  if (names(ours) !== names(theirs)) faults.push(`its placeholders are ${names(ours) || 'none'}, English has ${names(theirs) || 'none'}`);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join(', ');
  for (const { name, cases } of ours.plurals) {
    const forms = cases.filter((each) => !/^\d/.test(each)).join(', ');
    if (forms !== categories) faults.push(`{${name}} has the plurals ${forms}, the language has ${categories}`);
  }
  const exact = (parts) =>
    parts.plurals.flatMap(({ name, cases }) => cases.filter((each) => /^\d/.test(each)).map((each) => `${name}=${each}`));
  if (exact(ours).join() !== exact(theirs).join())
    faults.push(`its exact plurals are ${exact(ours).join()}, English has ${exact(theirs).join()}`);
  const choices = (parts) => parts.selects.map(({ name, cases }) => `${name}: ${cases.join(', ')}`).join('; ');
  if (choices(ours) !== choices(theirs)) faults.push(`it chooses by ${choices(ours)}, English by ${choices(theirs)}`);
  if (message.trim() !== message || /\s{2}|[\t\n]/.test(message)) faults.push('it has stray whitespace');
  if (/!|！/.test(message)) faults.push('it has an exclamation mark');
  if (message === english && /\p{L}/u.test(bare(english)) && ![...SAME_EVERYWHERE, ...(SAME[language] ?? [])].includes(key))
    faults.push('it is the same as English');
  const left = bare(message).replace(NAMES, '');
  if (LATIN.includes(language) ? ENGLISH.test(left) : /[a-z]{3}/i.test(left)) faults.push(`it has English left over: ${left.trim()}`);
  return faults;
}

/** A message without placeholders, code, addresses and names of headers. */
function bare(message) {
  return texts(compileMessageOrThrow(message))
    .join(' ')
    .replace(/https?:\/\/\S*|\/v1|X-[\w-]+: \w+/g, '');
}

function texts(compiled) {
  // A plural's `offset` stands among its cases.
  if (!Array.isArray(compiled)) return typeof compiled === 'string' ? [compiled] : [];
  return compiled.flatMap((token) => {
    if (typeof token === 'string') return [token];
    const [, , format] = token;
    return format && typeof format === 'object' ? Object.values(format).flatMap(texts) : [];
  });
}

/** The placeholders of a message with their types, and the cases of its plurals and choices. */
function partsOf(message) {
  const parts = { args: [], plurals: [], selects: [] };
  const walk = (compiled) => {
    if (!Array.isArray(compiled)) return;
    for (const token of compiled) {
      if (typeof token === 'string') continue;
      const [name, type = '', format] = token;
      parts.args.push(type ? `${name}, ${type}` : name);
      if (!format || typeof format !== 'object') continue;
      const cases = Object.keys(format)
        .filter((each) => each !== 'offset')
        .toSorted();
      if (type === 'select') parts.selects.push({ name, cases });
      else parts.plurals.push({ name, cases });
      for (const each of Object.values(format)) walk(each);
    }
  };
  walk(compileMessageOrThrow(message));
  return parts;
}
