import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Endpoint, ModelInfo } from '@/utils/core/rows';

type Fetch = typeof globalThis.fetch;

/** A wire format, or an engine of our own. One file and one line in `index.ts` adds one. */
export interface Provider {
  id: string;
  name: string;
  /** What the address field starts with; absent where there is no address. */
  baseUrl?: string;
  /** What the user fills in, in order. */
  fields: readonly ('baseUrl' | 'key')[];
  /** The header that carries the key, written by `net` alone, so that no SDK ever holds it. */
  authorize?(key: string): Record<string, string>;
  /** The SDK is imported inside. `fetch` comes from `net`, made for this turn. */
  model(endpoint: Endpoint, modelId: string, fetch: Fetch): Promise<LanguageModelV4>;
  /** The models the server offers, in its own order. */
  models(endpoint: Endpoint, fetch: Fetch, signal: AbortSignal): Promise<ModelInfo[]>;
}
