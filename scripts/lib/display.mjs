import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { findTool } from './install-browsers.mjs';
import { sleep } from './project.mjs';

/**
 * Starts an X server without a screen. It picks a free number itself (`-displayfd`), so any number of them can run side by side.
 * @param {{ width?: number, height?: number }} [size] in pixels
 * @returns {Promise<{ display: string, stop(): Promise<void> }>} `display` is for the DISPLAY variable, such as `:99`
 */
export async function startDisplay({ width = 1400, height = 900 } = {}) {
  const program = findTool('xvfb');
  if (!program) throw new Error('There is no Xvfb: run `npm test` once');
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const gone = once(server, 'exit');
  gone.catch(() => {});
  const number = await new Promise((resolve, reject) => {
    let text = '';
    server.on('error', (cause) => reject(new Error('Xvfb does not start', { cause })));
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.on('data', (bytes) => {
      text += bytes;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    display: `:${number}`,
    stop: async () => {
      server.kill();
      await gone;
    },
  };
}

/**
 * Keys and pictures of a display.
 * @param {string} display such as `:99`
 * @returns {Desktop}
 */
export function desktopOn(display) {
  const env = { ...process.env, DISPLAY: display };
  const run = (program, args) => execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const press = async (...keys) => {
    for (const key of keys) {
      run('xdotool', ['key', '--clearmodifiers', key]);
      await sleep(80);
    }
  };
  return {
    xdotool: (...args) => run('xdotool', args.map(String)),
    press,
    focusBrowser: async () => {
      const window = run('xdotool', ['search', '--onlyvisible', '--class', 'chromium']).split('\n').at(-1);
      if (window) run('xdotool', ['windowfocus', '--sync', window]);
      // A key pressed at once was lost in 9 of 12 fresh browsers; after 100 ms in none of 8.
      await sleep(400);
    },
    answerPrompt: async (allow) => {
      // The prompt is drawn inside the browser's window: nothing tells that it is there. It takes keys after half a second.
      await sleep(1000);
      // Deny has the focus; Allow stands after it.
      await press(...(allow ? ['Tab', 'Return'] : ['Escape']));
    },
    screenshot: (path) => {
      run('import', ['-window', 'root', path]);
    },
  };
}

/**
 * @typedef {object} Desktop
 * @property {(...args: (string | number)[]) => string} xdotool runs xdotool, gives what it printed
 * @property {(...keys: string[]) => Promise<void>} press presses keys one after the other, such as `alt+a` or `Return`
 * @property {() => Promise<void>} focusBrowser gives the browser the keyboard; there is no window manager to do it
 * @property {(allow: boolean) => Promise<void>} answerPrompt answers Chromium's permission prompt, which is open or about to be
 * @property {(path: string) => void} screenshot a PNG of the whole screen
 */
