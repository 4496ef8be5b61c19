import { isLoopback, isPrivate, isSafeTransport } from './addresses';
import { AppError } from './faults';

/**
 * The base URL inside what a user pasted: scheme added, a pasted `/chat/completions`, `/models` or trailing slash taken off,
 * `/v1` added where there is no path at all.
 * @throws AppError `bad-address` where it is no URL, `insecure-address` where it is http beyond this computer and private networks
 */
export function baseUrlOf(typed: string): string {
  const trimmed = typed.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `${isLocal(trimmed) ? 'http' : 'https'}://${trimmed}`;
  // Chromium takes a host with spaces in it.
  if (!trimmed || /\s/.test(trimmed) || !URL.canParse(text)) throw new AppError('bad-address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new AppError('bad-address');
  if (url.username || url.password) throw new AppError('bad-address');
  if (!isSafeTransport(url)) throw new AppError({ code: 'insecure-address', host: url.host });
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(?:chat\/completions|completions|models)$/, '');
  return `${url.origin}${path || '/v1'}`;
}

/** Whether an address without a scheme is on this computer or its network, where servers rarely encrypt. */
function isLocal(address: string): boolean {
  if (!URL.canParse(`http://${address}`)) return false;
  const { hostname } = new URL(`http://${address}`);
  return isLoopback(hostname) || isPrivate(hostname);
}
