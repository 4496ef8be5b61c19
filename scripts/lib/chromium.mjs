import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { ChromiumHost } from './chromium-host.mjs';
import { whileAsleep } from './computer-sleep.mjs';
import { findTool } from './install-browsers.mjs';
import { SCRATCH, until } from './project.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Worker} Worker */
/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
];

/**
 * The id Chromium gives an unpacked extension: SHA-256 of the manifest's key, or of the folder's path, written with the letters a to p.
 * https://source.chromium.org/chromium/chromium/src/+/main:components/crx_file/id_util.cc
 * @param {string} folder
 */
function extensionId(folder) {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const seed = key ? Buffer.from(key, 'base64') : Buffer.from(resolve(folder), process.platform === 'win32' ? 'utf16le' : 'utf8');
  const digest = createHash('sha256').update(seed).digest('hex');
  return [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/**
 * The commands of DevTools' domain `Extensions`, of which Playwright's types know few.
 * https://chromedevtools.github.io/devtools-protocol/tot/Extensions/
 * @param {CDPSession} session
 * @returns {(command: string, params: object) => Promise<unknown>}
 */
function extensionsIn(session) {
  const send = /** @type {(method: string, params: object) => Promise<unknown>} */ (/** @type {unknown} */ (session.send.bind(session)));
  return (command, params) => send(`Extensions.${command}`, params);
}

/**
 * Chromium with the extension in it.
 */
export class ChromiumWithExtension {
  /** @type {BrowserContext} */
  context;
  /** The extension's id. @type {string} */
  id;
  /** The profile's folder. @type {string} */
  profile;
  /** Second connections, which alone can see the panel. @type {Browser[]} */
  #panelConnections = [];
  /** @type {ChromiumHost[]} */
  #hosts = [];
  #extension;
  #ownsProfile;
  /** Whether `renew` makes it as good as new: not once it was ended or put to sleep. */
  canRenew = true;

  /**
   * @param {BrowserContext} context
   * @param {string} extension the folder with manifest.json
   * @param {string} profile
   * @param {boolean} ownsProfile whether `close` deletes the profile
   */
  constructor(context, extension, profile, ownsProfile) {
    this.context = context;
    this.#extension = extension;
    this.id = extensionId(extension);
    this.profile = profile;
    this.#ownsProfile = ownsProfile;
  }

  /** Installs the extension, where no flag did, and closes the page that Aside shows then before it draws anything. */
  async install() {
    const welcome = this.context.waitForEvent('page');
    await this.#withBrowserSession((session) => extensionsIn(session)('loadUnpacked', { path: this.#extension }));
    await (await welcome).close();
  }

  /**
   * Takes the extension out with everything it kept, closes the tabs and installs it again. So the next test meets what it would meet in
   * another Chromium, without its start.
   */
  async renew() {
    await this.#disconnect();
    const before = this.context.pages();
    await this.context.newPage();
    await Promise.all(before.map((page) => page.close()));
    await this.#withBrowserSession((session) => extensionsIn(session)('uninstall', { id: this.id }));
    await this.install();
  }

  /**
   * The address of a page of the extension.
   * @param {string} path such as `sidepanel.html`
   */
  url(path) {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** A session with the browser itself. Detach it after use. @returns {Promise<CDPSession>} */
  async browserSession() {
    const browser = this.context.browser();
    if (!browser) throw new Error('Chromium is gone');
    return browser.newBrowserCDPSession();
  }

  /**
   * @template T
   * @param {(session: CDPSession) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async #withBrowserSession(use) {
    const session = await this.browserSession();
    try {
      return await use(session);
    } finally {
      await session.detach().catch(() => {});
    }
  }

  #devToolsPort() {
    return readFileSync(join(this.profile, 'DevToolsActivePort'), 'utf8').split('\n', 1)[0] ?? '';
  }

  /** The extension's panels that are open now, as the browser knows them. */
  async #panelTargets() {
    const { targetInfos } = await this.#withBrowserSession((session) => session.send('Target.getTargets'));
    const tabs = new Set(this.context.pages().map((page) => page.url()));
    return targetInfos.filter(({ url }) => url.startsWith(this.url('sidepanel.html')) && !tabs.has(url));
  }

  /**
   * Clicks the toolbar button of the tab that shows this page: opens the panel where the extension does so, and grants `activeTab`.
   * The click is the browser's own (`Extensions.triggerAction`) and has to name the tab's target, not the page's.
   * @param {Page} page
   */
  async clickAction(page) {
    await page.bringToFront();
    await this.#withBrowserSession(async (session) => {
      const own = await this.context.newCDPSession(page);
      const { targetInfo } = await own.send('Target.getTargetInfo');
      await own.detach();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      // A page that did not load has no address here: then it is the tab in front.
      const front = targetInfos.filter(({ url }) => targetInfo.url === '' || url === targetInfo.url);
      // Two tabs with one address: the one in front says so.
      const tab = front.find((info) => Reflect.get(info, 'embedderData')?.tabActive) ?? front[0];
      if (!tab) throw new Error(`No tab shows ${targetInfo.url}`);
      await extensionsIn(session)('triggerAction', { id: this.id, targetId: tab.targetId });
    });
  }

  /**
   * Opens the real side panel beside a page, as a click on the toolbar button does, and gives it as a Playwright page.
   * Playwright's own connection never sees it; a second one sees it when made after the panel is there.
   * @param {Page} page
   * @returns {Promise<Page>}
   */
  async openPanel(page) {
    // Right after the install the worker has not said yet what it listens to, and a click then is nobody's.
    const worker = await this.worker();
    await until(() => worker.evaluate(() => Reflect.get(globalThis, 'chrome').action.onClicked.hasListeners()), {
      what: 'the worker to listen',
    });
    await this.clickAction(page);
    return this.panel();
  }

  /**
   * The side panel that is open or opening, however that came about.
   * @returns {Promise<Page>}
   */
  async panel() {
    await until(async () => (await this.#panelTargets()).length > 0, { what: 'the side panel' });
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.#devToolsPort()}`);
    this.#panelConnections.push(browser);
    const tabs = new Set(this.context.pages().map((page) => page.url()));
    const panel = await until(
      () =>
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((page) => page.url().startsWith(this.url('sidepanel.html')) && !tabs.has(page.url())),
      { what: 'the side panel as a page' },
    );
    await panel.waitForLoadState();
    return panel;
  }

  /** The page that Aside shows after an install, once it is there. */
  async welcome() {
    return until(() => this.context.pages().find((page) => page.url() === this.url('sidepanel.html#welcome')), {
      what: 'the page after the install',
    });
  }

  /** Whether a side panel is open. */
  async isPanelOpen() {
    return (await this.#panelTargets()).length > 0;
  }

  /**
   * Closes the panel and waits until its document is gone.
   * @param {Page} panel
   */
  async closePanel(panel) {
    await panel.evaluate(() => window.close()).catch(() => {});
    await until(async () => !(await this.isPanelOpen()), { what: 'the panel to close' });
  }

  /**
   * The document in which turns run, once it is there: opening the panel makes it.
   * @returns {Promise<ChromiumHost>}
   */
  async turnHost() {
    const host = await ChromiumHost.connect(this.#devToolsPort(), this.url('turn-host.html'));
    this.#hosts.push(host);
    return host;
  }

  /**
   * Opens a tab behind the one in front, uses it, closes it. So nothing the extension looks at changes.
   * @template T
   * @param {string} url
   * @param {(page: Page) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async #inBackgroundTab(url, use) {
    const opened = this.context.waitForEvent('page');
    await this.#withBrowserSession((session) => session.send('Target.createTarget', { url, background: true }));
    const page = await opened;
    try {
      await page.waitForURL(url);
      return await use(page);
    } finally {
      await page.close();
    }
  }

  /**
   * The extension's worker, woken where it sleeps. On a profile used before, Chromium does not start it by itself.
   * While Playwright is attached to it the browser does not stop it after 30 s; see `stopWorker`.
   * @returns {Promise<Worker>}
   */
  async worker() {
    const running = () => this.context.serviceWorkers().find((worker) => worker.url().startsWith(this.url('')));
    const worker = running();
    if (worker) return worker;
    // At a first start it is on its way.
    await this.context.waitForEvent('serviceworker', { timeout: 1500 }).catch(() => {});
    if (!running()) {
      await this.#inBackgroundTab(this.url('manifest.json'), async (page) => {
        const session = await this.context.newCDPSession(page);
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.startWorker', { scopeURL: this.url('') });
        await until(running, { what: 'the service worker' });
      });
    }
    return until(running, { what: 'the service worker' });
  }

  /** Ends the worker as the browser does after 30 idle seconds. The next event wakes it, with its globals gone. */
  async stopWorker() {
    await this.#inBackgroundTab(this.url('manifest.json'), async (page) => {
      const session = await this.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
    });
  }

  /**
   * Lets the extension have a host when it asks next: `permissions.request` then says yes without a prompt, which headless could show to nobody.
   * `permissions.contains` stays false until it asks.
   * @param {string} pattern a match pattern such as `http://127.0.0.1/*`; it must cover what is asked for
   */
  async allowHost(pattern) {
    await this.#inBackgroundTab('chrome://extensions/strings.m.js', (page) =>
      page.evaluate(
        ([id, host]) => Reflect.get(globalThis, 'chrome').developerPrivate.addHostPermission(id, host),
        /** @type {[string, string]} */ ([this.id, pattern]),
      ),
    );
  }

  /** Resolves when the user has closed the last window, or Chromium has ended. */
  async ended() {
    const { context } = this;
    await new Promise((resolve) => {
      const check = () => context.pages().length === 0 && resolve(undefined);
      const watch = (page) => page.on('close', check);
      context.on('close', () => resolve(undefined));
      context.on('page', watch);
      for (const page of context.pages()) watch(page);
    });
  }

  /** Ends Chromium as a crash does, with nothing flushed (`kill -9`). The profile stays, for another launch. */
  async kill() {
    this.canRenew = false;
    const { processInfo } = await this.#withBrowserSession((session) => session.send('SystemInfo.getProcessInfo'));
    const browser = processInfo.find(({ type }) => type === 'browser');
    if (!browser) throw new Error('Chromium does not say which process it is');
    const gone = new Promise((resolve) => {
      this.context.once('close', resolve);
    });
    process.kill(browser.id, 'SIGKILL');
    await gone;
    await this.#disconnect();
    this.#ownsProfile = false;
  }

  /**
   * Stops all of Chromium's processes and starts them again, as a computer does that sleeps.
   * @param {() => Promise<unknown>} meanwhile what goes on elsewhere
   */
  async sleep(meanwhile) {
    this.canRenew = false;
    const { processInfo } = await this.#withBrowserSession((session) => session.send('SystemInfo.getProcessInfo'));
    await whileAsleep(
      processInfo.map(({ id }) => id),
      meanwhile,
    );
  }

  async #disconnect() {
    for (const host of this.#hosts.splice(0)) host.close();
    await Promise.all(this.#panelConnections.splice(0).map((browser) => browser.close().catch(() => {})));
  }

  /** Closes Chromium, and deletes the profile where `launchChromium` made it. */
  async close() {
    await this.#disconnect();
    await this.context.close().catch(() => {});
    if (this.#ownsProfile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * Starts Chromium with an unpacked extension. The first tab is `context.pages()[0]`.
 * @param {ChromiumOptions} options
 * @returns {Promise<ChromiumWithExtension>}
 */
export async function launchChromium({
  extension,
  headless = true,
  display,
  profile,
  args = [],
  ignoreDefaultArgs = [],
  env = {},
  viewport = null,
  windowSize = { width: 1400, height: 900 },
  welcome = 'close',
  forRenewal = false,
}) {
  const executablePath = findTool('chromium');
  if (!executablePath) throw new Error('There is no Chromium: run `npm test` once, or set CHROMIUM');
  mkdirSync(SCRATCH, { recursive: true });
  const folder = profile ?? mkdtempSync(join(SCRATCH, 'profile-chromium-'));
  mkdirSync(folder, { recursive: true });
  const isFirst = readdirSync(folder).length === 0;
  // What a crash left would be read as the new browser's port.
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  const isRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless,
    viewport,
    chromiumSandbox: !isRoot,
    // Who launched it decides what Ctrl+C means; when this process goes the pipe closes, and Chromium with it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: [
      ...ignoreDefaultArgs,
      ...(headless ? [] : ['--enable-automation']),
      ...(forRenewal ? ['--disable-extensions'] : []),
    ],
    env: { ...definedOf(process.env), ...(display ? { DISPLAY: display } : {}), ...env },
    args: [
      ...QUIET,
      ...(headless || display ? ['--disable-gpu'] : []),
      // A virtual display has no window manager to size the window; and to root Chromium shows a warning bar without --test-type.
      ...(!headless && display ? ['--window-position=0,0', `--window-size=${windowSize.width},${windowSize.height}`] : []),
      ...(!headless && isRoot ? ['--test-type'] : []),
      '--remote-debugging-port=0',
      // What a flag loads cannot be taken out. Playwright passes --disable-extensions, so one flag alone does not do.
      ...(forRenewal
        ? ['--enable-unsafe-extension-debugging']
        : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      ...args,
    ],
  });
  const started = new ChromiumWithExtension(context, extension, folder, !profile);
  if (forRenewal) await started.install();
  // The floors of the bench are extensions too, and have none.
  else if (isFirst && welcome === 'close' && existsSync(join(extension, 'turn-host.html'))) await (await started.welcome()).close();
  return started;
}

/** @param {NodeJS.ProcessEnv} environment @returns {Record<string, string>} */
function definedOf(environment) {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/**
 * @typedef {object} ChromiumOptions
 * @property {string} extension the folder with manifest.json
 * @property {boolean} [headless] default true
 * @property {string} [display] an X display such as `:99`; default: the one of the environment
 * @property {string} [profile] a folder that stays; by default a new one that goes with the browser
 * @property {string[]} [args] more flags
 * @property {string[]} [ignoreDefaultArgs] flags of Playwright's that it goes without
 * @property {Record<string, string>} [env] more environment
 * @property {{ width: number, height: number } | null} [viewport] of the pages; default null: the window's own size
 * @property {{ width: number, height: number }} [windowSize] on a display named in `display`
 * @property {'close' | 'leave'} [welcome] what becomes of the page that Aside shows after an install; by default it is closed
 * @property {boolean} [forRenewal] whether the extension is installed so that `renew` can take it out again; the page after the install is closed
 */
