import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a built module imports before it runs; what it imports later is called, not named. */
const IMPORT = /(?:^|[;}\n])\s*(?:import|export)\b[^;'"()]*?["'](\.[^"']+)["']/g;

/**
 * The scripts that a page of the extension loads before anything in it runs: what it names, and what these import.
 * @param {string} build the built extension's folder
 * @param {string} page such as `sidepanel.html`
 * @returns {string[]} paths of files
 */
export function eagerScripts(build, page) {
  const html = readFileSync(join(build, page), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => join(build, file));
  const found = new Set();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) waiting.push(join(dirname(file), path));
  }
  return [...found].sort();
}

/** @param {string} file @returns {number} bytes */
export function gzipSize(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
