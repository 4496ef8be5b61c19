import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

test('every size of type is relative, so that the user’s choice reaches it', () => {
  const files = globSync('{components,entrypoints}/**/*.css', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const absolute = readFileSync(`${ROOT}${file}`, 'utf8').match(/font(?:-size)?:\s*(?:\d{3}\s+)?[\d.]+px[^;]*/g);
    expect(absolute ?? [], file).toEqual([]);
  }
});
