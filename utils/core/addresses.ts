import type { FaultCode } from './faults';

/** The match pattern that `permissions` takes for a URL: its scheme and host, on every port, as patterns know no ports in Chromium. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

// A URL's host that is made of digits and dots is always a whole IPv4 address; a name may begin like one.
const V4 = /^\d+\.\d+\.\d+\.\d+$/;
const PRIVATE_V4 = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/;

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (V4.test(hostname) && hostname.startsWith('127.'))
  );
}

/** RFC 1918, RFC 4193 and link-local addresses, and names that only a local network resolves. */
function isPrivate(hostname: string): boolean {
  if (V4.test(hostname)) return PRIVATE_V4.test(hostname);
  if (hostname.startsWith('[')) return /^\[(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/i.test(hostname);
  return !hostname.includes('.') || /\.(?:local|lan|home\.arpa|internal)$/.test(hostname);
}

/** On this computer or its own network. */
export function isNearby(hostname: string): boolean {
  return isLoopback(hostname) || isPrivate(hostname);
}

/** Encrypted, or on this computer, or on a private network the user typed (Mozilla's rule). */
export function isSafeTransport(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isNearby(url.hostname));
}

/** Why no extension may ever read this address; undefined where one may, given permission. */
export function neverReadable(url: string): FaultCode | undefined {
  if (
    /^https?:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|addons\.opera\.com|microsoftedge\.microsoft\.com\/addons)(?:[/?#]|$)/.test(
      url,
    )
  )
    return 'page-store';
  if (/^(?:chrome|moz|safari-web|edge)-extension:/.test(url)) return 'page-extension';
  if (/^chrome-error:/.test(url)) return 'page-error';
  if (/^(?:https?|file):/.test(url)) return undefined;
  return 'page-browser';
}

/** An address without its fragment: the document that it is of. */
export function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
