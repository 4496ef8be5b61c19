import { chromium } from '@playwright/test';
import { findTool } from '../install-browsers.mjs';

const PATIENCE_MS = 90_000;

/** Opens pages from their HTML alone, as the extraction bench does: their own scripts do not run, and nothing else is loaded. */
export class PageOpener {
  /** @type {{ html: string } | undefined} */
  #next;

  constructor(browser, script) {
    this.browser = browser;
    this.script = script;
  }

  /** @param {string} script runs in every page */
  static async start(script) {
    const browser = await chromium.launch({
      executablePath: findTool('chromium'),
      args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * 127.0.0.1:9'],
    });
    const opener = new PageOpener(browser, script);
    await opener.#renew();
    return opener;
  }

  async #renew() {
    await this.context?.close().catch(() => undefined);
    this.context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    this.page = await this.context.newPage();
    this.page.on('dialog', (dialog) => dialog.dismiss().catch(() => undefined));
    await this.page.route('**/*', (route) => {
      const html =
        route.request().isNavigationRequest() && route.request().frame() === this.page.mainFrame() ? this.#next?.html : undefined;
      if (html === undefined) return route.abort('blockedbyclient');
      this.#next = undefined;
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" };
      return route.fulfill({ status: 200, headers, body: html });
    });
  }

  /**
   * @param {{ id: string, url: string, html: string }} page
   * @param {readonly string[]} names of extractors, in the order in which they run
   * @returns {Promise<Record<string, { text: string, ms: number, still?: number }>>}
   */
  async extract(page, names) {
    return (await this.#open(page, (order) => globalThis.extractAll(order), names)) ?? {};
  }

  /** What the forests are trained on, of one page; undefined where it does not open. */
  blocks(page) {
    return this.#open(page, () => globalThis.blocksOfPage());
  }

  async #open({ id, url, html }, work, argument) {
    const address = /^https?:/.test(url)
      ? url
      : `http://page-${id
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '')
          .slice(0, 12)}.test/`;
    this.#next = { html };
    try {
      const done = (async () => {
        await this.page.goto(address, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS / 2 });
        await this.page.evaluate(`${this.script};0`);
        return this.page.evaluate(work, argument);
      })();
      const late = new Promise((_, fail) => setTimeout(fail, PATIENCE_MS, new Error('too slow')));
      return await Promise.race([done, late]);
    } catch (error) {
      console.log(`${id}: ${String(error).split('\n')[0]}`);
      await this.#renew();
      return undefined;
    }
  }

  close() {
    return this.browser.close();
  }
}
