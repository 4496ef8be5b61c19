import { isSafeTransport } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { boundBody } from './bound-body';
import { CEILINGS, type Ceilings } from './ceilings';

/** Shorter words of an authorization header are its scheme. */
const MIN_KEY = 8;

interface EndpointFetchOptions {
  /** The only place requests may go. */
  baseUrl: string;
  /** Headers that carry the key; they go to the base URL's origin and nowhere else. */
  authorization?: Record<string, string> | undefined;
  ceilings?: Ceilings;
}

/**
 * A `fetch` for one turn at one endpoint. It refuses by rule: another origin, an unsafe transport, a redirect (which would
 * carry the key along), a server that is silent or endless. No cookies, no referrer, no cache.
 * @throws AppError `not-allowed-host`, `insecure-address`, `unreachable`, `timeout`; later, from the body, `timeout`, `too-large`, `cut-off`
 */
export function createEndpointFetch({ baseUrl, authorization, ceilings = CEILINGS }: EndpointFetchOptions): typeof globalThis.fetch {
  const { origin, host } = new URL(baseUrl);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== origin) throw new AppError({ code: 'not-allowed-host', host: url.host });
    if (!isSafeTransport(url)) throw new AppError({ code: 'insecure-address', host });
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(authorization ?? {})) headers.set(name, value);
    // One controller for the caller's wish and for our own ceilings.
    const end = new AbortController();
    const stop = () => end.abort(init?.signal?.reason);
    if (init?.signal?.aborted) stop();
    init?.signal?.addEventListener('abort', stop);
    const late = setTimeout(() => end.abort(new AppError({ code: 'timeout', host })), ceilings.headersMs);
    try {
      const response = await fetch(url, {
        method: request.method,
        headers,
        ...(init?.body == null ? {} : { body: init.body }),
        signal: end.signal,
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
      return withoutKey(boundBody(response, end, host, ceilings), authorization);
    } catch (cause) {
      if (end.signal.aborted) throw end.signal.reason;
      throw new AppError({ code: 'unreachable', host }, { cause });
    } finally {
      clearTimeout(late);
    }
  };
}

/** Servers like to repeat a key they refuse. A refusal is read here, within the ceilings, and told without it. */
async function withoutKey(response: Response, authorization: Record<string, string> | undefined): Promise<Response> {
  const keys = Object.values(authorization ?? {}).flatMap((value) => value.split(' ').filter(({ length }) => length >= MIN_KEY));
  if (response.ok || keys.length === 0) return response;
  const body = keys.reduce((text, key) => text.replaceAll(key, '•••'), await response.text());
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
