import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The add-on's origin in these profiles is `moz-extension://` and this. Fixed, so that it (and with it the database) outlives a restart. */
export const UUID = 'a51de000-0000-4000-8000-00000000a51d';

/** @typedef {string | number | boolean} Preference */

/** @type {Record<string, Preference>} */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.toolbars.bookmarks.visibility': 'never',
  'browser.translations.automaticallyPopup': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'startup.homepage_welcome_url': '',
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
};

/** @type {Record<string, Preference>} */
const NEEDED = {
  'marionette.port': 0,
  // A temporary add-on goes when Firefox ends. With the fixed UUID its database was still there at the next install (ESR 153, after kill -9 and
  // after quitting, with these and without); they say that we lean on it.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Otherwise a prompt's buttons do nothing for its first half second.
  'security.notification_enable_delay': 0,
  // The classic sidebar, on the right as in Chromium: the code below leans on its document.
  'sidebar.position_start': false,
  'sidebar.revamp': false,
  'xpinstall.signatures.required': false,
};

/**
 * Writes what Firefox reads at its start; a profile that is used again gets it anew.
 * @param {string} profile the profile's folder
 * @param {string} addonId
 * @param {Record<string, Preference>} more
 */
export function writePreferences(profile, addonId, more) {
  const origin = { 'extensions.webextensions.uuids': JSON.stringify({ [addonId]: UUID }) };
  const lines = Object.entries({ ...QUIET, ...NEEDED, ...origin, ...more });
  writeFileSync(
    join(profile, 'user.js'),
    lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''),
  );
}
