import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { parseJson } from '@/utils/core/json';
import { faultOfResponse } from '@/utils/core/server-faults';

type Fetch = typeof globalThis.fetch;

/**
 * What a GET, or a POST of `body`, answers.
 * @throws AppError the fault of the refusal, or `wrong-format` where the answer is no JSON
 */
export async function fetchJson(url: string, fetch: Fetch, signal: AbortSignal, body?: unknown): Promise<unknown> {
  const host = hostOf(url);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, { signal, ...(body === undefined ? {} : post) });
  const text = await response.text();
  if (!response.ok) throw new AppError(faultOfResponse(host, response.status, text));
  const json = parseJson(text);
  if (json === undefined) throw new AppError({ code: 'wrong-format', host });
  return json;
}

/** The same where the answer is good to have and may be missing: undefined for every refusal. */
export async function fetchJsonSoftly(url: string, fetch: Fetch, signal: AbortSignal, body?: unknown): Promise<unknown> {
  return fetchJson(url, fetch, signal, body).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
}
