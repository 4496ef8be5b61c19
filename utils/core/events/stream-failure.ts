import { shorten } from '@/utils/core/faults';
import { field, isRecord, numberAt, stringAt } from '@/utils/core/json';

/** An error that a server told in the middle of an answer, behind a status of 200. */
export class StreamFailure extends Error {
  /** The HTTP status it would have had. */
  readonly statusCode: number;
  readonly responseBody: string;
  constructor(message: string, statusCode: number, responseBody: string) {
    super(message);
    this.name = 'StreamFailure';
    this.statusCode = statusCode;
    this.responseBody = responseBody;
  }
}

/** What errors are called where they have no number: the types of OpenAI, Anthropic and Gemini (their "Errors" pages). */
const STATUSES: readonly [RegExp, number][] = [
  [/quota|rate.?limit|too_many|resource_exhausted/i, 429],
  [/authentication|unauthenticated|invalid_api_key/i, 401],
  [/billing|insufficient.?(?:credit|balance)/i, 402],
  [/permission|forbidden/i, 403],
  [/not.?found/i, 404],
  [/too_large/i, 413],
  [/invalid|bad_request|context|failed_precondition/i, 400],
  [/overload|unavailable/i, 529],
  [/timeout|deadline/i, 504],
];

/**
 * The error inside an event: `{error: {message}}`, `{error: "…"}`, `{type: "error", message}`, a Responses `response.failed`, or whatever
 * came under the name `error`.
 */
export function failureIn(event: unknown, name?: string): StreamFailure | undefined {
  const type = stringAt(event, 'type');
  const told = field(event, 'error') || (type === 'response.failed' && field(event, 'response', 'error'));
  const error = told || (type === 'error' || name === 'error' || type === 'response.failed' ? event : undefined);
  if (!isRecord(error) && typeof error !== 'string') return undefined;
  const message = typeof error === 'string' ? error : (stringAt(error, 'message') ?? stringAt(error, 'detail') ?? JSON.stringify(error));
  return new StreamFailure(shorten(message), statusOf(error, event), JSON.stringify({ error: { message } }));
}

function statusOf(error: unknown, event: unknown): number {
  const numbers = [
    field(error, 'code'),
    field(error, 'status'),
    field(error, 'status_code'),
    field(event, 'status_code'),
    field(event, 'code'),
  ];
  const status = numbers.map(Number).find((number) => Number.isInteger(number) && number >= 400 && number < 600);
  if (status !== undefined) return status;
  const called = ['code', 'type', 'status'].map((key) => stringAt(error, key) ?? '').join(' ');
  return STATUSES.find(([word]) => word.test(called))?.[1] ?? numberAt(error, 'http_code') ?? 500;
}
