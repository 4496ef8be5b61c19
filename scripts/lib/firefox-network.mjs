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

/**
 * Has Firefox trust a certificate that nobody else does, until it ends.
 * @param {Firefox} firefox
 * @param {string} host
 * @param {number} port
 * @param {string} certificate PEM
 */
export async function trustCertificate(firefox, host, port, certificate) {
  await firefox.inBrowser(
    (name, at, base64) => {
      const { Cc, Ci } = /** @type {any} */ (globalThis);
      const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
      const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
      overrides.rememberValidityOverride(name, at, {}, certificates.constructX509FromBase64(base64), true);
    },
    host,
    port,
    certificate.replace(/-----[^-]+-----|\s/g, ''),
  );
}
