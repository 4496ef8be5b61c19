import { AppError, faultOf, isAbort } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import { faultOfResponse } from '@/utils/core/server-faults';

/**
 * The SDK's errors in our words. Its retries wrap the last error; an error inside a stream carries a status too; everything else
 * that it throws means that it did not understand the answer.
 * @param begun whether a part of the answer had arrived
 */
export function asAppError(error: unknown, host: string, begun = false): Error {
  const cause = error instanceof Error && 'lastError' in error ? error.lastError : error;
  if (isAbort(cause) && cause instanceof Error) return cause;
  const fault = faultOf(cause);
  if (fault.code !== 'unknown') return new AppError(fault, { cause });
  const status = field(cause, 'statusCode');
  const body = field(cause, 'responseBody');
  if (typeof status === 'number' && status >= 400)
    return new AppError(faultOfResponse(host, status, typeof body === 'string' ? body : (fault.said ?? '')), { cause });
  // What was understood so far was the right format: a piece of it got lost on the way.
  if (begun) return new AppError({ code: 'cut-off', host }, { cause });
  // The built-in engine has no host, and no format to be wrong.
  return new AppError(host ? { ...fault, code: 'wrong-format', host } : fault, { cause });
}
