import { browser } from 'wxt/browser';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { field } from '@/utils/core/json';

/**
 * An https address that no server has: the browser itself catches whoever is sent there by `signInAt`.
 * @param path told from others by the caller
 */
export function catchingUrl(path: string): string {
  return browser.identity.getRedirectURL(path);
}

/**
 * Lets the user sign in at a service, in a window of the browser's own.
 * @param url the service's page; it must send the user on to a `catchingUrl`
 * @returns where it sent them; undefined where they closed the window
 * @throws AppError `unreachable` where the page did not load
 */
export async function signInAt(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (cause) {
    // Browsers tell why by their words alone: "The user did not approve access.", "User cancelled or denied access."
    if (/\buser\b.*(?:cancel|approve|denied)/i.test(String(field(cause, 'message')))) return undefined;
    throw new AppError({ code: 'unreachable', host: hostOf(url) }, { cause });
  }
}
