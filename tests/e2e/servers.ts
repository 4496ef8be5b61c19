import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { type PageServer, servePages } from '../../scripts/lib/serve-pages.mjs';
import { type ModelServer, startModelServer } from './model-server';

const SITE = fileURLToPath(new URL('../pages/site', import.meta.url));

/** What a careful site sends: nothing from elsewhere, no inline script or style. */
const STRICT =
  "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

export interface Servers {
  /** The pages of tests/pages/site, and whatever a test adds with `site.page` or `site.route`. */
  site: PageServer;
  /** An endpoint whose answers the test writes. */
  model: ModelServer;
  /**
   * Where it listens; 0: any port that is free. What tries Ollama’s usual address wants `OLLAMA_PORT`, so that no two tests are there at once.
   */
  modelPort: number;
}

export const OLLAMA_PORT = 11_434;

/** Both browsers' tests begin with these. */
export const test = base.extend<Servers>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  site: async ({}, use) => {
    const site = await servePages(SITE);
    site.page('/strict.html', await readFile(`${SITE}/strict.html`, 'utf8'), { 'content-security-policy': STRICT });
    await use(site);
    await site.close();
  },
  modelPort: [0, { option: true }],
  model: async ({ modelPort }, use) => {
    const model = await startModelServer(modelPort);
    await use(model);
    await model.close();
  },
});
