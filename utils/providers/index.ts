import type { Endpoint } from '@/utils/core/rows';
import { excerpts } from './excerpts';
import { openaiCompatible } from './openai-compatible';
import type { Provider } from './provider';

/** All providers, in the order shown. */
export const providers: readonly Provider[] = [openaiCompatible, excerpts];

/** @throws where the endpoint was made by a version of Aside that knew more providers */
export function providerOf(endpoint: Pick<Endpoint, 'providerId'>): Provider {
  const provider = providers.find(({ id }) => id === endpoint.providerId);
  if (!provider) throw new Error(`no provider ${endpoint.providerId}`);
  return provider;
}
