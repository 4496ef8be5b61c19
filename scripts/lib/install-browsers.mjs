import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const { env, platform } = process;
const APT_GET = '/usr/bin/apt-get';
const WINDOWS_FOLDERS = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);

/** The Chromium that `playwright install chromium` brings, where somebody ran it. */
function playwrightsChromium() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** What each tool is called, and where it lies on systems that put no programs on the PATH. Earlier is better. */
const TOOLS = {
  // Google Chrome 137 and newer ignores --load-extension, so it is not in the list; Chrome for Testing does not.
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'chrome-for-testing'],
    paths: () => [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ...WINDOWS_FOLDERS.map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe')),
      playwrightsChromium(),
    ],
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'],
    advice: 'run `npx playwright install chromium` (on Linux add `--with-deps`), or put the path of a Chromium into CHROMIUM',
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    paths: () => [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ...WINDOWS_FOLDERS.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
      ...WINDOWS_FOLDERS.map((folder) => join(folder, 'Firefox Developer Edition', 'firefox.exe')),
    ],
    packages: ['firefox-esr', 'fonts-dejavu-core', 'fonts-liberation'],
    advice: 'install Firefox 142 or newer from Mozilla (not the snap, which cannot see the test profiles), or put its path into FIREFOX',
  },
  xvfb: {
    names: ['Xvfb'],
    paths: () => [],
    packages: ['xvfb'],
    advice: 'install Xvfb with the package manager (Fedora: `xorg-x11-server-Xvfb`, Arch: `xorg-server-xvfb`, macOS: XQuartz)',
  },
  xdotool: {
    names: ['xdotool'],
    paths: () => [],
    packages: ['xdotool'],
    advice: 'install `xdotool` with the package manager (macOS: `brew install xdotool`)',
  },
  imagemagick: {
    names: ['import'],
    paths: () => [],
    packages: ['imagemagick'],
    advice: 'install ImageMagick with the package manager (macOS: `brew install imagemagick`)',
  },
  openssl: {
    names: ['openssl'],
    paths: () => WINDOWS_FOLDERS.map((folder) => join(folder, 'Git', 'usr', 'bin', 'openssl.exe')),
    packages: ['openssl'],
    advice: 'install OpenSSL with the package manager (Windows: Git for Windows brings it)',
  },
};

/** @typedef {keyof typeof TOOLS} Tool */

function chosenPath(tool) {
  const { variable } = TOOLS[tool];
  return variable && env[variable];
}

function isProgram(path) {
  if (!path || !existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // Ubuntu's chromium-browser package is a shell script that only says "install the snap".
  return !(statSync(path).size < 20_000 && /snap install/.test(readFileSync(path, 'latin1')));
}

function onPath(name) {
  const file = platform === 'win32' ? `${name}.exe` : name;
  return (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .map((folder) => join(folder, file))
    .find(isProgram);
}

/**
 * Where a tool is, or undefined. A variable that is set decides alone, so that a wrong path in it is noticed.
 * @param {Tool} tool
 * @returns {string | undefined}
 */
export function findTool(tool) {
  const { names, paths } = TOOLS[tool];
  const chosen = chosenPath(tool);
  if (chosen) return isProgram(chosen) ? chosen : onPath(chosen);
  for (const name of names) {
    const path = onPath(name);
    if (path) return path;
  }
  return paths().find(isProgram);
}

/** Whether the system's packages can be installed from here, without asking anybody. */
function canUseApt() {
  return platform === 'linux' && process.getuid?.() === 0 && existsSync(APT_GET);
}

function apt(...args) {
  return (
    spawnSync(APT_GET, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  );
}

const INSTALL = ['install', '-y', '-qq', '--no-install-recommends'];
/** Names the file that is there once `beginInstalling` has come to its end. */
const BEGUN = 'ASIDE_INSTALL_BEGUN';
/** A slow connection may take so long; s. */
const PATIENCE = 600;

/**
 * Begins to install what is missing while npm is at work, once for a script and what it starts. `installTools` waits for its end and sees to what
 * is left.
 * @param {Tool[]} tools
 */
export function beginInstalling(tools) {
  if (env[BEGUN] !== undefined || !canUseApt()) return;
  const packages = tools.filter((tool) => !chosenPath(tool) && !findTool(tool)).flatMap((tool) => TOOLS[tool].packages);
  if (packages.length === 0) return;
  const done = join(tmpdir(), `aside-install-${process.pid}`);
  env[BEGUN] = done;
  // A shell, as this process looks up from npm only when that has ended.
  const both = `${APT_GET} update -qq; ${APT_GET} ${INSTALL.join(' ')} ${[...new Set(packages)].join(' ')}; : > '${done}'`;
  spawn('/bin/sh', ['-c', both], { stdio: 'ignore', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).unref();
}

/**
 * Finds the tools and installs what is missing where that needs nobody's leave (Debian and Ubuntu, as root).
 * Where it cannot, it says what to do, one sentence a tool, and ends the process.
 * @param {Tool[]} tools
 */
export function installTools(tools) {
  const missing = () => tools.filter((tool) => !findTool(tool));
  const begun = env[BEGUN];
  for (let waited = 0; begun && !existsSync(begun) && waited < PATIENCE; waited++) spawnSync('sleep', ['1']);
  const installable = missing().filter((tool) => !chosenPath(tool));
  if (installable.length > 0 && canUseApt()) {
    console.log(`Installing ${installable.join(', ')} …`);
    apt('update', '-qq');
    // One by one: Ubuntu has no firefox-esr, and one unknown name would keep the others out.
    for (const tool of installable) apt(...INSTALL, ...TOOLS[tool].packages);
  }
  const left = missing();
  if (left.length === 0) return;
  for (const tool of left) {
    const { variable, advice } = TOOLS[tool];
    const chosen = chosenPath(tool);
    console.error(chosen ? `${variable} says ${chosen}, which is not a program.` : `Missing: ${tool}. ${debianAdvice(tool)}${advice}.`);
  }
  process.exit(1);
}

function debianAdvice(tool) {
  return existsSync(APT_GET) ? `On Debian: \`sudo apt-get install ${TOOLS[tool].packages[0]}\`; elsewhere ` : 'To go on, ';
}
