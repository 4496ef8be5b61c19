import { hostOf } from '@/utils/core/addresses';
import { PLACEHOLDER_KEY } from '@/utils/core/events/placeholder-key';
import { AppError } from '@/utils/core/faults';
import { field, isRecord, stringAt } from '@/utils/core/json';
import { effortFor } from '@/utils/core/models/efforts';
import { fetchJson } from '@/utils/core/models/fetch-json';
import { countOf, isSupported, modelRow } from '@/utils/core/models/model-rows';
import type { Effort, Modality, ModelInfo } from '@/utils/core/rows';
import type { Provider } from './provider';

/** Tokens of an answer where nobody says more: what every model since Claude 3.5 takes. The SDK's own choice is 128,000 for some (FACTS). */
const CAREFUL_OUTPUT = 8_192;
/** Pages of the model list that are read; Anthropic has one. */
const MOST_PAGES = 10;

export const anthropic: Provider = {
  id: 'anthropic',
  name: 'Anthropic Messages',
  fields: ['baseUrl', 'key'],
  authorize: (key) => ({ 'x-api-key': key, ...VERSION }),

  async model(endpoint, modelId, fetch) {
    const [{ createAnthropic }, { mendedModel }, { messagesMender }] = await Promise.all([
      import('@ai-sdk/anthropic'),
      import('@/utils/core/events/mended-model'),
      import('@/utils/core/events/messages-events'),
    ]);
    return mendedModel({
      provider: anthropic.id,
      modelId,
      host: hostOf(endpoint.baseUrl),
      fetch,
      createMender: messagesMender,
      open: (mending) =>
        createAnthropic({ baseURL: endpoint.baseUrl, apiKey: PLACEHOLDER_KEY, headers: VERSION, fetch: mending }).messages(modelId),
    });
  },

  async models(endpoint, fetch, signal) {
    const withVersion: typeof fetch = (input, init) => fetch(input, { ...init, headers: VERSION });
    const found: ModelInfo[] = [];
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = after ? `&after_id=${encodeURIComponent(after)}` : '';
      const body = await fetchJson(`${endpoint.baseUrl}/models?limit=1000${query}`, withVersion, signal);
      const rows = field(body, 'data');
      if (!Array.isArray(rows)) throw new AppError({ code: 'wrong-format', host: hostOf(endpoint.baseUrl) });
      found.push(...rows.flatMap(modelInfo));
      after = field(body, 'has_more') === true ? stringAt(body, 'last_id') : undefined;
      if (!after) break;
    }
    return found;
  },

  settings(endpoint, modelId, wish) {
    const info = endpoint.models.find(({ id }) => id === modelId);
    const effort = effortFor(wish, info?.efforts ?? effortsOf(modelId));
    const asked = endpoint.parameters?.maxOutput;
    const thinks = effort !== undefined && effort !== 'none';
    if (thinks && thinksInBudget(modelId)) return withBudget(effort, asked, info?.maxOutput ?? budgetedOutput(modelId));
    const most = info?.maxOutput ?? CAREFUL_OUTPUT;
    return {
      ...(effort ? { reasoning: effort } : {}),
      // Adaptive thinking has to fit in.
      maxOutputTokens: Math.min(asked ?? (thinks ? most : Math.min(most, CAREFUL_OUTPUT * 2)), most),
    };
  },

  efforts: effortsOf,
};

/** Without the last, Anthropic refuses whatever sends an Origin. */
const VERSION = { 'anthropic-version': '2023-06-01', 'anthropic-dangerous-direct-browser-access': 'true' };

function modelInfo(row: unknown): ModelInfo[] {
  const id = stringAt(row, 'id');
  if (!id || field(row, 'lifecycle') === 'retired') return [];
  const told = field(row, 'capabilities');
  const inputs: Modality[] = ['text'];
  if (isSupported(told, 'image_input')) inputs.push('image');
  if (isSupported(told, 'pdf_input')) inputs.push('file');
  return [
    modelRow({
      id,
      name: stringAt(row, 'display_name'),
      contextWindow: countOf(field(row, 'max_input_tokens')),
      maxOutput: countOf(field(row, 'max_tokens')),
      inputs: isRecord(told) ? inputs : undefined,
      efforts: isRecord(told) ? effortsIn(told) : undefined,
    }),
  ];
}

function effortsIn(told: unknown): Effort[] {
  if (!isSupported(told, 'thinking')) return [];
  const levels = (['low', 'medium', 'high', 'xhigh', 'max'] as const).filter((level) => isSupported(told, 'effort', level));
  return ['none', ...(levels.length > 0 ? levels : BUDGETS)];
}

/** Tokens; the least that Anthropic takes for a budget of thoughts, and that is left for the answer. */
const LEAST_BUDGET = 1_024;
/** Of the longest answer; the SDK's own shares. */
const BUDGET_SHARES: Record<Effort, number> = { none: 0, minimal: 0.02, low: 0.1, medium: 0.3, high: 0.6, xhigh: 0.9, max: 0.9 };

/** The SDK adds the budget to `maxOutputTokens`, and has to stay below the model's longest answer with both. */
function withBudget(effort: Effort, asked: number | undefined, most: number): ReturnType<NonNullable<Provider['settings']>> {
  if (most < 2 * LEAST_BUDGET) return { maxOutputTokens: Math.min(asked ?? most, most) };
  const budgetTokens = Math.min(most - LEAST_BUDGET, Math.max(LEAST_BUDGET, Math.round(most * BUDGET_SHARES[effort])));
  return {
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens } } },
    maxOutputTokens: Math.min(asked ?? most, most - budgetTokens),
    thoughtTokens: budgetTokens,
  };
}

/** The longest answer of a model with budgets, by Anthropic's table of models. */
function budgetedOutput(modelId: string): number {
  return /opus-4(?!-5)/.test(modelId) ? 32_000 : 64_000;
}

const BUDGETS: readonly Effort[] = ['low', 'medium', 'high'];

/** By the generations of Claude (docs.anthropic.com, "Extended thinking" and "Effort"): adaptive since 4.6, budgets since 3.7. */
function effortsOf(modelId: string): Effort[] | undefined {
  if (!/claude/.test(modelId)) return undefined;
  if (thinksInBudget(modelId)) return ['none', ...BUDGETS];
  const version = versionOf(modelId);
  if (version >= 4.7 || /fable|claude-sonnet-5/.test(modelId)) return ['none', 'low', 'medium', 'high', 'xhigh', 'max'];
  return version >= 4.6 ? ['none', 'low', 'medium', 'high', 'max'] : [];
}

function thinksInBudget(modelId: string): boolean {
  const version = versionOf(modelId);
  return /claude-(?:3-7|sonnet-3-7)/.test(modelId) || (version >= 4 && version < 4.6);
}

/** 4.5 of `claude-sonnet-4-5-20250929`; 0 where the name says none. */
function versionOf(modelId: string): number {
  const generation = /claude-(?:opus|sonnet|haiku|fable)-(\d)(?:[-.](\d)(?!\d))?/.exec(modelId);
  return Number(`${generation?.[1] ?? 0}.${generation?.[2] ?? 0}`);
}
