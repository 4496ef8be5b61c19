import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findTool } from '../install-browsers.mjs';
import { ROOT } from '../project.mjs';

/**
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} aside
 * @property {string} [beside] what stands side by side with it in the same run
 * @property {string} [ratio]
 * @property {string} [goal]
 */

/** @param {readonly number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median, least and most. @param {readonly number[]} values @param {string} [unit] @param {number} [digits] */
export function spread(values, unit = 'ms', digits = 0) {
  const told = (value) => value.toFixed(digits);
  return `${told(median(values))}${unit && ` ${unit}`} (${told(Math.min(...values))}–${told(Math.max(...values))})`;
}

/** Ratios of values that were measured in turns. @param {readonly number[]} ours @param {readonly number[]} theirs */
export function ratios(ours, theirs) {
  return spread(
    ours.map((value, at) => value / (theirs[at] ?? Number.NaN)),
    '',
    2,
  );
}

/** @param {number} bytes */
export const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** What a run measured: printed as it comes, and written to docs/performance.md at the end. */
export class Report {
  /** @type {Row[]} */
  #rows = [];
  /** How many wanted a core before the run: what was measured beside other work is nothing to hold against another run. */
  #loadBefore = loadavg()[0] ?? 0;

  /** @param {Row} row */
  add(row) {
    this.#rows.push(row);
    const { measure, aside, beside, ratio, goal } = row;
    const more = [beside && `beside ${beside}`, ratio && `ratio ${ratio}`, goal && `goal ${goal}`].filter(Boolean).join('; ');
    console.log(`${measure}: ${aside}${more && `; ${more}`}`);
  }

  write() {
    const versionOf = (command) => execFileSync(command, ['--version'], { encoding: 'utf8' }).split('built on')[0]?.trim();
    const [cpu] = cpus();
    const lines = this.#rows.map(
      ({ measure, aside, beside = '', ratio = '', goal = '' }) => `| ${measure} | ${aside} | ${beside} | ${ratio} | ${goal} |`,
    );
    const path = join(ROOT, 'docs', 'performance.md');
    // What other commands measured stands under headings of its own, and stays.
    const others = /^## .*/ms.exec(readFileSync(path, 'utf8'))?.[0] ?? '';
    writeFileSync(
      path,
      `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${versionOf(findTool('chromium'))}, headless; Node ${process.version}; ${cpus().length} × ${cpu?.model}; load
of the machine before: ${this.#loadBefore.toFixed(1)}. Medians, with the least and the most. What stands side by side was measured in turns in one run; only ratios carry over to another machine.

| measure | Aside | beside it | ratio | goal |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
${others && `\n${others}`}`,
    );
  }
}
