import { type Fault, type FaultCode, shorten } from './faults';
import { field, parseJson, stringAt } from './json';
import { retryAtOf } from './retry-after';

// What each family says, in its own words and codes (read in their references and in recorded refusals; `tests/unit/server-faults`).

/** The prompt is longer than the context window. */
const TOO_LONG =
  /context.{0,20}(?:length|size|window|limit)|exceed_context|too many (?:input )?tokens|prompt is too long|input is too long|maximum.{0,30}tokens|token count.{0,40}exceeds|inputs. tokens|reduce the length|request too large|request_too_large/i;
/** The answer may not become as long as was asked for: nothing in the prompt is to blame. */
const ANSWER_TOO_LONG =
  /max_?\w*tokens\W{0,3}(?: or \S+)?(?: is|:).{0,20}(?:too large|>)|maximum.{0,30}(?:output|completion) tokens|maxoutputtokens/i;
/** More than a minute's tokens at once: waiting does not help. */
const TOO_LONG_FOR_A_MINUTE = /request too large|request_too_large|exceeds the limit.{0,40}tokens per min/i;
const NO_CREDIT =
  /insufficient.{0,10}(?:quota|credit|balance|funds)|insufficient_\w*quota|billing|payment required|credit balance is too low|(?:no|any|out of) credits?\b/i;
const NO_MODEL =
  /model_not_found|invalid_model\b|deploymentnotfound|\bmodels?\b.{0,90}(?:not found|not exist|doesn't exist|not installed)|(?:invalid|no such|unknown) model\b|not a valid model|^model: |no endpoints found for|no models? loaded|not found.{0,20}\bmodel\b/i;
const KEY = 'api[ _-]?key|subscription key|access token|bearer token|auth(?:entication|orization)? (?:token|header|credentials)';
const WRONG_KEY = new RegExp(
  `(?:invalid|incorrect|not valid|missing|expired|provide|required|please (?:pass|use)|no).{0,40}(?:${KEY})|(?:${KEY}).{0,60}(?:invalid|incorrect|not valid|missing|expired|required|not found|not provided|malformed)|invalid_api_key|api_key_invalid|unregistered callers|authentication fails`,
  'i',
);
const ORIGIN = /\borigin\b|\bcors\b|cross-?site|cross-?origin/i;
/** LM Studio answers a path it does not know with status 200. */
const WRONG_PATH = /unexpected endpoint|no such endpoint|unknown (?:endpoint|url|request url)|invalid url/i;
/** OpenAI's pictures, and its summaries of thoughts, are for organisations that are verified. https://help.openai.com/en/articles/10910291 */
const NOT_VERIFIED = /organi[sz]ation must be verified/i;
/** https://developers.openai.com/api/docs/guides/image-generation#content-moderation, and the codes of a failed response in its reference. */
const MODERATED = /moderation_blocked|image_content_policy_violation|rejected by the safety system/i;
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
  const json = errorIn(body);
  // Of a web page, or of a piece of events, nothing is told.
  const said = shorten(json !== undefined ? messageIn(json) : /^\s*(?:<|data:|event:|[{[])/.test(body) ? '' : body);
  const code = codeOf(status, said, `${codesIn(json)} ${said}`, body);
  const mayRetry = code === 'rate-limited' || code === 'server-error' || code === 'timeout';
  const retryAt = mayRetry ? retryAtOf(new Headers(headers), body, now) : undefined;
  return { code, host, status, ...(said ? { said } : {}), ...(retryAt === undefined ? {} : { retryAt }) };
}

/** @param words the server's codes and its sentence */
function codeOf(status: number, said: string, words: string, body: string): FaultCode {
  if (status === 402) return 'no-credit';
  if (status === 429 && TOO_LONG_FOR_A_MINUTE.test(words)) return 'too-long';
  if (status === 429) return NO_CREDIT.test(words) && !ASKS_TOO_OFTEN.test(words) ? 'no-credit' : 'rate-limited';
  if (status === 408 || status === 504 || status === 524) return 'timeout';
  if (status === 401) return NO_CREDIT.test(words) ? 'no-credit' : 'wrong-key';
  if (status === 413) return 'too-long';
  if (ANSWER_TOO_LONG.test(words)) return 'server-error';
  if (TOO_LONG.test(words)) return 'too-long';
  // Proxies say 500 to whatever they are told behind it.
  if (status > 500) return 'server-error';
  if (NOT_VERIFIED.test(said)) return 'not-verified';
  if (MODERATED.test(words)) return 'filtered';
  if (NO_CREDIT.test(words)) return 'no-credit';
  if (WRONG_KEY.test(words)) return 'wrong-key';
  // Its own test, as the sentence may begin with it: Anthropic says "model: claude-…".
  if (NO_MODEL.test(said) || NO_MODEL.test(words)) return 'no-such-model';
  if (status === 403) return body.trim() === '' || ORIGIN.test(said) ? 'origin-refused' : 'refused';
  if (status === 404 || status === 405 || WRONG_PATH.test(said)) return 'not-found';
  return 'server-error';
}

/** What errors are called where they have no number: the types of OpenAI, Anthropic and Gemini (their "Errors" pages). */
const NAMES: readonly [RegExp, number][] = [
  [/quota|rate.?limit|too.?many.?requests|resource_exhausted/i, 429],
  [/authentication|unauthenticated|invalid_api_key/i, 401],
  [/billing|insufficient.?(?:credit|balance|funds)/i, 402],
  [/permission|forbidden/i, 403],
  [/not.?found/i, 404],
  [/too_large/i, 413],
  [/invalid|bad_request|context|failed_precondition|user_error|policy_violation/i, 400],
  [/overload|unavailable/i, 529],
  [/timeout|deadline/i, 504],
];

/** What their sentences mean where no name says it. */
const SENTENCES: readonly [RegExp, number][] = [
  [TOO_LONG, 400],
  [WRONG_KEY, 401],
  [NO_CREDIT, 402],
  [NO_MODEL, 400],
  [WRONG_PATH, 400],
  [/rate.?limit|too many requests/i, 429],
  [/overloaded/i, 529],
];

/**
 * The status that an error behind a 200 stands for, whether it is the body or an event: the number it carries, or what its name or its
 * words mean.
 * @param error the value of `error`, or the error object of an event
 * @param around the body or event that holds it
 */
export function statusOfError(error: unknown, around: unknown = {}): number {
  const places = ['code', 'status', 'statusCode', 'status_code', 'http_code'];
  const numbers = [error, around].flatMap((row) => places.map((key) => Number(field(row, key))));
  const given = numbers.find((each) => Number.isInteger(each) && each >= 400 && each <= 599);
  if (given !== undefined) return given;
  const names = codesIn({ error, code: field(around, 'code') });
  const said = messageIn({ error });
  return NAMES.find(([name]) => name.test(names))?.[1] ?? SENTENCES.find(([words]) => words.test(said))?.[1] ?? 500;
}

/** Some servers wrap their errors in a list. */
function errorIn(body: string): unknown {
  const json = parseJson(body);
  return Array.isArray(json) ? json[0] : json;
}

/** The sentence in an error body: `{error: {message}}`, `{error: "…"}`, `{message}`, `{detail}`. */
function messageIn(json: unknown): string {
  const places = [
    ['error', 'message'],
    ['error', 'detail'],
    ['error'],
    ['message'],
    ['detail'],
    ['detail', '0', 'msg'],
    ['error', 'error'],
  ];
  return places.map((path) => stringAt(json, ...path)).find((said) => said !== undefined) ?? '';
}

/** What the error's machine-readable places say. */
function codesIn(json: unknown): string {
  const places = [['error', 'code'], ['error', 'type'], ['error', 'status'], ['error', 'details', '0', 'reason'], ['code'], ['type']];
  return places.map((path) => stringAt(json, ...path) ?? '').join(' ');
}
