import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { field, listAt, stringAt } from '@/utils/core/json';
import { compatibleEffort, compatibleEfforts } from '@/utils/core/models/compatible-effort';
import { compatibleRow } from '@/utils/core/models/compatible-rows';
import { effortFor } from '@/utils/core/models/efforts';
import { fetchJson, fetchJsonSoftly } from '@/utils/core/models/fetch-json';
import { listedMakesPictures } from '@/utils/core/models/makes-pictures';
import { countOf } from '@/utils/core/models/model-rows';
import type { Endpoint, Modality, ModelInfo } from '@/utils/core/rows';
import type { Provider } from './provider';

type Fetch = typeof globalThis.fetch;

export const openaiCompatible: Provider = {
  id: 'openai-compatible',
  name: 'OpenAI-compatible',
  fields: ['baseUrl', 'key'],
  authorize: (key) => ({ authorization: `Bearer ${key}` }),

  async model(endpoint, modelId, fetch) {
    const [{ createOpenAICompatible }, { mendedModel }, { chatMender }] = await Promise.all([
      import('@ai-sdk/openai-compatible'),
      import('@/utils/core/events/mended-model'),
      import('@/utils/core/events/chat-events'),
    ]);
    const settings = { name: 'openaiCompatible', baseURL: endpoint.baseUrl, includeUsage: true };
    return mendedModel({
      provider: openaiCompatible.id,
      modelId,
      host: hostOf(endpoint.baseUrl),
      fetch,
      createMender: chatMender,
      makesPictures: listedMakesPictures(endpoint.models, modelId),
      open: (mending) =>
        createOpenAICompatible({
          ...settings,
          fetch: mending,
          transformRequestBody: (body) => withOwnLimit(modelId, body),
        }).chatModel(modelId),
    });
  },

  async models(endpoint, fetch, signal) {
    const body = await fetchJson(`${endpoint.baseUrl}/models`, fetch, signal);
    // Together answers with the bare list.
    const rows = Array.isArray(body) ? body : field(body, 'data');
    if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host: hostOf(endpoint.baseUrl) });
    const models = rows.flatMap(compatibleRow);
    if (isLlamaServer(body, endpoint)) return withProps(models, endpoint, fetch, signal);
    if (isLmStudio(rows, endpoint)) return withLmStudio(models, endpoint, fetch, signal);
    return models;
  },

  async transcribe(endpoint, modelId, file, fetch, signal) {
    const { transcribe } = await import('@/utils/core/transcript/transcribe');
    const { baseUrl } = endpoint;
    return transcribe({ baseUrl, modelId, file, bySegment: serviceOf(endpoint) === 'mistral' }, fetch, signal);
  },

  settings(endpoint, modelId, wish, pictures) {
    const info = endpoint.models.find(({ id }) => id === modelId);
    const effort = effortFor(wish, info?.efforts ?? compatibleEfforts(modelId));
    const service = serviceOf(endpoint);
    const own = effort && compatibleEffort(service, modelId, effort);
    // Without it Groq leaves thoughts in the text.
    const parsed = service === 'groq' && /qwen|deepseek-r1/i.test(modelId) ? { reasoning_format: 'parsed' } : {};
    const most = endpoint.parameters?.maxOutput;
    // Only where the server said that it has them: others may refuse what they do not know. https://openrouter.ai/docs/features/multimodal/image-generation
    const modalities = info?.outputs?.includes('image') ? { modalities: pictures === 'none' ? ['text'] : info.outputs } : {};
    const options = { ...own, ...parsed, ...modalities };
    return {
      ...(effort && !own ? { reasoning: effort } : {}),
      ...(most ? { maxOutputTokens: Math.min(most, info?.maxOutput ?? most) } : {}),
      ...(Object.keys(options).length > 0 ? { providerOptions: { openaiCompatible: toJson(options) } } : {}),
    };
  },

  efforts: compatibleEfforts,
};

const HOSTS: readonly [string, string][] = [
  ['openrouter.ai', 'openrouter'],
  ['api.deepseek.com', 'deepseek'],
  ['api.groq.com', 'groq'],
  ['api.mistral.ai', 'mistral'],
];

/** The service behind an endpoint, told by its host where it was typed. */
function serviceOf({ presetId, baseUrl }: Endpoint): string | undefined {
  return HOSTS.find(([host]) => hostOf(baseUrl) === host)?.[1] ?? presetId;
}

/** What only JSON holds, as the SDK's type wants it. */
function toJson(options: Record<string, unknown>) {
  return JSON.parse(JSON.stringify(options)) as Record<string, never>;
}

/** OpenAI's thinking models, as Azure serves them, refuse the old name of the limit. */
function withOwnLimit(modelId: string, body: Record<string, unknown>): Record<string, unknown> {
  if (!/^(?:o\d|gpt-[5-9])/.test(modelId) || body['max_tokens'] === undefined) return body;
  const { max_tokens, ...rest } = body;
  return { ...rest, max_completion_tokens: max_tokens };
}

function isLlamaServer(body: unknown, { presetId }: Endpoint): boolean {
  return presetId === 'llama-cpp' || listAt(body, 'data').some((row) => stringAt(row, 'owned_by') === 'llamacpp');
}

/** llama-server says at `/props` what it runs with, and what it can see. */
async function withProps(models: ModelInfo[], { baseUrl }: Endpoint, fetch: Fetch, signal: AbortSignal): Promise<ModelInfo[]> {
  const only = models[0];
  // A router of many models answers for none of them.
  if (!only || models.length > 1) return models;
  const props = await fetchJsonSoftly(`${baseUrl.replace(/\/v1$/, '')}/props`, fetch, signal);
  const contextWindow = countOf(field(props, 'default_generation_settings', 'n_ctx'), only.contextWindow);
  const modalities = field(props, 'modalities');
  const seen = (['image', 'audio'] as const).filter((modality) => field(modalities, modality === 'image' ? 'vision' : modality) === true);
  const inputs: Modality[] = ['text', ...seen];
  return [{ ...only, ...(contextWindow ? { contextWindow } : {}), ...(modalities ? { inputs } : {}) }];
}

function isLmStudio(rows: unknown[], { presetId }: Endpoint): boolean {
  return presetId === 'lm-studio' || rows.some((row) => stringAt(row, 'owned_by') === 'organization_owner');
}

/** LM Studio says limits and kinds in a list of its own. */
async function withLmStudio(models: ModelInfo[], { baseUrl }: Endpoint, fetch: Fetch, signal: AbortSignal): Promise<ModelInfo[]> {
  const rows = listAt(await fetchJsonSoftly(`${new URL(baseUrl).origin}/api/v0/models`, fetch, signal), 'data');
  if (rows.length === 0) return models;
  return models.flatMap((model) => {
    const row = rows.find((each) => stringAt(each, 'id') === model.id);
    return row === undefined ? [model] : compatibleRow(row).map((told) => ({ ...model, ...told, name: model.name }));
  });
}
