import { type Fault, shorten } from './faults';
import { field, parseJson } from './json';

/** Words by which servers say that the prompt is longer than the context window. */
const TOO_LONG = /context.{0,20}(?:length|size|window)|exceed_context|too many tokens|prompt is too long|maximum.{0,20}tokens/i;
const NO_CREDIT = /insufficient.{0,10}(?:quota|credit|balance|funds)|billing|payment required/i;

/**
 * The fault behind a server's refusal.
 * @param body the response's body, as far as it was read
 */
export function faultOfResponse(host: string, status: number, body: string): Fault {
  const said = shorten(messageIn(body));
  const fault = { host, status, ...(said ? { said } : {}) };
  if (status === 402 || NO_CREDIT.test(said)) return { code: 'no-credit', ...fault };
  if (status === 401) return { code: 'wrong-key', ...fault };
  if (status === 403) return { code: 'refused', ...fault };
  if (status === 404 || status === 405) return { code: 'not-found', ...fault };
  if (status === 413 || TOO_LONG.test(said)) return { code: 'too-long', ...fault };
  if (status === 429) return { code: 'rate-limited', ...fault };
  return { code: 'server-error', ...fault };
}

/** The sentence in an error body: `{error: {message}}`, `{error: "…"}`, `{message}`, `{detail}`, or plain text. */
function messageIn(body: string): string {
  const json = parseJson(body);
  if (json === undefined) return /^\s*(?:<|data:|event:)/.test(body) ? '' : body;
  const found = [field(json, 'error', 'message'), field(json, 'error'), field(json, 'message'), field(json, 'detail')].find(
    (said) => typeof said === 'string',
  );
  return typeof found === 'string' ? found : '';
}
