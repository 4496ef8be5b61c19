import type { Endpoint } from '@/utils/core/rows';
import { anthropic } from './anthropic';
import { excerpts } from './excerpts';
import { gemini } from './gemini';
import { ollama } from './ollama';
import { openaiCompatible } from './openai-compatible';
import { openaiResponses } from './openai-responses';
import type { Provider } from './provider';

/** All providers, in the order shown. */
export const providers: readonly Provider[] = [openaiResponses, openaiCompatible, anthropic, gemini, ollama, excerpts];

/** @throws where the endpoint was made by a version of Aside that knew more providers */
export function providerOf(endpoint: Pick<Endpoint, 'providerId'>): Provider {
  const provider = providers.find(({ id }) => id === endpoint.providerId);
  if (!provider) throw new Error(`no provider ${endpoint.providerId}`);
  return provider;
}
