import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { parseJson } from '@/utils/core/json';
import type { Endpoint } from '@/utils/core/rows';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { providers } from '@/utils/providers';
import type { Provider } from '@/utils/providers/provider';
import type { Format } from './captures';

/** What an answer comes down to. */
export interface Heard {
  text: string;
  reasoning: string;
  calls: { name: string; input: unknown }[];
  usage: { input?: number | undefined; output?: number | undefined; cached?: number | undefined; reasoning?: number | undefined };
}

export interface Read extends Heard {
  finish?: string;
  error?: unknown;
  /** The parts with numbers for ids, for comparing. */
  parts: unknown[];
}

const PROVIDERS: Record<Format, string> = {
  chat: 'openai-compatible',
  responses: 'openai-responses',
  messages: 'anthropic',
  gemini: 'gemini',
  ollama: 'ollama',
};

export function providerFor(format: Format): Provider {
  const provider = providers.find(({ id }) => id === PROVIDERS[format]);
  if (!provider) throw new Error(format);
  return provider;
}

/** Sizes of the pieces a body comes in; undefined: as the network gives it. */
export type Sizes = (() => number) | undefined;

function endpointAt(baseUrl: string, providerId: string): Endpoint {
  return { id: 'e', providerId, name: 'e', baseUrl, models: [], createdAt: 0 };
}

/** One question to a provider, over our own fetch; the body is cut anew behind it. */
export async function hear(provider: Provider, baseUrl: string, sizes?: Sizes): Promise<Read> {
  const fetch = createEndpointFetch({ baseUrl, authorization: provider.authorize?.('sk-secret-key') });
  const model = await provider.model(endpointAt(baseUrl, provider.id), 'm', async (input, init) => {
    const response = await fetch(input, init);
    return sizes && response.ok && response.body ? new Response(await cut(response, sizes), { headers: response.headers }) : response;
  });
  const read: Read = { text: '', reasoning: '', calls: [], usage: {}, parts: [] };
  const ids = new Map<string, number>();
  const numbered = (id: string) => {
    if (!ids.has(id)) ids.set(id, ids.size);
    return ids.get(id);
  };
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
  for await (const part of stream) take(part, read, numbered);
  return read;
}

function take(part: LanguageModelV4StreamPart, read: Read, numbered: (id: string) => number | undefined): void {
  if (part.type === 'text-delta') read.text += part.delta;
  if (part.type === 'reasoning-delta') read.reasoning += part.delta;
  if (part.type === 'tool-call') read.calls.push({ name: part.toolName, input: parseJson(part.input) });
  if (part.type === 'error') read.error = part.error;
  if (part.type === 'finish') {
    read.finish = part.finishReason.unified;
    const { inputTokens, outputTokens } = part.usage;
    read.usage = { input: inputTokens.total, output: outputTokens.total, cached: inputTokens.cacheRead, reasoning: outputTokens.reasoning };
  }
  if (part.type === 'response-metadata' || part.type === 'stream-start') return;
  const row: Record<string, unknown> = { ...part };
  // Metadata repeat ids that are made up anew each time.
  delete row['providerMetadata'];
  for (const key of ['id', 'toolCallId']) if (typeof row[key] === 'string') row[key] = numbered(row[key]);
  if (part.type === 'error') row['error'] = String(part.error);
  read.parts.push(row);
}

async function cut(response: Response, sizes: () => number): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const end = at + sizes();
      controller.enqueue(bytes.slice(at, end));
      at = end;
      if (at >= bytes.length) controller.close();
    },
  });
}

/** Sizes at random, the same in every run. */
export function randomSizes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + (state % 97);
  };
}
