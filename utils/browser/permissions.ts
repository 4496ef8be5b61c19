import { browser } from 'wxt/browser';
import { isLoopback, neverReadable, patternOf } from '@/utils/core/addresses';

/** Firefox's request knows data-collection types too; elsewhere the key would be refused. */
interface PermissionRequest {
  origins?: string[];
  permissions?: ('tabs' | 'tabGroups' | 'identity' | 'webRequest')[];
  data_collection?: string[];
}

function hasDataCollection(): boolean {
  return Reflect.get(browser, 'sidebarAction') !== undefined;
}

// Each of these must be the first thing a click does: Firefox refuses them after any `await`.

/** Asks to read one site, whose address is known. */
export function requestSite(url: string): Promise<boolean> {
  return request({ origins: [patternOf(url)] });
}

/** Asks to read several sites in one question. Addresses that no extension may read are left out of it. */
export function requestSites(urls: readonly string[]): Promise<boolean> {
  const origins = new Set(urls.filter((url) => /^https?:/.test(url) && neverReadable(url) === undefined).map(patternOf));
  return origins.size === 0 ? Promise.resolve(true) : request({ origins: [...origins] });
}

/**
 * Asks to see the addresses of tabs, without which no site can be asked for.
 * @param withGroups ask for the names of tab groups too; where there are none, the question is shorter
 */
export function requestAddresses(withGroups = false): Promise<boolean> {
  return request({ permissions: withGroups ? ['tabs', 'tabGroups'] : ['tabs'] });
}

/** Asks to reach an endpoint; on Firefox, where page text will leave this computer, for that too. */
export function requestEndpoint(baseUrl: string): Promise<boolean> {
  return request(endpointRequest(baseUrl));
}

/** Asks to reach an endpoint that gives out a key by its own sign-in, and for what that takes, which adds nothing to the question. */
export function requestSignIn(baseUrl: string): Promise<boolean> {
  // Firefox has it from the start, as it cannot be asked for there.
  const isOptional = browser.runtime.getManifest().optional_permissions?.includes('identity');
  return request({ ...endpointRequest(baseUrl), permissions: ['webRequest', ...(isOptional ? (['identity'] as const) : [])] });
}

/** Asks to reach several servers on this computer, whose addresses are known by their beginnings. */
export function requestLocal(origins: readonly string[]): Promise<boolean> {
  return request({ origins: origins.map(patternOf), permissions: ['webRequest'] });
}

/** `webRequest` tells why a request failed, at hosts that are allowed; neither browser asks about it. */
function endpointRequest(baseUrl: string): PermissionRequest {
  const remote = !isLoopback(new URL(baseUrl).hostname);
  return {
    origins: [patternOf(baseUrl)],
    permissions: ['webRequest'],
    ...(remote && hasDataCollection() ? { data_collection: ['websiteContent'] } : {}),
  };
}

/** Asks to read every site. */
export function requestAllSites(): Promise<boolean> {
  return request({ origins: [ALL_SITES] });
}

export const ALL_SITES = '<all_urls>';

/** The match patterns of all sites that are allowed now. */
export async function allowedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.sort();
}

/** Gives a site back: from now on it has to be asked for again. */
export async function forgetSite(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
}

/** Calls back whenever something is allowed or given back, wherever that happens. */
export function watchPermissions(act: () => void, signal: AbortSignal): void {
  browser.permissions.onAdded.addListener(act);
  browser.permissions.onRemoved.addListener(act);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(act);
    browser.permissions.onRemoved.removeListener(act);
  });
}

export function mayReach(baseUrl: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(baseUrl)] });
}

function request(permissions: PermissionRequest): Promise<boolean> {
  return browser.permissions.request(permissions as Parameters<typeof browser.permissions.request>[0]);
}
