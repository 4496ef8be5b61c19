import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Each test has a browser to itself, new or made new, so they may run side by side; two keep a small machine busy and unhurried.
  fullyParallel: true,
  workers: 2,
  // Another program's share of a small machine fails no build; what needs a second try is told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { trace: 'off', screenshot: 'only-on-failure', actionTimeout: 10_000 },
  projects: [
    { name: 'chromium', testMatch: '**/*.chromium.spec.ts' },
    // Under Xvfb: native menus, prompts and shortcuts, which headless Chromium does not draw.
    { name: 'chromium-display', testMatch: '**/*.display.spec.ts' },
    { name: 'firefox', testMatch: '**/*.firefox.spec.ts' },
  ],
});
