/** @typedef {import('./firefox.mjs').FirefoxWithExtension} Firefox */

/**
 * Takes Firefox's network away, or gives it back, as “Work Offline” does; `navigator.onLine` follows. Open connections to this computer stay.
 * @param {Firefox} firefox
 * @param {boolean} isOffline
 */
export async function setOffline(firefox, isOffline) {
  await firefox.inBrowser((value) => {
    const { io } = /** @type {any} */ (globalThis).Services;
    io.offline = value;
  }, isOffline);
}
