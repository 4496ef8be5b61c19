/** A token (RFC 9110 §5.6.2). */
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const UNSENDABLE = /[^\t\x20-\x7e\xa0-\xff]/;
const MAX_VALUE = 8_000;

/** Names that browsers write themselves and take from no script (Fetch, "forbidden request-header"). */
const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method access-control-request-private-network ' +
    'connection content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding ' +
    'upgrade via x-http-method x-http-method-override x-method-override'
  ).split(' '),
);
const FORBIDDEN_FAMILY = /^(?:proxy|sec)-/;

/** The key of the sentence that says why; its value is `name`. */
type HeaderProblem = 'keys.header-forbidden' | 'keys.header-own' | 'keys.header-name' | 'keys.header-value';

/**
 * Why an extra header cannot be sent; undefined where it can. A user's `Authorization` may, and stands in for the key's.
 * @param name without spaces around it
 */
export function headerProblem(name: string, value: string): HeaderProblem | undefined {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) return 'keys.header-name';
  if (FORBIDDEN.has(lower) || FORBIDDEN_FAMILY.test(lower)) return 'keys.header-forbidden';
  // Another content type would make the body unreadable.
  if (lower === 'content-type') return 'keys.header-own';
  if (!value.trim() || value.length > MAX_VALUE || UNSENDABLE.test(value)) return 'keys.header-value';
  return undefined;
}
