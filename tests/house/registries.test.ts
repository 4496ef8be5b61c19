import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actions } from '@/utils/actions';
import { parsers } from '@/utils/core/documents/parsers';
import { slashOf } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';
import { providers } from '@/utils/providers';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { readers } from '@/utils/readers';
import en from '../../utils/i18n/en.json';

/** The files of a registry's folder that are neither its list nor its type nor named here. */
function members(folder: string, ...others: string[]): string[] {
  const own = ['index.ts', ...others];
  return readdirSync(new URL(`../../utils/${folder}`, import.meta.url))
    .filter((file) => !own.includes(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

test('each action is one file and one line in its list, and has its words', () => {
  expect(actions.map(({ id }) => id).sort()).toEqual(members('actions', 'action.ts'));
  for (const { name, slash, text } of actions) for (const key of [name, slash, text]) expect(Object.keys(en)).toContain(key);
  // Each is asked by its own command.
  expect(new Set(actions.map(({ slash }) => slashOf(words(slash)))).size).toBe(actions.length);
});

test('each provider is one file and one line in its list', () => {
  expect(providers.map(({ id }) => id).sort()).toEqual(
    members('providers', 'provider.ts', 'no-gateway.ts', 'excerpts-endpoint.ts', 'presets.ts'),
  );
});

test('each reader is one file and one line in its list', () => {
  expect(readers.map(({ id }) => id).sort()).toEqual(
    members('readers', 'reader.ts', 'draw-svg.ts', 'file-reader.ts', 'join-frames.ts', 'parse-in-worker.ts', 'worker.ts'),
  );
});

test('each kind of file has its reader, and the last of them reads whatever is left', () => {
  // Scripts read pages, and recordings are kept as they are: neither has a parser.
  const parsed = readers.map(({ id }) => id).filter((id) => id !== 'page' && id !== 'media');
  expect(parsed.toSorted()).toEqual(Object.keys(parsers).toSorted());
  expect(readers.at(-1)?.id).toBe('text');
});

test('the built-in endpoint belongs to the built-in provider', () => {
  const provider = providers.find(({ id }) => id === EXCERPTS_ENDPOINT.providerId);
  expect(provider).toMatchObject({ id: EXCERPTS_ENDPOINT.id, name: EXCERPTS_ENDPOINT.name, fields: [] });
});

test('a provider imports its SDK where it is used, and not before', () => {
  for (const id of members('providers', 'provider.ts')) {
    const source = readFileSync(new URL(`../../utils/providers/${id}.ts`, import.meta.url), 'utf8');
    expect(source, id).not.toMatch(/^import (?!type)[^;]*from '(?:@ai-sdk|ai|minisearch|@orama)/m);
  }
});
