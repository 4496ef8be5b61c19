import type { LanguageModelV4 } from '@ai-sdk/provider';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Endpoint, Message } from '@/utils/core/rows';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { providerOf } from '@/utils/providers';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpointOf } from '@/utils/store/endpoints';
import { keyFor } from '@/utils/store/secrets';

/** @throws AppError `endpoint-gone` */
export async function endpointFor({ endpointId }: Message): Promise<Endpoint> {
  if (endpointId === EXCERPTS_ENDPOINT.id) return EXCERPTS_ENDPOINT;
  const endpoint = endpointId === undefined ? undefined : await endpointOf(endpointId);
  if (!endpoint) throw new AppError('endpoint-gone');
  return endpoint;
}

interface OpenModel {
  model: LanguageModelV4;
  /** See `withoutKey`. */
  hideKey(error: Error): Error;
}

/**
 * The model behind an endpoint, with a fetch that can go nowhere else and carries its kept key.
 * @throws AppError `key-gone` where the kept key does not open for this address
 */
export async function modelFor(endpoint: Endpoint, modelId: string): Promise<OpenModel> {
  const { baseUrl } = endpoint;
  if (!baseUrl) return { model: await providerOf(endpoint).model(endpoint, modelId, refuseToFetch), hideKey: (error) => error };
  const key = await keyFor(endpoint.id, new URL(baseUrl).origin).catch((cause: unknown) => {
    throw new AppError({ code: 'key-gone', host: hostOf(baseUrl) }, { cause });
  });
  const model = await providerOf(endpoint).model(endpoint, modelId, fetchWith(endpoint, key));
  return { model, hideKey: (error) => withoutKey(error, key) };
}

/** An error whose fault does not hold the key: a server may repeat it in mid-stream. From refusals `net` has taken it already. */
export function withoutKey(error: Error, key: string | undefined): Error {
  if (!key || !(error instanceof AppError) || !error.fault.said) return error;
  return new AppError({ ...error.fault, said: error.fault.said.replaceAll(key, '•••') }, { cause: error });
}

/** @param key undefined or empty where the endpoint needs none */
export function fetchWith(endpoint: Endpoint, key: string | undefined): typeof globalThis.fetch {
  return createEndpointFetch({ baseUrl: endpoint.baseUrl, authorization: key ? providerOf(endpoint).authorize?.(key) : undefined });
}

const refuseToFetch: typeof globalThis.fetch = () => Promise.reject(new AppError('not-allowed-host'));
