import type { LanguageModelV4 } from '@ai-sdk/provider';
import { hostOf } from '@/utils/core/addresses';
import { AppError, type Fault, faultOf, isAbort } from '@/utils/core/faults';
import { headerProblem } from '@/utils/core/headers';
import { listedMakesPictures } from '@/utils/core/models/makes-pictures';
import type { Endpoint, Message } from '@/utils/core/rows';
import { hideSecret, type Secret } from '@/utils/core/secret';
import { CEILINGS, type Ceilings, PICTURE_CEILINGS } from '@/utils/net/ceilings';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { providerOf } from '@/utils/providers';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpointOf } from '@/utils/store/endpoints';
import { secretFor } from '@/utils/store/secrets';

/** @throws AppError `endpoint-gone` */
export async function endpointFor({ endpointId }: Pick<Message, 'endpointId'>): Promise<Endpoint> {
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
 * The model behind an endpoint, with a fetch that can go nowhere else and carries its kept secret.
 * @param withTool a tool that makes pictures goes along
 * @throws AppError `key-gone` where the kept secret does not open for this address, `locked` where it waits for the passphrase
 */
export async function modelFor(endpoint: Endpoint, modelId: string, withTool = false): Promise<OpenModel> {
  const { baseUrl } = endpoint;
  if (!baseUrl) return { model: await providerOf(endpoint).model(endpoint, modelId, refuseToFetch), hideKey: (error) => error };
  const secret = await keptSecret(endpoint, new URL(baseUrl).origin);
  const ceilings = withTool || listedMakesPictures(endpoint.models, modelId) ? PICTURE_CEILINGS : {};
  const model = await providerOf(endpoint).model(endpoint, modelId, fetchWith(endpoint, secret, ceilings));
  return { model, hideKey: (error) => withoutKey(error, secret) };
}

/**
 * The secret that is kept for an endpoint.
 * @throws AppError `key-gone` where it does not open for this origin, `locked` where it waits for the passphrase
 */
export function keptSecret({ id, baseUrl }: Endpoint, origin: string): Promise<Secret | undefined> {
  return secretFor(id, origin).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : new AppError({ code: 'key-gone', host: hostOf(baseUrl) }, { cause });
  });
}

/** An error whose fault does not hold the secret: a server may repeat it in mid-stream. From refusals `net` has taken it already. */
export function withoutKey(error: Error, secret: Secret | undefined): Error {
  if (!secret || isAbort(error)) return error;
  const fault = faultOf(error);
  if (fault.said === undefined && fault.to === undefined) return error;
  const told: Fault = { ...fault };
  for (const words of ['said', 'to'] as const) if (fault[words] !== undefined) told[words] = hideSecret(fault[words], secret);
  return new AppError(told, { cause: error });
}

/**
 * A fetch that `net` makes for an endpoint, with the headers of its secret. One that the user named himself stands in for the format's own.
 * @param secret undefined where none is needed
 * @throws AppError `bad-key` where it could stand in no header
 */
export function fetchWith(endpoint: Endpoint, secret: Secret | undefined, ceilings: Partial<Ceilings> = {}): typeof globalThis.fetch {
  const { key = '', headers } = secret ?? {};
  const authorization = { ...(key ? providerOf(endpoint).authorize?.(key) : {}), ...headers };
  // Refused here, as `Headers` tells the value that it refuses.
  if (Object.entries(authorization).some(([name, value]) => headerProblem(name, value))) throw new AppError('bad-key');
  return createEndpointFetch({ baseUrl: endpoint.baseUrl, authorization, secret, ceilings: { ...CEILINGS, ...ceilings } });
}

const refuseToFetch: typeof globalThis.fetch = () => Promise.reject(new AppError('not-allowed-host'));
