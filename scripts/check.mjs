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

/** @typedef {[name: string, ...commands: (() => string[])[]]} Step */
/** One row after the other; the steps of a row side by side, as each keeps one core busy. Types need what the builds write. @type {Step[][]} */
const STEPS = [
  [
    ['biome check', () => [...biome(), 'check']],
    ['builds for Chromium and Firefox', () => [...wxt(), 'build'], () => [...wxt(), 'build', '-b', 'firefox', '--mv3']],
  ],
  [
    ['types', () => [...tool('typescript', 'tsc'), '--noEmit']],
    ['knip', () => tool('knip', 'knip')],
  ],
  [
    [
      'unit and component tests',
      () => [...tool('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
    ],
  ],
  [['tests in real browsers', () => [...tool('@playwright/test', 'playwright'), 'test', ...projects]]],
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

/** Runs the steps; the names of those that failed, if any did. */
async function firstFailure() {
  for (const row of STEPS) {
    const failures = await Promise.all(row.map(async (step) => ((await take(step, row.length > 1)) ? [] : [step[0]])));
    if (failures.flat().length > 0) return failures.flat().join(', ');
  }
  return undefined;
}

/** @param {Step} step @param {boolean} isBeside whether another one runs beside it: then what it says comes at its end, in one piece */
async function take([name, ...commands], isBeside) {
  if (!isBeside) console.log(`\n── ${name}`);
  const start = performance.now();
  let worked = true;
  let said = '';
  for (const command of commands) {
    if (!worked) break;
    const ran = await run(command(), isBeside);
    worked = ran.worked;
    said += ran.said;
  }
  if (isBeside) console.log(`\n── ${name}\n${said.trimEnd()}`);
  console.log(`── ${name}: ${worked ? 'ok' : 'FAILED'}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return worked;
}

/** @returns {Promise<{ worked: boolean, said: string }>} */
function run([program, ...args], isHeard) {
  return new Promise((resolve) => {
    // The builds stand for what the tests look at.
    const env = { ...process.env, ASIDE_BUILT: '1' };
    const child = spawn(program, args, { cwd: ROOT, stdio: isHeard ? ['ignore', 'pipe', 'pipe'] : 'inherit', env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (said += bytes));
    child.on('error', (error) => resolve({ worked: false, said: said + error.message }));
    child.on('close', (code) => resolve({ worked: code === 0, said }));
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
