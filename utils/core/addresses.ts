import type { FaultCode } from './faults';

/** The match pattern that covers a URL's whole origin, ports included: what `permissions` takes. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

const PRIVATE_V4 = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/;

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

/** RFC 1918, RFC 4193 and link-local addresses, and names that only a local network resolves. */
function isPrivate(hostname: string): boolean {
  return (
    PRIVATE_V4.test(hostname) ||
    /^\[f[cde]/i.test(hostname) ||
    /\.(?:local|lan|home\.arpa|internal)$/.test(hostname) ||
    !hostname.includes('.')
  );
}

/** Encrypted, or on this computer, or on a private network the user typed (Mozilla's rule). */
export function isSafeTransport(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && (isLoopback(url.hostname) || isPrivate(url.hostname)));
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
