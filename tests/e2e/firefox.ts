import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FirefoxOptions, type FirefoxWithExtension, launchFirefox } from '../../scripts/lib/firefox.mjs';
import { FIREFOX_BUILD, SCRATCH } from '../../scripts/lib/project.mjs';
import { test as base } from './servers';

export { expect } from './expect';

interface Fixtures {
  /** The build under test. */
  extension: string;
  /** An empty profile that outlives its browsers. */
  profile: string;
  /** Starts Firefox with the add-on, headless; all are closed at the end. Without a profile each has its own. */
  launch: (options?: Partial<FirefoxOptions>) => Promise<FirefoxWithExtension>;
  /** Firefox with the add-on, as at its first start. `aside.panel` is the sidebar's document. */
  aside: FirefoxWithExtension;
}

/** The tests read the words in English, whatever the machine speaks. */
const ENGLISH = { 'intl.locale.requested': 'en-US', 'intl.accept_languages': 'en-US, en' };

/** Where a test leaves its Firefox for the next one, as its start takes longer than most tests. */
interface Shelf {
  firefox?: FirefoxWithExtension;
}

export const test = base.extend<Fixtures, { shelf: Shelf }>({
  extension: [FIREFOX_BUILD, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  profile: async ({}, use) => {
    mkdirSync(SCRATCH, { recursive: true });
    const folder = mkdtempSync(join(SCRATCH, 'profile-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  launch: async ({ extension }, use) => {
    const launched: FirefoxWithExtension[] = [];
    await use(async (options = {}) => {
      const browser = await launchFirefox({ extension, prefs: ENGLISH, ...options });
      launched.push(browser);
      return browser;
    });
    for (const browser of launched) await browser.close();
  },
  shelf: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const shelf: Shelf = {};
      await use(shelf);
      await shelf.firefox?.close();
    },
    { scope: 'worker' },
  ],
  aside: async ({ extension, launch, shelf }, use, info) => {
    const isUsual = extension === FIREFOX_BUILD;
    const aside = isUsual ? await renewed(shelf) : await launch();
    await use(aside);
    const hasPassed = info.status === info.expectedStatus;
    if (!hasPassed) await aside.screenshot(info.outputPath('window.png')).catch(() => {});
    if (!isUsual) return;
    if (hasPassed && aside.canRenew) shelf.firefox = aside;
    else await aside.close();
  },
});

/** The Firefox of the test before, made new, or else another one. */
async function renewed(shelf: Shelf): Promise<FirefoxWithExtension> {
  const { firefox } = shelf;
  delete shelf.firefox;
  try {
    await firefox?.renew();
    if (firefox) return firefox;
  } catch {
    await firefox?.close();
  }
  return launchFirefox({ extension: FIREFOX_BUILD, prefs: ENGLISH });
}
