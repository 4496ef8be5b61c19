import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { parseJson } from '@/utils/core/json';
import type { Effort, Endpoint, ModelInfo } from '@/utils/core/rows';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import type { Provider } from '@/utils/providers/provider';
import { type Received, type Reply, startServer } from './chat-server';

export const bytes = (text: string) => new TextEncoder().encode(text);

interface Asking {
  modelId?: string;
  presetId?: string;
  info?: Partial<ModelInfo>;
  parameters?: Endpoint['parameters'];
  effort?: Effort;
  prompt?: LanguageModelV4Prompt;
  call?: Partial<LanguageModelV4CallOptions>;
  /** Below the server's address. */
  path?: string;
}

export const HI: LanguageModelV4Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

/** A provider before a server that answers as told. */
export async function before(provider: Provider, reply: (request: Received) => Reply, path = '') {
  const server = await startServer(reply);
  const baseUrl = `${server.url}${path}`;
  const fetch = createEndpointFetch({ baseUrl, authorization: provider.authorize?.('sk-live-123456') });

  function endpointOf({ modelId = 'm', presetId, info, parameters }: Asking): Endpoint {
    const models = info ? [{ id: modelId, name: modelId, ...info }] : [];
    const rest = { ...(presetId ? { presetId } : {}), ...(parameters ? { parameters } : {}) };
    return { id: 'e', providerId: provider.id, name: 'e', baseUrl, models, createdAt: 0, ...rest };
  }

  return {
    ...server,
    /** @returns the parts of the answer, and the request's body and headers */
    async ask(asking: Asking) {
      const endpoint = endpointOf(asking);
      const modelId = asking.modelId ?? 'm';
      const model = await provider.model(endpoint, modelId, fetch);
      const settings = provider.settings?.(endpoint, modelId, asking.effort) ?? {};
      const { stream } = await model.doStream({ prompt: asking.prompt ?? HI, ...settings, ...asking.call });
      const parts: LanguageModelV4StreamPart[] = [];
      for await (const part of stream) parts.push(part);
      const request = server.received.at(-1);
      return { parts, body: parseJson(request?.body ?? '') as Record<string, unknown>, headers: request?.headers ?? {}, url: request?.url };
    },
    models: (presetId?: string) => provider.models(endpointOf(presetId ? { presetId } : {}), fetch, AbortSignal.timeout(5_000)),
  };
}

/** An answer taken back into the prompt, with what each part carried, as the AI SDK does it. */
export function replayed(parts: LanguageModelV4StreamPart[]): LanguageModelV4Prompt {
  type Content = Extract<LanguageModelV4Prompt[number], { role: 'assistant' }>['content'];
  const content: Content = [];
  const byId = new Map<string, Extract<Content[number], { type: 'text' | 'reasoning' }>>();
  for (const part of parts) {
    if (part.type === 'text-start' || part.type === 'reasoning-start') {
      const row = { type: part.type === 'text-start' ? ('text' as const) : ('reasoning' as const), text: '' };
      byId.set(part.id, row);
      content.push(row);
    }
    if (!('id' in part) || typeof part.id !== 'string') continue;
    const row = byId.get(part.id);
    if (!row) continue;
    if ((part.type === 'text-delta' || part.type === 'reasoning-delta') && 'delta' in part) row.text += part.delta;
    if ('providerMetadata' in part && part.providerMetadata) row.providerOptions = part.providerMetadata;
  }
  return [...HI, { role: 'assistant', content }, { role: 'user', content: [{ type: 'text', text: 'And now?' }] }];
}
