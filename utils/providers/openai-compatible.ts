import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { field, parseJson } from '@/utils/core/json';
import type { ModelInfo } from '@/utils/core/rows';
import { faultOfResponse } from '@/utils/core/server-faults';
import type { Provider } from './provider';

export const openaiCompatible: Provider = {
  id: 'openai-compatible',
  name: 'OpenAI-compatible',
  fields: ['baseUrl', 'key'],
  authorize: (key) => ({ authorization: `Bearer ${key}` }),

  async model(endpoint, modelId, fetch) {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    return createOpenAICompatible({ name: 'openaiCompatible', baseURL: endpoint.baseUrl, includeUsage: true, fetch }).chatModel(modelId);
  },

  async models(endpoint, fetch, signal) {
    const host = hostOf(endpoint.baseUrl);
    const response = await fetch(`${endpoint.baseUrl}/models`, { signal });
    const body = await response.text();
    if (!response.ok) throw new AppError(faultOfResponse(host, response.status, body));
    const rows = field(parseJson(body), 'data');
    if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host });
    return rows.flatMap(modelInfo);
  },
};

/** A row of `GET /models`: OpenAI's, with the limits that OpenRouter, vLLM and llama.cpp add to it. */
function modelInfo(row: unknown): ModelInfo[] {
  const id = field(row, 'id');
  if (typeof id !== 'string') return [];
  const name = field(row, 'name');
  const limits = [field(row, 'context_length'), field(row, 'max_model_len'), field(row, 'meta', 'n_ctx')];
  const contextWindow = limits.find((limit) => typeof limit === 'number' && limit > 0);
  return [{ id, name: typeof name === 'string' ? name : id, ...(typeof contextWindow === 'number' ? { contextWindow } : {}) }];
}
