import { isNearby, isSafeTransport } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { hideSecret, type Secret } from '@/utils/core/secret';
import { boundBody } from './bound-body';
import { CEILINGS, type Ceilings } from './ceilings';
import { readRefusal } from './read-refusal';
import { redirectTarget } from './redirect-target';
import { unmaskError } from './unmask-error';
import { startWakingClock } from './waking-clock';

interface EndpointFetchOptions {
  /** The only place requests may go. */
  baseUrl: string;
  /** Headers that carry the key; they go to the base URL's origin and nowhere else. */
  authorization?: Record<string, string> | undefined;
  /** What those headers were made of, to be taken out of a server's words. */
  secret?: Secret | undefined;
  ceilings?: Ceilings;
}

const NO_SECRET: Secret = { key: '', headers: {} };

/**
 * A `fetch` for one turn at one endpoint. It refuses by rule: another origin, an unsafe transport, a redirect (which would
 * carry the key along), a server that is silent or endless. No cookies, no referrer, no cache. A refusal that a server dresses as
 * status 200 comes out with a status of its own.
 * @throws AppError `not-allowed-host`, `insecure-address`, `offline`, `unreachable`, `redirected`, `timeout`, `wrong-format`; later, from
 * the body, `timeout`, `too-large`, `cut-off`
 */
export function createEndpointFetch({
  baseUrl,
  authorization,
  secret = NO_SECRET,
  ceilings = CEILINGS,
}: EndpointFetchOptions): typeof globalThis.fetch {
  const { origin, host, hostname } = new URL(baseUrl);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== origin) throw new AppError({ code: 'not-allowed-host', host: url.host });
    if (!isSafeTransport(url)) throw new AppError({ code: 'insecure-address', host });
    if (isOffline(hostname)) throw new AppError({ code: 'offline', host });
    const headers = new Headers(request.headers);
    // It names the boundary of this request's form; the next one has another.
    if (init?.body instanceof FormData) headers.delete('content-type');
    for (const [name, value] of Object.entries(authorization ?? {})) headers.set(name, value);
    // One controller for the caller's wish and for our own ceilings.
    const end = new AbortController();
    const clock = startWakingClock(ceilings, (stage) => end.abort(new AppError({ code: 'timeout', host, stage })));
    end.signal.addEventListener('abort', () => clock.stop());
    const stop = () => end.abort(init?.signal?.reason);
    if (init?.signal?.aborted) stop();
    init?.signal?.addEventListener('abort', stop);
    try {
      clock.wait('headers');
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
      clock.heard();
      const bounded = boundBody(response, { end, clock, host, ceilings, isAnswer: request.method !== 'GET' });
      return await readRefusal(await unmaskError(bounded, host), secret, init?.signal);
    } catch (cause) {
      clock.stop();
      if (end.signal.aborted) throw end.signal.reason;
      if (cause instanceof AppError) {
        end.abort(cause);
        const { said, ...fault } = cause.fault;
        throw said === undefined ? cause : new AppError({ ...fault, said: hideSecret(said, secret) }, { cause });
      }
      if (isOffline(hostname)) throw new AppError({ code: 'offline', host }, { cause });
      const redirect = await redirectTarget(url, request.method, end.signal);
      if (end.signal.aborted) throw end.signal.reason;
      throw new AppError(redirect ? { code: 'redirected', host, ...redirect } : { code: 'unreachable', host }, { cause });
    }
  };
}

/** What a browser knows that says it is offline. Containers and virtual machines answer all the same, and so may a LAN without a gateway. */
function isOffline(hostname: string): boolean {
  return navigator.onLine === false && !isNearby(hostname);
}
