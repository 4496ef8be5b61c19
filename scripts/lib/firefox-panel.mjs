import process from 'node:process';
import { findByRole } from './find-by-role.mjs';
import { until } from './project.mjs';

/** WebDriver's code points for keys without a character. https://w3c.github.io/webdriver/#keyboard-actions */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

let lastAnswer = 0;

/**
 * The document in Firefox's real sidebar, or the add-on's page in the tab in front. The sidebar is no tab, so WebDriver's own commands cannot
 * enter it: code goes in through its message manager, and clicks and keys arrive as the user's own do, through the window.
 */
export class FirefoxPanel {
  /** How long `waitFor` and `waitForControl` wait. */
  patienceMs = 20_000;
  #firefox;
  #place;

  /**
   * @param {import('./firefox.mjs').FirefoxWithExtension} firefox
   * @param {'sidebar' | 'tab'} [place]
   */
  constructor(firefox, place = 'sidebar') {
    this.#firefox = firefox;
    this.#place = place;
  }

  /**
   * Runs a function in the panel, with the panel's own globals (`document`, `browser`, `indexedDB`). It may be async. JSON in, JSON out.
   * @template R
   * @template {unknown[]} A
   * @param {(...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async evaluate(code, ...args) {
    return this.#evaluateWithin(25_000, code, ...args);
  }

  /**
   * Runs a function in the panel with the window of the background page, where turns run. It may be async. JSON in, JSON out.
   * @template R
   * @template {unknown[]} A
   * @param {(window: any, ...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async evaluateInHost(code, ...args) {
    return this.#answerOf(25_000, `await (${code})(await browser.runtime.getBackgroundPage(), ...${JSON.stringify(args)})`);
  }

  /**
   * Runs a script's text in the panel, which its own policy would forbid.
   * @param {string} text
   */
  async addScript(text) {
    await this.#answerOf(25_000, `(() => { ${text}\n })()`);
  }

  /** @type {<R, A extends unknown[]>(ms: number, code: (...args: A) => R, ...args: A) => Promise<Awaited<R>>} */
  async #evaluateWithin(ms, code, ...args) {
    return this.#answerOf(ms, `await (${code})(...${JSON.stringify(args)})`);
  }

  /**
   * Runs a function in the browser's window, with the element that shows the document; there is none while the sidebar is closed.
   * @template R
   * @template {unknown[]} A
   * @param {(browser: any, ...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  #withBrowser(code, ...args) {
    const source = `(...args) => (${code})((${browserIn})(${JSON.stringify(this.#place)}), ...args)`;
    return this.#firefox.inBrowser(/** @type {any} */ (source), ...args);
  }

  /** @param {number} ms @param {string} expression @returns {Promise<any>} */
  async #answerOf(ms, expression) {
    const source = `(async () => { ${findByRole}\nreturn JSON.stringify(${expression}); })()`;
    const answer = await this.#withBrowser(evaluateInside, source, `aside:${++lastAnswer}`, ms);
    if ('error' in answer) throw new Error(`In the panel: ${answer.error}`);
    return answer.json === undefined ? undefined : JSON.parse(answer.json);
  }

  /** Waits until the panel's document has loaded. */
  async ready() {
    // While the sidebar goes from its empty document to ours it changes processes too, and code sent in between is never answered.
    await until(() => this.#withBrowser(hasLoaded), { what: `the ${this.#place} to load` });
    await until(() => this.#evaluateWithin(1000, () => document.readyState === 'complete' && location.protocol === 'moz-extension:'), {
      what: 'the panel to load',
    });
  }

  /**
   * Waits until a function says something true in the panel, and gives that back.
   * @template R
   * @template {unknown[]} A
   * @param {(...args: A) => R} code
   * @param {A} args
   * @returns {Promise<NonNullable<Awaited<R>>>}
   */
  async waitFor(code, ...args) {
    return until(() => this.evaluate(code, ...args), { within: this.patienceMs, every: 100, what: `the panel: ${code}` });
  }

  /**
   * The texts of all controls of a role, with a name if one is given.
   * @param {string} role
   * @param {string} [name]
   * @returns {Promise<string[]>}
   */
  texts(role, name) {
    return this.evaluate((kind, called) => findByRole(kind, called).map((element) => element.innerText ?? ''), role, name);
  }

  /**
   * How many controls have this role and name.
   * @param {string} role
   * @param {string} [name]
   * @returns {Promise<number>}
   */
  count(role, name) {
    return this.evaluate((kind, called) => findByRole(kind, called).length, role, name);
  }

  /**
   * Waits until a control is there.
   * @param {string} role
   * @param {string} [name]
   */
  async waitForControl(role, name) {
    await until(() => this.count(role, name), { within: this.patienceMs, every: 100, what: `${role} “${name}” in the panel` });
  }

  /**
   * Waits until a control has the keyboard.
   * @param {string} role
   * @param {string} name
   */
  async waitForFocus(role, name) {
    await this.waitFor((kind, called) => document.hasFocus() && document.activeElement === findByRole(kind, called)[0], role, name);
  }

  /**
   * What stands in a text box.
   * @param {string} name
   * @returns {Promise<string>}
   */
  value(name) {
    return this.evaluate((called) => /** @type {HTMLInputElement} */ (findByRole('textbox', called)[0]).value, name);
  }

  /** All text of the panel; none while it loads. @returns {Promise<string>} */
  text() {
    return this.evaluate(() => document.body?.innerText ?? '');
  }

  /**
   * Clicks a control with the real mouse, once it is there and enabled; so the code behind it may ask for permissions.
   * @param {string} role
   * @param {string} [name]
   */
  async click(role, name) {
    const inside = await until(() => this.#placeOf(role, name), { what: `${role} “${name}” in the panel` });
    const frame = await this.#withBrowser(placeInWindow);
    await this.#firefox.clickAt({ x: frame.x + inside.x, y: frame.y + inside.y });
  }

  /** The middle of a control that holds still, in the panel's own pixels. */
  async #placeOf(role, name) {
    return this.evaluate(
      async (kind, called) => {
        const [control] = findByRole(kind, called);
        if (!control || /** @type {HTMLButtonElement} */ (control).disabled) return undefined;
        control.scrollIntoView({ block: 'nearest' });
        const middle = () => {
          const box = control.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        };
        const before = middle();
        await new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        });
        const after = middle();
        return before.x === after.x && before.y === after.y ? after : undefined;
      },
      role,
      name,
    );
  }

  /** Puts the keyboard into the panel, where its own focus is. */
  async focus() {
    await this.#withBrowser((browser) => browser?.focus());
  }

  /**
   * Has the document see another theme of the system, as the browser's own developer tools do; nothing given is the system's own.
   * @param {{ colorScheme?: 'light' | 'dark' | null, forcedColors?: 'active' | 'none' | null, reducedMotion?: 'reduce' | null }} [media]
   */
  async emulateMedia({ colorScheme = null, forcedColors = null, reducedMotion = null } = {}) {
    await this.#withBrowser(
      ({ browsingContext }, scheme, colours, motion) => {
        browsingContext.prefersColorSchemeOverride = scheme;
        browsingContext.forcedColorsOverride = colours;
        browsingContext.prefersReducedMotionOverride = motion;
      },
      colorScheme ?? 'none',
      forcedColors ?? 'none',
      reducedMotion ?? 'none',
    );
    await this.waitFor(
      (scheme, colours, motion) =>
        (!scheme || matchMedia(`(prefers-color-scheme: ${scheme})`).matches) &&
        matchMedia('(forced-colors: active)').matches === colours &&
        matchMedia('(prefers-reduced-motion: reduce)').matches === motion,
      colorScheme,
      forcedColors === 'active',
      reducedMotion === 'reduce',
    );
  }

  /**
   * Sees the document so many times as large, as after the browser's own zoom. Clicks still count in the unzoomed window's pixels.
   * @param {number} times
   */
  async zoom(times) {
    await this.#withBrowser((browser, factor) => {
      browser.fullZoom = factor;
    }, times);
  }

  /**
   * Types text with real key events, where the window's focus is.
   * @param {string} text
   */
  async type(text) {
    await this.#firefox.pressKeys([...text].map((character) => (character === '\n' ? KEYS.Enter : character)));
  }

  /**
   * Presses one key, such as `Enter` or `Shift+Tab`.
   * @param {string} combination
   */
  async press(combination) {
    const names = combination.split('+');
    const keys = names.map((name) => KEYS[name] ?? name);
    await this.#firefox.pressKeys(keys.slice(-1), keys.slice(0, -1));
  }

  /**
   * Clicks into a text box, empties it and types.
   * @param {string} name
   * @param {string} text
   * @param {'textbox' | 'combobox' | 'spinbutton'} [role]
   */
  async fill(name, text, role = 'textbox') {
    await this.click(role, name);
    await this.waitForFocus(role, name);
    await this.press(process.platform === 'darwin' ? 'Meta+a' : 'Control+a');
    await this.press('Backspace');
    await this.type(text);
    await this.waitFor(
      (kind, called, wanted) => /** @type {HTMLInputElement} */ (findByRole(kind, called)[0]).value === wanted,
      role,
      name,
      text,
    );
  }

  /**
   * Chooses in a native list, by the keyboard: goes to it from what has the focus now, and types the option's words.
   * @param {string} name
   * @param {string} option the beginning of its words
   */
  async select(name, option) {
    await until(
      async () => {
        await this.press('Tab');
        return this.evaluate((called) => document.activeElement === findByRole('combobox', called)[0], name);
      },
      { what: `the keyboard to come to “${name}”` },
    );
    await this.type(option);
    await this.waitFor(
      (called, wanted) => /** @type {HTMLSelectElement} */ (findByRole('combobox', called)[0]).selectedOptions[0]?.label === wanted,
      name,
      option,
    );
  }

  /**
   * Opens the searchable list behind a button that is called `name: what is chosen`, and takes what it finds first.
   * @param {string} name
   * @param {string} text
   */
  async pick(name, text) {
    await this.click('button', `${name}: `);
    await this.fill(name, text, 'combobox');
    await this.press('Enter');
  }
}

/** Runs in the browser's window: the element that shows the document. */
function browserIn(place) {
  if (place === 'tab') return /** @type {any} */ (globalThis).gBrowser.selectedBrowser;
  const sidebar = /** @type {any} */ (document.getElementById('sidebar'));
  return sidebar?.contentDocument?.getElementById('webext-panels-browser');
}

/** Runs in the browser's window: has code run in the panel's process and hands back its answer. */
function evaluateInside(panel, source, channel, ms) {
  if (!panel?.messageManager) return { error: 'the sidebar is closed' };
  const sidebar = document.getElementById('sidebar');
  return new Promise((resolve) => {
    const messages = panel.messageManager;
    const finish = (answer) => {
      messages.removeMessageListener(channel, onAnswer);
      panel.removeEventListener('oop-browser-crashed', onGone);
      panel.removeEventListener('XULFrameLoaderCreated', onGone);
      sidebar?.removeEventListener('unload', onGone, true);
      clearTimeout(timer);
      resolve(answer);
    };
    const onAnswer = ({ data }) => finish(data);
    const onGone = () => finish({ error: 'the sidebar closed' });
    const timer = setTimeout(() => finish({ error: `no answer in ${ms} ms` }), ms);
    messages.addMessageListener(channel, onAnswer);
    panel.addEventListener('oop-browser-crashed', onGone);
    panel.addEventListener('XULFrameLoaderCreated', onGone);
    sidebar?.addEventListener('unload', onGone, true);
    // The panel's policy forbids eval; a sandbox with the panel's own rights is outside it.
    const script = `{
      const failed = (error) => sendAsyncMessage(${JSON.stringify(channel)}, { error: String(error?.message ?? error) });
      try {
        const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        const answer = Cu.evalInSandbox(${JSON.stringify(source)}, sandbox);
        answer.then((json) => sendAsyncMessage(${JSON.stringify(channel)}, { json }), failed);
      } catch (error) {
        failed(error);
      }
    }`;
    messages.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}

/** Runs in the browser's window: whether the sidebar, or the tab, shows a page of an extension, all of it. */
function hasLoaded(browser) {
  return browser?.currentURI?.schemeIs('moz-extension') && !browser.webProgress.isLoadingDocument;
}

/** Runs in the browser's window: where the panel's document begins. */
function placeInWindow(browser) {
  const { x, y } = browser.getBoundingClientRect();
  if (browser.ownerDocument === document) return { x, y };
  const outer = /** @type {HTMLElement} */ (document.getElementById('sidebar')).getBoundingClientRect();
  return { x: outer.x + x, y: outer.y + y };
}
