import { hostOf } from '@/utils/core/addresses';
import { PLACEHOLDER_KEY } from '@/utils/core/events/placeholder-key';
import { AppError } from '@/utils/core/faults';
import { field, stringAt } from '@/utils/core/json';
import { effortFor } from '@/utils/core/models/efforts';
import { fetchJson } from '@/utils/core/models/fetch-json';
import { listedMakesPictures, makesPictures } from '@/utils/core/models/makes-pictures';
import { canChat, countOf, modelRow } from '@/utils/core/models/model-rows';
import type { Effort, Modality, ModelInfo } from '@/utils/core/rows';
import type { Provider } from './provider';

const MOST_PAGES = 10;

export const gemini: Provider = {
  id: 'gemini',
  name: 'Gemini',
  fields: ['baseUrl', 'key'],
  authorize: (key) => ({ 'x-goog-api-key': key }),

  async model(endpoint, modelId, fetch) {
    const [{ createGoogleGenerativeAI }, { mendedModel }, { geminiMender }] = await Promise.all([
      import('@ai-sdk/google'),
      import('@/utils/core/events/mended-model'),
      import('@/utils/core/events/gemini-events'),
    ]);
    return mendedModel({
      provider: gemini.id,
      modelId,
      host: hostOf(endpoint.baseUrl),
      fetch,
      createMender: geminiMender,
      makesPictures: listedMakesPictures(endpoint.models, modelId),
      open: (mending) => createGoogleGenerativeAI({ baseURL: endpoint.baseUrl, apiKey: PLACEHOLDER_KEY, fetch: mending })(modelId),
    });
  },

  async models(endpoint, fetch, signal) {
    const found: ModelInfo[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = token ? `&pageToken=${encodeURIComponent(token)}` : '';
      const body = await fetchJson(`${endpoint.baseUrl}/models?pageSize=1000${query}`, fetch, signal);
      const rows = field(body, 'models');
      if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host: hostOf(endpoint.baseUrl) });
      found.push(...rows.flatMap(modelInfo));
      token = stringAt(body, 'nextPageToken');
      if (!token) break;
    }
    return found;
  },

  settings(endpoint, modelId, wish, pictures) {
    const info = endpoint.models.find(({ id }) => id === modelId);
    const taken = info?.efforts ?? effortsOf(modelId);
    const effort = effortFor(wish, taken);
    const most = endpoint.parameters?.maxOutput;
    const google = {
      // A model that does not think refuses the wish to see its thoughts.
      ...(taken?.length || effort ? { thinkingConfig: { includeThoughts: effort !== 'none' } } : {}),
      // https://ai.google.dev/gemini-api/docs/image-generation
      ...(listedMakesPictures(endpoint.models, modelId) ? { responseModalities: pictures === 'none' ? ['TEXT'] : ['TEXT', 'IMAGE'] } : {}),
    };
    return {
      ...(effort ? { reasoning: effort } : {}),
      ...(most ? { maxOutputTokens: Math.min(most, info?.maxOutput ?? most) } : {}),
      ...(Object.keys(google).length > 0 ? { providerOptions: { google } } : {}),
    };
  },

  efforts: effortsOf,
};

function modelInfo(row: unknown): ModelInfo[] {
  const id = stringAt(row, 'name')?.replace(/^models\//, '');
  const methods = field(row, 'supportedGenerationMethods');
  if (!id || !canChat(id) || (Array.isArray(methods) && !methods.includes('generateContent'))) return [];
  // It answers with speech.
  if (/-(?:tts|native-audio|live)(?:-|$)/.test(id)) return [];
  // Gemini takes all of them; the list does not say so.
  const inputs: Modality[] | undefined = /^gemini-/.test(id) ? ['text', 'image', 'audio', 'video', 'file'] : undefined;
  const efforts = field(row, 'thinking') === false ? [] : (effortsOf(id) ?? []);
  return [
    modelRow({
      id,
      name: stringAt(row, 'displayName'),
      contextWindow: countOf(field(row, 'inputTokenLimit')),
      maxOutput: countOf(field(row, 'outputTokenLimit')),
      inputs,
      outputs: makesPictures({ id }) ? ['text', 'image'] : undefined,
      efforts: efforts.length > 0 || field(row, 'thinking') === false ? efforts : undefined,
    }),
  ];
}

/** Levels since Gemini 3, budgets in 2.5, where Pro cannot be told not to think (ai.google.dev/gemini-api/docs/thinking). */
function effortsOf(modelId: string): Effort[] | undefined {
  const id = modelId.replace(/^models\//, '');
  // How long these think is their own affair.
  if (makesPictures({ id })) return [];
  if (/^gemini-2\.5-pro/.test(id)) return ['low', 'medium', 'high'];
  if (/^gemini-2\.5/.test(id)) return ['none', 'low', 'medium', 'high'];
  if (!/^gemini-/.test(id)) return /^gemma/.test(id) ? [] : undefined;
  if (/^gemini-[012]|^gemini-pro$/.test(id)) return [];
  if (/^gemini-(?:3-pro|3\.\d-pro|4-hydrogen)/.test(id)) return ['low', 'medium', 'high'];
  return ['minimal', 'low', 'medium', 'high'];
}
