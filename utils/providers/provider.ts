import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Effort, Endpoint, ModelInfo } from '@/utils/core/rows';
import type { Said } from '@/utils/core/transcript/transcribe';

type Fetch = typeof globalThis.fetch;

/** Whether pictures are wanted of an answer: `none` where only words are, whatever the model makes; `asked` where the user asks for one. */
export type PictureWish = 'none' | 'asked';

/** What a format needs with each call beyond what every format takes, as the AI SDK's call options. */
interface CallSettings extends Pick<LanguageModelV4CallOptions, 'providerOptions' | 'maxOutputTokens' | 'reasoning' | 'tools'> {
  /** Tokens of thoughts that the server is asked for on top of `maxOutputTokens`; not for the SDK. */
  thoughtTokens?: number;
}

/** A wire format, or an engine of our own. One file and one line in `index.ts` adds one. */
export interface Provider {
  id: string;
  name: string;
  /** What the user fills in, in order. */
  fields: readonly ('baseUrl' | 'key')[];
  /** The headers that carry the key, written by `net` alone, so that no SDK ever holds it. */
  authorize?(key: string): Record<string, string>;
  /**
   * The SDK is imported inside. `fetch` comes from `net`, made for this turn.
   * @param endpoint its row of the model with all that is known of it; see `withLimits`
   */
  model(endpoint: Endpoint, modelId: string, fetch: Fetch): Promise<LanguageModelV4>;
  /** The models the server offers, in its own order, with what it says of each. */
  models(endpoint: Endpoint, fetch: Fetch, signal: AbortSignal): Promise<ModelInfo[]>;
  /**
   * @param endpoint as for `model`
   * @param effort what the user chose; absent: the family's own choice
   * @param pictures absent: what the model makes by itself
   */
  settings?(endpoint: Endpoint, modelId: string, effort: Effort | undefined, pictures?: PictureWish): CallSettings;
  /** Whether a model that makes no pictures by itself can be given a tool for them, as `settings` does where one is asked for. */
  hasPictureTool?(modelId: string): boolean;
  /** Has one of the models that `transcriberIn` knows write down what is said in a file; absent where the format has no place for it. */
  transcribe?(endpoint: Endpoint, modelId: string, file: File, fetch: Fetch, signal: AbortSignal): Promise<Said>;
  /** The efforts a model takes where neither server nor snapshot says; undefined where its name says nothing either. */
  efforts?(modelId: string): Effort[] | undefined;
}
