import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from './expect';
import type { Panel } from './firefox-steps';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose verdict a theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Runs in a page that holds axe: each rule that is broken, of all or of these, with the elements that break it. */
async function violationsIn(runOnly?: string[]): Promise<string[]> {
  const { run } = Reflect.get(globalThis, 'axe') as { run(options: RunOptions): Promise<AxeResults> };
  const { violations } = await run({ resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const hasAxe = () => Reflect.has(globalThis, 'axe');

/** What axe finds in a page as it stands, by all its rules or by these. */
export async function violations(page: Page | Panel, rules?: string[]): Promise<string[]> {
  if ('addScript' in page) {
    if (!(await page.evaluate(hasAxe))) await page.addScript(AXE);
    return page.evaluate(violationsIn, rules);
  }
  if (!(await page.evaluate(hasAxe))) await page.evaluate(AXE);
  return page.evaluate(violationsIn, rules);
}

/**
 * Axe finds nothing in a page as it stands, in light, dark and forced colours.
 * @param outside rules that do not hold for what stands beside the document, as a menu does
 */
export async function expectNoViolations(page: Page | Panel, view: string, outside: readonly string[] = []): Promise<void> {
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia({ forcedColors: 'none', ...media });
    // Axe is slow in Firefox, and names and roles are the same in every theme.
    const isAgain = 'addScript' in page && (media.colorScheme === 'dark' || 'forcedColors' in media);
    const found = await violations(page, isAgain ? OF_COLOURS : undefined);
    const own = found.filter((each) => !outside.some((rule) => each.startsWith(`${rule}:`)));
    expect(own, `${view}, ${JSON.stringify(media)}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}
