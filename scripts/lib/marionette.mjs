import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * A connection to Firefox's own remote control, which needs no geckodriver. Frames are `length:json`; a command is `[0, id, name, parameters]`,
 * an answer `[1, id, error, result]`. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  /** What Firefox says of itself, such as `moz:processID`. @type {Record<string, any>} */
  capabilities = {};
  #socket;
  #received = Buffer.alloc(0);
  #lastId = 0;
  /** @type {Map<number, { name: string, resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** Commands in chrome and in content context must not mix: one block after the other. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('close', () => this.#fail(new Error('Firefox is gone')));
    socket.on('error', () => {});
  }

  /**
   * @param {number} port
   * @returns {Promise<Marionette>}
   */
  static async connect(port) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const marionette = new Marionette(socket);
    const session = await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    marionette.capabilities = session.capabilities;
    return marionette;
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const start = colon + 1;
      const end = start + Number(this.#received.subarray(0, colon));
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', start, end));
      this.#received = this.#received.subarray(end);
      // The greeting is the one message that is no array.
      if (Array.isArray(message)) this.#settle(message);
    }
  }

  #settle([, id, error, result]) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!waiting) return;
    if (error) waiting.reject(new Error(`${waiting.name}: ${error.error}: ${error.message}\n${error.stacktrace ?? ''}`));
    else waiting.resolve(result);
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /**
   * Sends one command.
   * @param {string} name such as `WebDriver:Navigate`
   * @param {object} [parameters]
   * @returns {Promise<any>} the command's result
   */
  send(name, parameters = {}) {
    if (this.#socket.destroyed) return Promise.reject(new Error('Firefox is gone'));
    const id = ++this.#lastId;
    const frame = JSON.stringify([0, id, name, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { name, resolve, reject });
      this.#socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    });
  }

  /**
   * Runs commands in one context, with nobody else's in between.
   * @template T
   * @param {'chrome' | 'content'} context
   * @param {() => Promise<T>} use
   * @returns {Promise<T>}
   */
  async within(context, use) {
    const turn = this.#turn.then(async () => {
      await this.send('Marionette:SetContext', { value: context });
      return use();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * Runs a function in the browser's own window (`chrome`) or in the page (`content`). It may be async; what goes in and out is JSON.
   * @template R
   * @template {unknown[]} A
   * @param {'chrome' | 'content'} context
   * @param {(...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  execute(context, code, ...args) {
    return this.within(context, () => this.executeHere(code, ...args));
  }

  /**
   * The same without choosing a context: for use inside `within`.
   * @template R
   * @template {unknown[]} A
   * @param {(...args: A) => R} code
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async executeHere(code, ...args) {
    const { value } = await this.send('WebDriver:ExecuteScript', {
      script: `return (${code}).apply(window, arguments)`,
      args,
      sandbox: 'default',
    });
    return value;
  }

  close() {
    this.#socket.destroy();
  }
}
