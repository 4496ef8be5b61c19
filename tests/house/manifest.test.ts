import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eagerScripts, gzipSize } from '../../scripts/lib/eager-scripts.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
/** `npm run check` has built both already. */
const isBuilt = process.env['ASIDE_BUILT'] === '1';
const out = isBuilt ? join(ROOT, '.output') : mkdtempSync(join(tmpdir(), 'aside-manifest-'));

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  optional_host_permissions: string[];
  [key: string]: unknown;
}
const manifests: Record<string, Manifest> = {};

beforeAll(() => {
  for (const browser of ['chrome', 'firefox']) {
    if (!isBuilt)
      execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser, '--mv3'], {
        cwd: ROOT,
        env: { ...process.env, ASIDE_OUT: out, NODE_ENV: 'production' },
        stdio: 'pipe',
      });
    manifests[browser] = JSON.parse(readFileSync(join(out, `${browser}-mv3`, 'manifest.json'), 'utf8')) as Manifest;
  }
}, 120_000);
afterAll(() => {
  if (!isBuilt) rmSync(out, { recursive: true, force: true });
});

test.each(['chrome', 'firefox'])('the %s build asks for just this', (browser) => {
  const { version: _version, icons: _icons, ...manifest } = manifests[browser] as Manifest;
  expect(manifest).toMatchSnapshot();
});

test.each(['chrome', 'firefox'])('the %s build installs with no access to any site', (browser) => {
  const manifest = manifests[browser];
  expect(manifest).toBeDefined();
  for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable'])
    expect(manifest).not.toHaveProperty(key);
});

test.each(['chrome', 'firefox'])(
  'the %s panel takes the first key after 2 KB of scripts, gzip, and loads at most 110 KB before its composer stands',
  (browser) => {
    const scripts = eagerScripts(join(out, `${browser}-mv3`), 'sidepanel.html');
    const bytes = scripts.reduce((sum, file) => sum + gzipSize(file), 0);
    const first = scripts.filter((file) => file.endsWith('first-paint.js'));
    expect(first).toHaveLength(1);
    expect(first.reduce((sum, file) => sum + gzipSize(file), 0)).toBeLessThanOrEqual(2_000);
    // React alone is more than half of it: less would say that not all was counted.
    expect(bytes).toBeGreaterThan(60_000);
    expect(bytes).toBeLessThanOrEqual(110_000);
  },
);
