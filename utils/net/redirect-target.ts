/** What a server that has just failed may take to answer once more; ms. */
const PROBE_MS = 5_000;

/** Where a redirect goes; `to` is its host, which browsers keep to themselves. */
export interface Redirect {
  to?: string;
}

/**
 * A browser gives no reason when it refuses a redirect. Asking again, without key or body and without following, tells a redirect from no
 * answer at all.
 * @returns undefined where there is no redirect
 */
export async function redirectTarget(url: URL, method: string, signal: AbortSignal): Promise<Redirect | undefined> {
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    await response.body?.cancel();
    if (response.type === 'opaqueredirect') return {};
    if (response.status < 300 || response.status > 399) return undefined;
    const location = response.headers.get('location') ?? '';
    return URL.canParse(location, url) ? { to: new URL(location, url).host } : {};
  } catch {
    // It does not answer this either.
    return undefined;
  }
}
