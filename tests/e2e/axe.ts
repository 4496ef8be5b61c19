import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in a page as it stands: each rule, with the elements that break it. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { run } = Reflect.get(globalThis, 'axe') as { run(): Promise<AxeResults> };
    return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/**
 * Axe finds nothing in a page as it stands, in light, dark and forced colours.
 * @param outside rules that do not hold for what stands beside the document, as a menu does
 */
export async function expectNoViolations(page: Page, view: string, outside: readonly string[] = []): Promise<void> {
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia({ forcedColors: 'none', ...media });
    const own = (await violations(page)).filter((each) => !outside.some((rule) => each.startsWith(`${rule}:`)));
    expect(own, `${view}, ${JSON.stringify(media)}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}
