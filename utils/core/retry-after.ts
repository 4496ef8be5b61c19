import { field, parseJson } from './json';

/** Dates past this are nobody's real answer; ms. It also keeps sums inside what a `Date` can hold. */
const MOST_MS = 100 * 365 * 86_400_000;

/**
 * When a server that refused wants to be asked again: `retry-after-ms`, `Retry-After` as seconds or an HTTP date (RFC 9110 §10.2.3), the
 * reset of a limit that is used up (OpenAI, Groq, Anthropic, OpenRouter), or Google's `RetryInfo` in the body.
 * @returns ms since the epoch; undefined where it does not say, or says something absurd
 */
export function retryAtOf(headers: Headers, body: string, now: number): number | undefined {
  const found = [
    afterMs(number(headers.get('retry-after-ms')), now),
    retryAfter(headers.get('retry-after'), now),
    retryInfo(body, now),
    limitReset(headers, now),
  ];
  return found.find((at) => at !== undefined);
}

function number(text: string | null | undefined): number | undefined {
  return text && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

/** @returns undefined where the wait is unknown or beyond any sense */
function afterMs(ms: number | undefined, now: number): number | undefined {
  return ms === undefined || !(ms <= MOST_MS) ? undefined : now + ms;
}

function retryAfter(text: string | null, now: number): number | undefined {
  if (!text) return undefined;
  const seconds = number(text);
  if (seconds !== undefined) return afterMs(seconds * 1000, now);
  // A date begins with a weekday's name, or `Date.parse` would take "-5" and "1e9" for years.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : afterMs(Math.max(0, at - now), now);
}

/** `google.rpc.RetryInfo`: `{error: {details: [{"@type": "…RetryInfo", retryDelay: "34.5s"}]}}`. */
function retryInfo(body: string, now: number): number | undefined {
  if (!body.includes('retryDelay')) return undefined;
  const json = parseJson(body);
  const details = field(Array.isArray(json) ? json[0] : json, 'error', 'details');
  const delay = Array.isArray(details)
    ? details.map((detail) => field(detail, 'retryDelay')).find((each) => each !== undefined)
    : undefined;
  return typeof delay === 'string' ? duration(delay, now) : undefined;
}

/** The latest reset among the limits of which nothing remains. */
function limitReset(headers: Headers, now: number): number | undefined {
  let latest: number | undefined;
  headers.forEach((value, name) => {
    const limit = /^(x|anthropic)-ratelimit-(?:reset(-[\w-]+)?|([\w-]+)-reset)$/.exec(name);
    if (!limit) return;
    const [, family, suffix = '', prefix] = limit;
    const remaining = headers.get(prefix ? `${family}-ratelimit-${prefix}-remaining` : `${family}-ratelimit-remaining${suffix}`);
    if (remaining?.trim() !== '0') return;
    const at = resetAt(value, now);
    if (at !== undefined) latest = Math.max(latest ?? 0, at);
  });
  return latest;
}

/** A reset as a duration (`6m0s`), as RFC 3339, or as seconds or milliseconds since the epoch. */
function resetAt(text: string, now: number): number | undefined {
  const count = number(text);
  if (count !== undefined) {
    const at = count > 1e12 ? count : count > 1e9 ? count * 1000 : now + count * 1000;
    return afterMs(Math.max(0, at - now), now);
  }
  if (/^\d{4}-\d\d-\d\dT/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : afterMs(Math.max(0, at - now), now);
  }
  return duration(text, now);
}

/** `2m59.56s`, `120ms`, `1h0m2s`. */
function duration(text: string, now: number): number | undefined {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/.exec(text.trim());
  if (!parts || text.trim() === '') return undefined;
  const [days, hours, minutes, seconds, ms] = parts.slice(1).map((part) => Number(part ?? 0));
  return afterMs((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000 + (ms ?? 0), now);
}
