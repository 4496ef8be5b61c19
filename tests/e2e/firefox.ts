import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FirefoxOptions, type FirefoxWithExtension, launchFirefox } from '../../scripts/lib/firefox.mjs';
import { FIREFOX_BUILD, SCRATCH } from '../../scripts/lib/project.mjs';
import { test as base } from './servers';

export { expect } from '@playwright/test';

interface Fixtures {
  /** The build under test. */
  extension: string;
  /** Preferences to start with, such as `{ 'extensions.background.idle.timeout': 2000 }`: `test.use({ prefs })`. */
  prefs: NonNullable<FirefoxOptions['prefs']>;
  /** An empty profile that outlives its browsers. */
  profile: string;
  /** Starts Firefox with the add-on, headless; all are closed at the end. Without a profile each has its own. */
  launch: (options?: Partial<FirefoxOptions>) => Promise<FirefoxWithExtension>;
  /** Firefox with the add-on. `aside.panel` is the sidebar's document. */
  aside: FirefoxWithExtension;
}

export const test = base.extend<Fixtures>({
  extension: [FIREFOX_BUILD, { option: true }],
  prefs: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  profile: async ({}, use) => {
    mkdirSync(SCRATCH, { recursive: true });
    const folder = mkdtempSync(join(SCRATCH, 'profile-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  launch: async ({ extension, prefs }, use) => {
    const launched: FirefoxWithExtension[] = [];
    await use(async (options = {}) => {
      const browser = await launchFirefox({
        extension,
        // The tests read the words in English, whatever the machine speaks.
        prefs: { 'intl.locale.requested': 'en-US', 'intl.accept_languages': 'en-US, en', ...prefs },
        ...options,
      });
      launched.push(browser);
      return browser;
    });
    for (const browser of launched) await browser.close();
  },
  aside: async ({ launch }, use, info) => {
    const aside = await launch();
    await use(aside);
    if (info.status !== info.expectedStatus) await aside.screenshot(info.outputPath('window.png')).catch(() => {});
  },
});
