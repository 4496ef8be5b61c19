import { hostOf } from '@/utils/core/addresses';
import { PICTURE_TOOL } from '@/utils/core/events/pictures-apart';
import { PLACEHOLDER_KEY } from '@/utils/core/events/placeholder-key';
import { AppError } from '@/utils/core/faults';
import { field, stringAt } from '@/utils/core/json';
import { effortFor } from '@/utils/core/models/efforts';
import { fetchJson } from '@/utils/core/models/fetch-json';
import { canChat, countOf, modalitiesOf, modelRow } from '@/utils/core/models/model-rows';
import { transcribes } from '@/utils/core/models/transcribers';
import type { Effort, Endpoint } from '@/utils/core/rows';
import { presets } from './presets';
import type { Provider } from './provider';

export const openaiResponses: Provider = {
  id: 'openai-responses',
  name: 'OpenAI Responses',
  fields: ['baseUrl', 'key'],
  authorize: (key) => ({ authorization: `Bearer ${key}` }),

  async model(endpoint, modelId, fetch) {
    const [{ createOpenAI }, { mendedModel }, { responsesMender }] = await Promise.all([
      import('@ai-sdk/openai'),
      import('@/utils/core/events/mended-model'),
      import('@/utils/core/events/responses-events'),
    ]);
    return mendedModel({
      provider: openaiResponses.id,
      modelId,
      host: hostOf(endpoint.baseUrl),
      fetch,
      createMender: responsesMender,
      makesPictures: hasPictureTool(modelId),
      open: (mending) => createOpenAI({ baseURL: endpoint.baseUrl, apiKey: PLACEHOLDER_KEY, fetch: mending }).responses(modelId),
    });
  },

  async models(endpoint, fetch, signal) {
    const rows = field(await fetchJson(`${endpoint.baseUrl}/models`, fetch, signal), 'data');
    if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host: hostOf(endpoint.baseUrl) });
    return rows.flatMap((row) => {
      const id = stringAt(row, 'id');
      if (!id || !(canChat(id) || transcribes(id))) return [];
      const contextWindow = countOf(field(row, 'context_length'), field(row, 'context_window'), field(row, 'max_model_len'));
      const inputs = modalitiesOf(field(row, 'input_modalities'));
      return [modelRow({ id, name: stringAt(row, 'name'), contextWindow, inputs: inputs.length > 0 ? inputs : undefined })];
    });
  },

  async transcribe({ baseUrl }, modelId, file, fetch, signal) {
    const { transcribe } = await import('@/utils/core/transcript/transcribe');
    return transcribe({ baseUrl, modelId, file }, fetch, signal);
  },

  settings(endpoint, modelId, wish, pictures) {
    const info = endpoint.models.find(({ id }) => id === modelId);
    const preset = presets.find(({ id }) => id === endpoint.presetId);
    const taken = info?.efforts ?? effortsOf(modelId) ?? (preset?.forceReasoning ? FORCED : undefined);
    const draws = pictures === 'asked' && hasPictureTool(modelId);
    const nearest = effortFor(wish, taken);
    // "The following tools cannot be used with reasoning.effort 'minimal': image_gen" (400).
    const effort = draws && nearest === 'minimal' ? 'low' : nearest;
    const thinks =
      preset?.forceReasoning || effort !== undefined || (taken ? taken.length > 0 : isXai(endpoint) && !/non-reasoning/.test(modelId));
    const most = endpoint.parameters?.maxOutput;
    return {
      ...(effort ? { reasoning: effort } : {}),
      ...(draws ? { tools: [DRAWING_TOOL] } : {}),
      ...(most ? { maxOutputTokens: Math.min(most, info?.maxOutput ?? most) } : {}),
      providerOptions: {
        openai: {
          store: false,
          ...(thinks ? { forceReasoning: true, include: ['reasoning.encrypted_content'] } : {}),
          // xAI sends summaries unasked.
          ...(thinks && effort !== 'none' ? { reasoningSummary: isXai(endpoint) ? null : 'auto' } : {}),
          // The SDK's `developer` role is OpenAI's own.
          ...(thinks && !isOpenai(modelId) ? { systemMessageMode: 'system' } : {}),
        },
      },
    };
  },

  efforts: effortsOf,
  hasPictureTool,
};

/**
 * The model draws with it or does not, as it sees fit. One picture on the way: each costs 100 image output tokens more
 * (https://developers.openai.com/api/docs/guides/image-generation, "Partial images cost").
 */
const DRAWING_TOOL = { type: 'provider', id: `openai.${PICTURE_TOOL}`, name: PICTURE_TOOL, args: { partialImages: 1 } } as const;

/**
 * By the same guide gpt-5 and those after it, and of those before it the ones that it lists. Those for code refuse it
 * (https://github.com/openai/codex/issues/22637), and nothing says that ChatGPT's own take it.
 */
function hasPictureTool(modelId: string): boolean {
  const id = modelId.split('/').at(-1) ?? modelId;
  if (/^(?:gpt-4o(?:-mini)?|gpt-4\.1(?:-mini|-nano)?|o3)(?:-\d{4}-\d\d-\d\d)?$/.test(id)) return true;
  return /^gpt-(?:[5-9]|[1-9]\d)(?:[.-]|$)/.test(id) && !/-(?:codex|chat|image)(?:-|$)/.test(id);
}

const FORCED: readonly Effort[] = ['minimal', 'low', 'medium', 'high', 'xhigh'];

function isOpenai(modelId: string): boolean {
  return /^(?:gpt-|o\d|codex|chatgpt)/.test(modelId) && !/^gpt-oss/.test(modelId);
}

function isXai({ baseUrl, presetId }: Endpoint): boolean {
  return presetId === 'xai' || /(?:^|\.)x\.ai$/.test(hostOf(baseUrl));
}

/** By the generations of OpenAI's models (platform.openai.com/docs/guides/reasoning); undefined for others'. */
function effortsOf(modelId: string): Effort[] | undefined {
  const id = modelId.split('/').at(-1) ?? modelId;
  if (/chat-latest|^gpt-[34]|^chatgpt/.test(id)) return [];
  if (/^muse-spark/.test(id)) return [...FORCED];
  if (/^gpt-oss/.test(id) || /^o\d/.test(id)) return ['low', 'medium', 'high'];
  if (/^gpt-5-pro/.test(id)) return ['high'];
  if (/^gpt-5(?:-|$)/.test(id)) return ['minimal', 'low', 'medium', 'high'];
  if (/^gpt-5\.\d+-pro/.test(id)) return ['medium', 'high', 'xhigh'];
  if (/^gpt-5\.1/.test(id)) return ['none', 'low', 'medium', 'high'];
  if (/^gpt-(?:5\.\d|[6-9])/.test(id)) return ['none', 'low', 'medium', 'high', 'xhigh'];
  return undefined;
}
