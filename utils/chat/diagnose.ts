import { watchNetErrors } from '@/utils/browser/net-errors';
import { AppError, faultOf } from '@/utils/core/faults';

/**
 * Runs requests to an endpoint, and says of one that got no answer why: no such name, a certificate, a redirect, nobody there. `fetch`
 * itself gives no reason; the browser does, where the user let us listen, and only in pages that have its API (not in the turn host).
 * @throws what `run` throws, with the reason where there is one
 */
export async function withDiagnosis<T>(baseUrl: string, run: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const reason = watchNetErrors(baseUrl, over.signal);
  try {
    return await run();
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'unreachable' && fault.code !== 'redirected') throw error;
    const found = await reason();
    if (!found || (fault.code === 'redirected' && found.code !== 'redirected')) throw error;
    throw new AppError({ ...fault, ...found }, { cause: error });
  } finally {
    over.abort();
  }
}
