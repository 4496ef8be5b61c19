import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { field, isRecord, stringAt } from '@/utils/core/json';
import { effortFor } from '@/utils/core/models/efforts';
import { fetchJson, fetchJsonSoftly } from '@/utils/core/models/fetch-json';
import { canChat, countOf, modelRow } from '@/utils/core/models/model-rows';
import type { Effort, Modality, ModelInfo } from '@/utils/core/rows';
import type { Provider } from './provider';

/** Models whose details are asked for; each is a request of its own. */
const MOST_SHOWN = 100;
const AT_ONCE = 4;

export const ollama: Provider = {
  id: 'ollama',
  name: 'Ollama',
  fields: ['baseUrl', 'key'],
  // Ollama itself asks for none; its cloud, and proxies before it, do.
  authorize: (key) => ({ authorization: `Bearer ${key}` }),

  async model(endpoint, modelId, fetch) {
    const { ollamaModel } = await import('@/utils/core/ollama/ollama-model');
    const contextWindow = endpoint.parameters?.contextWindow ?? endpoint.models.find(({ id }) => id === modelId)?.contextWindow;
    return ollamaModel({ baseUrl: endpoint.baseUrl, host: hostOf(endpoint.baseUrl), modelId, contextWindow, fetch });
  },

  async models(endpoint, fetch, signal) {
    const rows = field(await fetchJson(`${endpoint.baseUrl}/api/tags`, fetch, signal), 'models');
    if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host: hostOf(endpoint.baseUrl) });
    const ids = rows.flatMap((row) => stringAt(row, 'model') ?? stringAt(row, 'name') ?? []).filter(canChat);
    const found: ModelInfo[][] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const shown = ids.slice(at, at + AT_ONCE).map(async (id, place) => {
        const told =
          at + place < MOST_SHOWN ? await fetchJsonSoftly(`${endpoint.baseUrl}/api/show`, fetch, signal, { model: id }) : undefined;
        return modelInfo(id, told);
      });
      found.push(...(await Promise.all(shown)));
    }
    return found.flat();
  },

  settings(endpoint, modelId, wish) {
    const info = endpoint.models.find(({ id }) => id === modelId);
    const taken = info?.efforts ?? effortsOf(modelId);
    const effort = effortFor(wish, taken);
    const most = endpoint.parameters?.maxOutput;
    // A model that cannot think refuses even the wish not to.
    const think = effort === undefined || taken?.length === 0 ? undefined : isLevelled(modelId) ? effort : effort !== 'none';
    return {
      ...(most ? { maxOutputTokens: Math.min(most, info?.maxOutput ?? most) } : {}),
      ...(think === undefined ? {} : { providerOptions: { ollama: { think } } }),
    };
  },

  efforts: effortsOf,
};

/** A model of `/api/tags` with what `/api/show` tells of it; none where it only embeds. */
function modelInfo(id: string, told: unknown): ModelInfo[] {
  const capabilities = field(told, 'capabilities');
  const has = (capability: string) => Array.isArray(capabilities) && capabilities.includes(capability);
  if (Array.isArray(capabilities) && !has('completion')) return [];
  const inputs: Modality[] = has('vision') ? ['text', 'image'] : ['text'];
  return [
    modelRow({
      id,
      name: id,
      contextWindow: windowIn(told),
      inputs: Array.isArray(capabilities) ? inputs : undefined,
      efforts: Array.isArray(capabilities) ? (has('thinking') ? (effortsOf(id) ?? SWITCHED) : []) : undefined,
    }),
  ];
}

/** What the model was made for; a `num_ctx` in its file is only what it starts with, and we say our own. */
function windowIn(told: unknown): number | undefined {
  const info = field(told, 'model_info');
  const lengths = isRecord(info) ? Object.entries(info).filter(([key]) => key.endsWith('.context_length')) : [];
  const started = /(?:^|\n)num_ctx\s+(\d+)/.exec(stringAt(told, 'parameters') ?? '');
  return countOf(...lengths.map(([, length]) => length), Number(started?.[1]));
}

/** Thinking is only switched on and off. */
const SWITCHED: Effort[] = ['none', 'high'];

function isLevelled(modelId: string): boolean {
  return /gpt-oss/i.test(modelId);
}

/** https://docs.ollama.com/capabilities/thinking; `/api/show` knows better. */
function effortsOf(modelId: string): Effort[] | undefined {
  if (isLevelled(modelId)) return ['low', 'medium', 'high'];
  return /(?:^|\/)(?:qwen-?3|qwq|deepseek-r1|deepseek-v3\.\d|magistral|glm-?4|smollm3)/i.test(modelId) ? SWITCHED : undefined;
}
