import { type Fault, type FaultCode, shorten } from './faults';
import { field, parseJson } from './json';
import { retryAtOf } from './retry-after';

// What each family says, in its own words and codes (read in their references and in recorded refusals; `tests/unit/server-faults`).

/** The prompt is longer than the context window. */
const TOO_LONG =
  /context.{0,20}(?:length|size|window)|exceed_context|too many (?:input )?tokens|prompt is too long|input is too long|maximum.{0,30}tokens|token count.{0,40}exceeds|inputs. tokens|reduce the length|request too large|request_too_large/i;
const NO_CREDIT =
  /insufficient.{0,10}(?:quota|credit|balance|funds)|insufficient_\w*quota|billing|payment required|credit balance is too low|(?:no|any|out of) credits?\b/i;
const NO_MODEL =
  /model_not_found|invalid_model\b|deploymentnotfound|\bmodels?\b.{0,90}(?:not found|not exist|doesn't exist)|(?:invalid|no such|unknown) model\b|not a valid model|^model: |no endpoints found for|no models? loaded|not found.{0,20}\bmodel\b/i;
const KEY = 'api[ _-]?key|subscription key|access token|bearer token|auth(?:entication|orization)? (?:token|header|credentials)';
const WRONG_KEY = new RegExp(
  `(?:invalid|incorrect|not valid|missing|expired|provide|required|please (?:pass|use)|no).{0,40}(?:${KEY})|(?:${KEY}).{0,60}(?:invalid|incorrect|not valid|missing|expired|required|not found|not provided|malformed)|invalid_api_key|api_key_invalid|unregistered callers|authentication fails`,
  'i',
);
const ORIGIN = /\borigin\b|\bcors\b|cross-?site|cross-?origin/i;
/** LM Studio answers a path it does not know with status 200. */
const WRONG_PATH = /unexpected endpoint|no such endpoint|unknown (?:endpoint|url|request url)|invalid url/i;
/** Google says "billing" to everybody who asks too often. */
const ASKS_TOO_OFTEN = /resource_exhausted/i;

/**
 * The fault behind a server's refusal.
 * @param body the response's body, as far as it was read
 * @param headers the response's headers, from which it follows when to ask again
 */
export function faultOfResponse(
  host: string,
  status: number,
  body: string,
  headers: Headers | Record<string, string> = {},
  now = Date.now(),
): Fault {
  const said = shorten(messageIn(body));
  const code = codeOf(status, said, `${codesIn(body)} ${said}`, body);
  const mayRetry = code === 'rate-limited' || code === 'server-error' || code === 'timeout';
  const retryAt = mayRetry ? retryAtOf(new Headers(headers), body, now) : undefined;
  return { code, host, status, ...(said ? { said } : {}), ...(retryAt === undefined ? {} : { retryAt }) };
}

/** @param words the server's codes and its sentence */
function codeOf(status: number, said: string, words: string, body: string): FaultCode {
  if (status === 402) return 'no-credit';
  if (status === 429) return NO_CREDIT.test(words) && !ASKS_TOO_OFTEN.test(words) ? 'no-credit' : 'rate-limited';
  if (status === 408 || status === 504 || status === 524) return 'timeout';
  if (status === 401) return NO_CREDIT.test(words) ? 'no-credit' : 'wrong-key';
  if (status === 413) return 'too-long';
  if (TOO_LONG.test(words)) return 'too-long';
  if (status >= 500) return 'server-error';
  if (NO_CREDIT.test(words)) return 'no-credit';
  if (WRONG_KEY.test(words)) return 'wrong-key';
  // Its own test, as the sentence may begin with it: Anthropic says "model: claude-…".
  if (NO_MODEL.test(said) || NO_MODEL.test(words)) return 'no-such-model';
  if (status === 403) return body.trim() === '' || ORIGIN.test(said) ? 'origin-refused' : 'refused';
  if (status === 404 || status === 405 || WRONG_PATH.test(said)) return 'not-found';
  return 'server-error';
}

/**
 * The status that an error inside a 200 stands for: the number it carries, or what its words mean.
 * @param error the value of `error` in a body, or the error object of an event
 */
export function statusOfError(error: unknown): number {
  const numbers = [field(error, 'code'), field(error, 'status'), field(error, 'statusCode'), field(error, 'status_code')].map(Number);
  const given = numbers.find((each) => Number.isInteger(each) && each >= 400 && each <= 599);
  if (given !== undefined) return given;
  const words = `${codesIn(JSON.stringify({ error }))} ${messageIn(JSON.stringify({ error }))}`;
  if (/rate.?limit|too many requests|resource_exhausted/i.test(words)) return 429;
  if (/overloaded/i.test(words)) return 529;
  if (/authentication|invalid_api_key/i.test(words)) return 401;
  if (/invalid_request|invalid_argument|not_?found|unexpected endpoint/i.test(words) || NO_MODEL.test(words) || TOO_LONG.test(words))
    return 400;
  return 500;
}

/** Some servers wrap their errors in a list. */
function errorIn(body: string): unknown {
  const json = parseJson(body);
  return Array.isArray(json) ? json[0] : json;
}

/** The sentence in an error body: `{error: {message}}`, `{error: "…"}`, `{message}`, `{detail}`, or plain text; of a web page, nothing. */
function messageIn(body: string): string {
  const json = errorIn(body);
  if (json === undefined) return /^\s*(?:<|data:|event:|[{[])/.test(body) ? '' : body;
  const places = [['error', 'message'], ['error'], ['message'], ['detail'], ['detail', '0', 'msg'], ['error', 'error']];
  const found = places.map((path) => field(json, ...path)).find((said) => typeof said === 'string');
  return typeof found === 'string' ? found : '';
}

/** What the error's machine-readable places say. */
function codesIn(body: string): string {
  const json = errorIn(body);
  const places = [['error', 'code'], ['error', 'type'], ['error', 'status'], ['error', 'details', '0', 'reason'], ['code'], ['type']];
  return places
    .flatMap((path) => {
      const code = field(json, ...path);
      return typeof code === 'string' ? [code] : [];
    })
    .join(' ');
}
