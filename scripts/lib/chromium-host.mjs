import { once } from 'node:events';
import { until } from './project.mjs';

/**
 * Chromium's turn host. It is a worker of an offscreen document, to which Playwright does not attach; DevTools' own protocol does.
 * https://chromedevtools.github.io/devtools-protocol/
 */
export class ChromiumHost {
  #socket;
  #lastId = 0;
  /** The worker's session. @type {string | undefined} */
  #worker;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#settle(JSON.parse(data)));
    socket.addEventListener('close', () => this.#fail(new Error('The turn host is gone')));
  }

  /**
   * The host that is there or on its way.
   * @param {string} port DevTools'
   * @param {string} url the host's document
   * @returns {Promise<ChromiumHost>}
   */
  static async connect(port, url) {
    const target = await until(
      async () => {
        const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
        return targets.find((each) => each.url === url);
      },
      { what: 'the turn host' },
    );
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await once(socket, 'open');
    const host = new ChromiumHost(socket);
    await host.#send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    await until(() => host.#worker, { what: 'its worker' });
    return host;
  }

  #settle({ id, error, result, method, params }) {
    if (method === 'Target.attachedToTarget') this.#worker = params.sessionId;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /** @param {string} method @param {object} [params] @param {string} [sessionId] the document's own where there is none @returns {Promise<any>} */
  #send(method, params = {}, sessionId) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  /**
   * Runs a function with the host's globals. It may be async; what goes in and out is JSON.
   * @template R
   * @template {unknown[]} A
   * @param {(global: any, ...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async evaluate(code, ...args) {
    const expression = `(${code})(globalThis, ...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await this.#send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      this.#worker,
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /**
   * Takes the host's network away, or gives it back; `navigator.onLine` follows. It is back, too, when this connection ends.
   * @param {boolean} isOffline
   */
  async setOffline(isOffline) {
    await this.#send('Network.enable');
    await this.#send('Network.emulateNetworkConditions', {
      offline: isOffline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  }

  close() {
    this.#socket.close();
  }
}
