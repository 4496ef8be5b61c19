import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ChromiumOptions, type ChromiumWithExtension, launchChromium } from '../../scripts/lib/chromium.mjs';
import { type Desktop, desktopOn, startDisplay } from '../../scripts/lib/display.mjs';
import { CHROMIUM_BUILD, SCRATCH } from '../../scripts/lib/project.mjs';
import { test as base } from './servers';
import { connect } from './steps';

export { expect } from './expect';

interface Fixtures {
  /** The build under test. */
  extension: string;
  /** An empty profile that outlives its browsers: for tests that start one again. */
  profile: string;
  /** Starts Chromium with the extension; all are closed at the end. Without a profile each has its own. */
  launch: (options?: Partial<ChromiumOptions>) => Promise<ChromiumWithExtension>;
  /** Chromium with the extension. `page` and `context` are its own. */
  aside: ChromiumWithExtension;
  /** Opens the real side panel beside `page`, by the toolbar button. */
  openPanel: () => Promise<Page>;
  /** Opens the panel beside the article, with the test's model connected. */
  connectedPanel: () => Promise<Page>;
  /** Mouse, keys and pictures of the virtual screen, in the project chromium-display. */
  desktop: Desktop;
}

interface WorkerFixtures {
  /** `:N` in the project chromium-display; elsewhere the browser is headless. */
  display: string | undefined;
  /** Where a test leaves its Chromium for the next one. */
  shelf: { chromium?: ChromiumWithExtension };
}

/** The tests read the words in English, whatever the machine speaks. */
const ENGLISH = { args: ['--lang=en-US'], env: { LANGUAGE: 'en_US' } };

export const test = base.extend<Fixtures, WorkerFixtures>({
  extension: [CHROMIUM_BUILD, { option: true }],
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use, info) => {
      if (info.project.name !== 'chromium-display') {
        await use(undefined);
        return;
      }
      const { display, stop } = await startDisplay();
      await use(display);
      await stop();
    },
    { scope: 'worker' },
  ],
  desktop: async ({ display }, use) => {
    if (!display) throw new Error('`desktop` is for *.display.spec.ts');
    await use(desktopOn(display));
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  profile: async ({}, use) => {
    mkdirSync(SCRATCH, { recursive: true });
    const folder = mkdtempSync(join(SCRATCH, 'profile-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  launch: async ({ extension, display }, use) => {
    const launched: ChromiumWithExtension[] = [];
    await use(async (options = {}) => {
      const browser = await launchChromium({
        extension,
        headless: !display,
        ...(display ? { display } : {}),
        ...ENGLISH,
        ...options,
      });
      launched.push(browser);
      return browser;
    });
    for (const browser of launched) await browser.close();
  },
  shelf: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const shelf: WorkerFixtures['shelf'] = {};
      await use(shelf);
      await shelf.chromium?.close();
    },
    { scope: 'worker' },
  ],
  aside: async ({ extension, display, launch, shelf }, use, info) => {
    // Windows on a screen have places and sizes of their own.
    const isUsual = extension === CHROMIUM_BUILD && !display;
    const aside = isUsual ? await renewed(shelf) : await launch();
    await use(aside);
    if (!isUsual) return;
    if (info.status === info.expectedStatus && aside.canRenew) shelf.chromium = aside;
    else await aside.close();
  },
  context: async ({ aside }, use) => {
    await use(aside.context);
  },
  page: async ({ aside }, use) => {
    await use(aside.context.pages()[0] ?? (await aside.context.newPage()));
  },
  openPanel: async ({ aside, page }, use) => {
    await use(() => aside.openPanel(page));
  },
  connectedPanel: async ({ aside, page, site, model }, use) => {
    await use(async () => {
      await aside.allowHost('http://127.0.0.1/*');
      await page.goto(site.url('/article.html'));
      const panel = await aside.openPanel(page);
      await connect(panel, model);
      return panel;
    });
  },
});

/** The Chromium of the test before, made new, or else another one. */
async function renewed(shelf: WorkerFixtures['shelf']): Promise<ChromiumWithExtension> {
  const { chromium } = shelf;
  delete shelf.chromium;
  try {
    await chromium?.renew();
    if (chromium) return chromium;
  } catch {
    await chromium?.close();
  }
  return launchChromium({ extension: CHROMIUM_BUILD, ...ENGLISH, forRenewal: true });
}
