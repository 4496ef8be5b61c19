import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

const IMPORTS: [folder: string, line: string][] = [
  ['utils/core', "import '@/utils/store/db';"],
  ['utils/core', "import '../store/db';"],
  ['utils/store', "import '@/utils/chat/ask';"],
  ['utils/net', "import '@/utils/providers';"],
  ['utils/providers', "import '@/utils/readers';"],
  ['utils/readers', "import '@/utils/chat/ask';"],
  ['utils/actions', "import '@/utils/providers';"],
  ['utils/chat', "import 'react';"],
  ['utils/chat', "import 'dexie';"],
  ['utils/chat', "import 'wxt/browser';"],
  ['utils/chat', "import '@/components/app/app';"],
  ['components/chat', "import '@/components/history/chat-list';"],
  ['components/connect', "import '@/components/chat/composer';"],
  ['components/settings', "import '@/components/connect/connect-view';"],
  ['components/history', "import '@/components/settings/data';"],
  ['components/chat', "import '@/components/prompts/palette';"],
  ['components/prompts', "import '@/components/chat/composer';"],
  ['components/tabs', "import '@/components/prompts/palette';"],
  ['components/chat', "import '@/components/tabs/tab-menu';"],
  ['components/ui', "import '@/utils/store/db';"],
  ['components/chat', "import '@/entrypoints/background';"],
  ['components/chat', "import 'wxt/browser';"],
  ['entrypoints', "import 'wxt/browser';"],
];
const GLOBALS: [folder: string, line: string][] = [
  ['utils/chat', "export const answer = fetch('https://a.b');"],
  ['components/chat', "export const answer = fetch('https://a.b');"],
  ['utils/chat', 'export const id = chrome.runtime.id;'],
  ['utils/browser', 'export const id = chrome.runtime.id;'],
];
const ALLOWED: [folder: string, line: string][] = [
  ['utils/net', "export const answer = fetch('https://a.b');"],
  ['utils/chat', "import '@/utils/store/db';"],
  ['components/app', "import '@/components/chat/composer';"],
];

// A linter that checks nothing reports nothing: each rule is seen to bite, in a house with the same rooms and one offence a room.
const house = mkdtempSync(join(tmpdir(), 'aside-floors-'));
let verdicts = '';

/** The file of an offence; the number keeps rooms with several apart. */
function fileOf(folder: string, line: string): string {
  const at = [...IMPORTS, ...GLOBALS, ...ALLOWED].findIndex((each) => each[0] === folder && each[1] === line);
  return join(folder, `offence-${at}.ts`);
}

beforeAll(() => {
  const rules = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')) as object;
  writeFileSync(join(house, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }));
  for (const [folder, line] of [...IMPORTS, ...GLOBALS, ...ALLOWED]) {
    const file = join(house, fileOf(folder, line));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${line}\n`);
  }
  const run = spawnSync(join(ROOT, 'node_modules/.bin/biome'), ['lint', '--max-diagnostics=none', '--diagnostic-level=error'], {
    cwd: house,
    encoding: 'utf8',
  });
  verdicts = run.stdout + run.stderr;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Which rules a file offends. */
function rulesAgainst(folder: string, line: string): string[] {
  return [...verdicts.matchAll(/^(\S+?):\d+:\d+ lint\/\w+\/(\w+)/gm)]
    .filter(([, file]) => file === fileOf(folder, line))
    .map(([, , rule]) => rule ?? '');
}

test.each(IMPORTS)('in %s the linter refuses %s', (folder, line) => {
  expect(rulesAgainst(folder, line)).toEqual(['noRestrictedImports']);
});

test.each(GLOBALS)('in %s the linter refuses the global in %s', (folder, line) => {
  expect(rulesAgainst(folder, line)).toEqual(['noRestrictedGlobals']);
});

test.each(ALLOWED)('in %s the linter allows %s', (folder, line) => {
  expect(rulesAgainst(folder, line)).toEqual([]);
});
