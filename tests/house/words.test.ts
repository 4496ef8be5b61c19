import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { FAULT_CODES } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';
import en from '../../utils/i18n/en.json';

const ROOT = new URL('../..', import.meta.url).pathname;
const text = JSON.parse(readFileSync(join(ROOT, 'utils/i18n/en.json'), 'utf8')) as Record<string, string>;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
}
// Name and description of the extension are said by the browser; the build hands them over.
const code = [
  ...['components', 'entrypoints', 'utils'].flatMap(sources),
  readFileSync(join(ROOT, 'scripts/compile-words.ts'), 'utf8'),
].join('\n');

test('every word that the code says is in the locale file', () => {
  const used = [...code.matchAll(/words\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
  expect(used.length).toBeGreaterThan(30);
  for (const key of used) expect(Object.keys(en)).toContain(key);
});

test('every word in the locale file is said somewhere', () => {
  // `effort.${effort}`: which ends there are is for the types to say.
  const beginnings = [...code.matchAll(/words\(`([\w.-]+)\$\{/g)]
    .map(([, beginning]) => beginning ?? '')
    .filter((each) => each !== 'fault.');
  for (const key of Object.keys(en)) {
    const isSaid =
      code.includes(`'${key}'`) ||
      beginnings.some((beginning) => key.startsWith(beginning)) ||
      (key.startsWith('fault.') && FAULT_CODES.some((fault) => key === `fault.${fault}`));
    expect(isSaid, key).toBe(true);
  }
});

test('every fault has its sentence', () => {
  for (const fault of FAULT_CODES) expect(Object.keys(en)).toContain(`fault.${fault}`);
});

test('every message can be read, and none is empty', () => {
  for (const [key, message] of Object.entries(text)) {
    expect(message.trim(), key).not.toBe('');
    expect(() => compileMessage(message), key).not.toThrow();
    // What the compiler cannot read it hands on as it came.
    if (message.includes('{')) expect(compileMessage(message), key).not.toEqual([message]);
  }
});

test('plurals and values are filled in', () => {
  expect(words('start.words', { count: 1 })).toBe('1 word');
  expect(words('start.words', { count: 3120 })).toBe('3,120 words');
  expect(words('fault.server-error', { host: 'a.b', status: 503 })).toMatch(/^a\.b had an error \(503\)\./);
});

test('words are short and calm: no exclamation mark, no “Oops”', () => {
  for (const [key, message] of Object.entries(text)) expect(message, key).not.toMatch(/!|oops/i);
});
