import type { FaultCode } from './faults';

/** Chromium's `net::ERR_*` (net_error_list.h), Firefox's `NS_ERROR_*`, and NSS' codes or sentences about certificates. */
const CODES: readonly [RegExp, FaultCode][] = [
  [/ERR_(?:INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)|NS_ERROR_OFFLINE/, 'offline'],
  [/ERR_(?:NAME_|DNS_|ICANN_NAME)|NS_ERROR_(?:UNKNOWN_HOST|UNKNOWN_PROXY_HOST|NET_ON_RESOLVED)/, 'name-unknown'],
  [/ERR_(?:CERT_|SSL_(?!PROTOCOL)|BAD_SSL)|SEC_ERROR|SSL_ERROR_(?!RX_RECORD)|MOZILLA_PKIX/, 'certificate'],
  [/ERR_(?:TOO_MANY_REDIRECTS|UNSAFE_REDIRECT|INVALID_REDIRECT)|NS_ERROR_REDIRECT_LOOP/, 'redirected'],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT/, 'timeout'],
  [/ERR_(?:CONNECTION|ADDRESS|EMPTY_RESPONSE|SOCKET|PROXY|TUNNEL|SSL_PROTOCOL|NETWORK_CHANGED|INCOMPLETE|HTTP2|QUIC)/, 'unreachable'],
  [/NS_ERROR_(?:CONNECTION_REFUSED|NET_|PROXY_)|SSL_ERROR_RX_RECORD/, 'unreachable'],
];

/** Firefox tells what is wrong with TLS in a sentence, in the user's language: about SSL where no TLS was spoken, else about a certificate. */
const SENTENCES: readonly [RegExp, FaultCode][] = [
  [/SSL.*\s/, 'unreachable'],
  [/^(?!NS_|net::).*\s/, 'certificate'],
];

/**
 * The fault behind a browser's own name for a failed request.
 * @param error what `webRequest.onErrorOccurred` says
 * @param url what was asked for: only TLS is told in sentences
 * @returns undefined where it says nothing: an abort, a blocked request, `net::ERR_FAILED`
 */
export function faultOfNetError(error: string, url = 'https:'): FaultCode | undefined {
  const known = url.startsWith('https:') ? [...CODES, ...SENTENCES] : CODES;
  return known.find(([pattern]) => pattern.test(error))?.[1];
}
