import { browser } from 'wxt/browser';
import { isLoopback, patternOf } from '@/utils/core/addresses';

/** Firefox's request knows data-collection types too; elsewhere the key would be refused. */
interface PermissionRequest {
  origins?: string[];
  permissions?: ('tabs' | 'identity' | 'webRequest')[];
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

/** Asks to see the addresses of tabs, without which no site can be asked for. */
export function requestAddresses(): Promise<boolean> {
  return request({ permissions: ['tabs'] });
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

export function mayReach(baseUrl: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(baseUrl)] });
}

function request(permissions: PermissionRequest): Promise<boolean> {
  return browser.permissions.request(permissions as Parameters<typeof browser.permissions.request>[0]);
}
