// npm run check: every check in order, up to the first that fails. The last line says how many tests passed and failed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { underNode24 } from './lib/node24.mjs';
import { commandOf, ROOT } from './lib/project.mjs';

await underNode24();

const RESULTS = join(ROOT, 'test-results');
const VITEST = join(RESULTS, 'vitest.json');
const PLAYWRIGHT = join(RESULTS, 'playwright.json');

const biome = () => tool('@biomejs/biome', 'biome');
const wxt = () => tool('wxt', 'wxt');
// Xvfb, without which native menus and prompts cannot be tested, exists on Linux only.
const projects = process.platform === 'linux' ? [] : ['--project', 'chromium', '--project', 'firefox'];

/** @type {[name: string, ...commands: (() => string[])[]][]} */
const STEPS = [
  ['biome check', () => [...biome(), 'check']],
  ['build for Chromium', () => [...wxt(), 'build']],
  ['build for Firefox', () => [...wxt(), 'build', '-b', 'firefox', '--mv3']],
  ['types', () => [...tool('typescript', 'tsc'), '--noEmit']],
  ['knip', () => tool('knip', 'knip')],
  [
    'unit and component tests',
    () => [...tool('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
  ],
  ['tests in real browsers', () => [...tool('@playwright/test', 'playwright'), 'test', ...projects]],
];

mkdirSync(RESULTS, { recursive: true });
for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true });

const failedStep = await firstFailure();
const counts = [vitestCounts(), playwrightCounts()];
const sum = (what) => counts.reduce((total, count) => total + count[what], 0);
// A step that fails without a failed test (a type error, a file that does not load) counts as one.
const failed = Math.max(sum('failed'), failedStep ? 1 : 0);
const skipped = sum('skipped');
console.log(failedStep ? `\nFailed: ${failedStep}` : '\nEverything passed.');
console.log(`${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** A package's command, to be run by this same node. */
function tool(packageName, command) {
  return [process.execPath, commandOf(packageName, command)];
}

/** Runs the steps; the name of the one that failed, if one did. */
async function firstFailure() {
  for (const [name, ...commands] of STEPS) {
    console.log(`\n── ${name}`);
    const start = performance.now();
    let worked = true;
    for (const command of commands) worked = worked && (await run(command()));
    console.log(`── ${name}: ${worked ? 'ok' : 'FAILED'}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (!worked) return name;
  }
  return undefined;
}

function run([program, ...args]) {
  return new Promise((resolve) => {
    // The builds stand for what the tests look at.
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ASIDE_BUILT: '1' } });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function vitestCounts() {
  const report = reportIn(VITEST);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function playwrightCounts() {
  const stats = reportIn(PLAYWRIGHT)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}
