/**
 * Has Firefox trust a certificate for one host until it ends, as “Accept the Risk” on its warning page does.
 * @param {import('./firefox.mjs').FirefoxWithExtension} firefox
 * @param {{ host: string, port?: number, pem: string }} certificate
 */
export async function trustCertificate(firefox, { host, port = 443, pem }) {
  await firefox.inBrowser(
    (name, at, base64) => {
      const { Cc, Ci } = /** @type {any} */ (globalThis);
      const database = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
      const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
      overrides.rememberValidityOverride(name, at, {}, database.constructX509FromBase64(base64), true);
    },
    host,
    port,
    pem.replace(/-----[A-Z ]+-----|\s/g, ''),
  );
}
