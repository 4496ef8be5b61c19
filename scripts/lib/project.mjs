import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where the builds land, and where Firefox finds the add-on's id. */
export const CHROMIUM_BUILD = join(ROOT, '.output', 'chrome-mv3');
export const FIREFOX_BUILD = join(ROOT, '.output', 'firefox-mv3');

/** What a run leaves behind (profiles, pictures) goes here, which git ignores. */
export const SCRATCH = join(ROOT, '.aside');

/**
 * The script behind a package's command. Run with `node`, it needs no shell and no .cmd shim, so it works on Windows too.
 * @param {string} packageName such as `@playwright/test`
 * @param {string} command such as `playwright`
 * @returns {string} an absolute path
 */
export function commandOf(packageName, command) {
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Resolves after some milliseconds.
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function sleep(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {() => T | Promise<T>} probe what it throws counts as no answer yet
 * @param {{ within?: number, every?: number, what?: string }} [options] milliseconds, and what the error names
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(probe, { within = 10_000, every = 50, what = 'it' } = {}) {
  const end = Date.now() + within;
  let cause;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${within} ms for ${what}`, { cause });
    await sleep(every);
  }
}
