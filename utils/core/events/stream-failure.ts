import { shorten } from '@/utils/core/faults';
import { field, isRecord, stringAt } from '@/utils/core/json';
import { statusOfError } from '@/utils/core/server-faults';

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

/**
 * The error inside an event: `{error: {message}}`, `{error: "…"}`, `{type: "error", message}`, a Responses `response.failed`, or whatever
 * came under the name `error`.
 */
export function failureIn(event: unknown, name?: string): StreamFailure | undefined {
  const type = stringAt(event, 'type');
  const inside = field(event, 'error') || (type === 'response.failed' && field(event, 'response', 'error'));
  const error = inside || (type === 'error' || name === 'error' || type === 'response.failed' ? event : undefined);
  if (!isRecord(error) && typeof error !== 'string') return undefined;
  const message = typeof error === 'string' ? error : (stringAt(error, 'message') ?? stringAt(error, 'detail') ?? JSON.stringify(error));
  // With its names, as they say more than the status does.
  const told = isRecord(error) ? { ...error, message } : message;
  return new StreamFailure(shorten(message), statusOfError(error, event), JSON.stringify({ error: told }));
}
