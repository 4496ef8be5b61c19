import { AppError, faultOf, isAbort } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import { faultOfResponse, statusOfError } from '@/utils/core/server-faults';

/**
 * The SDK's errors in our words: a refusal, with its status; an error inside a stream, which may have none; everything else that it throws
 * means that it did not understand the answer, and its own words are no help to anybody.
 * @param begun whether a part of the answer had arrived
 */
export function asAppError(error: unknown, host: string, begun = false): Error {
  const cause = error instanceof Error && 'lastError' in error ? error.lastError : error;
  if (isAbort(cause) && cause instanceof Error) return cause;
  const fault = faultOf(cause);
  if (fault.code !== 'unknown') return new AppError(fault, { cause });
  const refusal = refusalIn(cause, fault.said ?? '');
  if (refusal) return new AppError(faultOfResponse(host, refusal.status, refusal.body, refusal.headers), { cause });
  // What was understood so far was the right format: a piece of it got lost on the way.
  if (begun) return new AppError({ code: 'cut-off', host }, { cause });
  // The built-in engine has no host, and no format to be wrong.
  return new AppError(host ? { code: 'wrong-format', host } : fault, { cause });
}

interface Refusal {
  status: number;
  body: string;
  headers: Record<string, string>;
}

function refusalIn(cause: unknown, said: string): Refusal | undefined {
  const status = field(cause, 'statusCode');
  const body = field(cause, 'responseBody');
  const headers = textsIn(field(cause, 'responseHeaders'));
  if (typeof status === 'number' && status >= 400 && typeof body === 'string') return { status, body, headers };
  // What a server said in mid-stream: as it came, or inside the SDK's error for it.
  const event = field(cause, 'name') === 'AI_StreamProviderError' ? field(cause, 'data') : cause instanceof Error ? undefined : cause;
  const inner = field(event, 'error') ?? event;
  if (inner) return { status: statusOfError(inner), body: JSON.stringify({ error: inner }), headers };
  return typeof status === 'number' && status >= 400 ? { status, body: said, headers } : undefined;
}

function textsIn(record: unknown): Record<string, string> {
  if (typeof record !== 'object' || record === null) return {};
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
