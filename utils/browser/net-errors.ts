import { type Browser, browser } from 'wxt/browser';
import { patternOf } from '@/utils/core/addresses';
import type { FaultCode } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import { faultOfNetError } from '@/utils/core/net-errors';

/** Why a request of ours failed, as the browser knows and `fetch` does not say. */
export interface NetError {
  code: FaultCode;
  /** The host a redirect goes to. */
  to?: string;
}

/** The browser tells us a moment after `fetch`; ms. */
const LATE_MS = 250;

/**
 * Listens for what becomes of our own requests to an endpoint.
 * @param signal stops listening
 * @returns to be called after a failure: its reason, undefined where the browser gives none or does not let us listen
 */
export function watchNetErrors(baseUrl: string, signal: AbortSignal): () => Promise<NetError | undefined> {
  const webRequest: typeof Browser.webRequest | undefined = Reflect.get(browser, 'webRequest');
  if (!webRequest) return () => Promise.resolve(undefined);
  const { origin } = new URL(baseUrl);
  let found: NetError | undefined;
  let tell: (error: NetError | undefined) => void = () => undefined;
  const see = (error: NetError) => {
    found ??= error;
    tell(found);
  };
  const { host: ourHost } = new URL(browser.runtime.getURL('/'));
  // A page of ours asked, not a web page that uses the same server. Chromium says `initiator`, Firefox `originUrl`.
  const isOurs = (details: { url: string }) => {
    const from = field(details, 'initiator') ?? field(details, 'originUrl');
    return typeof from === 'string' && URL.canParse(from) && new URL(from).host === ourHost && new URL(details.url).origin === origin;
  };
  const onError = (details: Browser.webRequest.OnErrorOccurredDetails) => {
    const code = isOurs(details) ? faultOfNetError(details.error, details.url) : undefined;
    if (code) see({ code });
  };
  const onRedirect = (details: Browser.webRequest.OnBeforeRedirectDetails) => {
    if (isOurs(details)) see({ code: 'redirected', to: new URL(details.redirectUrl).host });
  };
  const filter = { urls: [patternOf(baseUrl)] };
  webRequest.onErrorOccurred.addListener(onError, filter);
  webRequest.onBeforeRedirect.addListener(onRedirect, filter);
  signal.addEventListener('abort', () => {
    webRequest.onErrorOccurred.removeListener(onError);
    webRequest.onBeforeRedirect.removeListener(onRedirect);
  });
  return () =>
    new Promise((done) => {
      if (found) return done(found);
      tell = done;
      setTimeout(() => done(undefined), LATE_MS);
    });
}
