// npm test: everything a fresh machine needs, then every check.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { beginInstalling, installTools } from './lib/install-browsers.mjs';
import { underNode24 } from './lib/node24.mjs';
import { ROOT } from './lib/project.mjs';

// The virtual screen and what drives it exist on Linux only; `check` leaves out the tests that need them elsewhere.
/** @type {import('./lib/install-browsers.mjs').Tool[]} */
const tools =
  process.platform === 'linux' ? ['chromium', 'firefox', 'openssl', 'xvfb', 'xdotool', 'imagemagick'] : ['chromium', 'firefox', 'openssl'];

beginInstalling(tools);
await underNode24();
installTools(tools);
const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'check.mjs')], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
