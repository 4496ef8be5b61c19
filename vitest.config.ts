import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { compileWords } from './scripts/compile-words';

const shared = { setupFiles: ['tests/setup.ts'] };

export default defineConfig({
  test: {
    // By default a machine of two cores has one worker.
    maxWorkers: '100%',
    // As in browsers: another program's share of a small machine fails no build, and what needs a second try is told so.
    retry: process.env['CI'] ? 1 : 0,
    projects: [
      {
        plugins: [WxtVitest(), compileWords()],
        test: { ...shared, name: 'unit', environment: 'node', include: ['tests/{unit,house}/**/*.test.ts'] },
      },
      {
        plugins: [WxtVitest(), compileWords()],
        test: {
          name: 'component',
          setupFiles: [...shared.setupFiles, 'tests/setup-component.ts'],
          testTimeout: 30_000,
          environment: './tests/environment-component.ts',
          include: ['tests/component/**/*.test.tsx'],
        },
      },
    ],
  },
});
