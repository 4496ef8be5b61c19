import { expect, test } from 'vitest';
import { field } from '@/utils/core/json';
import type { Effort } from '@/utils/core/rows';
import { anthropic } from '@/utils/providers/anthropic';
import { gemini } from '@/utils/providers/gemini';
import { ollama } from '@/utils/providers/ollama';
import { openaiCompatible } from '@/utils/providers/openai-compatible';
import { openaiResponses } from '@/utils/providers/openai-responses';
import type { Provider } from '@/utils/providers/provider';
import { before } from './asked';

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/** What a request holds under a key for each effort, and for none. */
async function sent(provider: Provider, modelId: string, pick: (body: unknown) => unknown, presetId?: string, efforts?: Effort[]) {
  const { ask } = await before(provider, () => ({ body: new Uint8Array() }));
  const asking = { modelId, ...(presetId ? { presetId } : {}), ...(efforts ? { info: { efforts } } : {}) };
  const bodies: Record<string, unknown> = {};
  for (const effort of [undefined, ...EFFORTS])
    bodies[effort ?? 'absent'] = pick((await ask({ ...asking, ...(effort ? { effort } : {}) })).body);
  return bodies;
}

test('OpenAI’s models are told the effort they take, and asked for a summary and their reasoning in a box', async () => {
  const { ask } = await before(openaiResponses, () => ({ body: new Uint8Array() }), '/v1');
  const { body } = await ask({ modelId: 'gpt-5.4', effort: 'high' });
  expect(body).toMatchObject({
    store: false,
    reasoning: { effort: 'high', summary: 'auto' },
    include: ['reasoning.encrypted_content'],
    stream: true,
  });
  expect(await sent(openaiResponses, 'gpt-5.4', (row) => field(row, 'reasoning', 'effort'))).toEqual({
    absent: undefined,
    none: 'none',
    minimal: 'low',
    low: 'low',
    medium: 'medium',
    high: 'high',
    xhigh: 'xhigh',
    max: 'xhigh',
  });
  expect((await ask({ modelId: 'gpt-4.1', effort: 'high' })).body['reasoning']).toBeUndefined();
});

test('models the SDK does not know are told the effort all the same', async () => {
  const { ask } = await before(openaiResponses, () => ({ body: new Uint8Array() }), '/v1');
  for (const [modelId, presetId] of [
    ['muse-spark-1.2', 'meta'],
    ['grok-5', 'xai'],
    ['openai/gpt-oss-20b', 'other'],
  ])
    expect((await ask({ modelId: modelId ?? '', presetId: presetId ?? '', effort: 'high' })).body, modelId).toMatchObject({
      reasoning: { effort: 'high' },
      include: ['reasoning.encrypted_content'],
      store: false,
    });
  expect((await ask({ modelId: 'grok-5', presetId: 'xai' })).body).toMatchObject({ include: ['reasoning.encrypted_content'] });
});

test('Claude thinks adaptively since 4.6, and within a budget before', async () => {
  const told = (row: unknown) => [
    field(row, 'thinking', 'type'),
    field(row, 'output_config', 'effort') ?? field(row, 'thinking', 'budget_tokens'),
  ];
  expect(await sent(anthropic, 'claude-opus-4-6', told)).toEqual({
    absent: [undefined, undefined],
    none: ['disabled', undefined],
    minimal: ['adaptive', 'low'],
    low: ['adaptive', 'low'],
    medium: ['adaptive', 'medium'],
    high: ['adaptive', 'high'],
    xhigh: ['adaptive', 'high'],
    max: ['adaptive', 'max'],
  });
  expect(await sent(anthropic, 'claude-sonnet-4-5', told)).toMatchObject({
    none: ['disabled', undefined],
    low: ['enabled', 6_400],
    high: ['enabled', 38_400],
    max: ['enabled', 38_400],
  });
  expect(await sent(anthropic, 'claude-3-5-haiku-latest', told)).toMatchObject({
    absent: [undefined, undefined],
    high: [undefined, undefined],
  });
});

test('Claude may answer as long as its model can, and no longer', async () => {
  const { ask } = await before(anthropic, () => ({ body: new Uint8Array() }));
  const most = async (asking: Parameters<typeof ask>[0]) => (await ask(asking)).body['max_tokens'];
  expect(await most({ modelId: 'claude-opus-4-6' })).toBe(8_192);
  expect(await most({ modelId: 'claude-opus-4-6', info: { maxOutput: 64_000 } })).toBe(16_384);
  expect(await most({ modelId: 'claude-opus-4-6', info: { maxOutput: 64_000 }, effort: 'high' })).toBe(64_000);
  expect(await most({ modelId: 'claude-3-haiku-20240307', info: { maxOutput: 4_096 } })).toBe(4_096);
  expect(await most({ modelId: 'claude-opus-4-6', parameters: { maxOutput: 500 } })).toBe(500);
});

test('Claude’s budget of thoughts and its answer stay below the longest that the model can, together', async () => {
  const { ask } = await before(anthropic, () => ({ body: new Uint8Array() }));
  const told = async (asking: Parameters<typeof ask>[0]) => {
    const { body } = await ask(asking);
    return [body['max_tokens'], field(body, 'thinking', 'budget_tokens')];
  };
  const claude = { modelId: 'claude-3-7-sonnet-20250219', effort: 'high' } as const;
  expect(await told({ ...claude, info: { maxOutput: 64_000 } })).toEqual([64_000, 38_400]);
  expect(await told({ ...claude, info: { maxOutput: 8_192 } })).toEqual([8_192, 4_915]);
  expect(await told({ ...claude, info: { maxOutput: 64_000 }, parameters: { maxOutput: 500 } })).toEqual([38_900, 38_400]);
  expect(await told({ ...claude, info: { maxOutput: 2_000 } })).toEqual([2_000, undefined]);
});

test('xAI is known by its host alone', async () => {
  const { settings } = openaiResponses;
  const include = (baseUrl: string) =>
    field(
      settings?.({ id: 'e', providerId: 'openai-responses', name: 'e', baseUrl, models: [], createdAt: 0 }, 'mystery', undefined),
      'providerOptions',
      'openai',
      'include',
    );
  expect(include('https://api.x.ai/v1')).toEqual(['reasoning.encrypted_content']);
  expect(include('https://us.api.x.ai/v1')).toEqual(['reasoning.encrypted_content']);
  expect(include('https://api.phoenix.ai/v1')).toBeUndefined();
});

test('an answer is asked for no longer than the model can give it, whatever the user wishes', async () => {
  const limited = { info: { maxOutput: 1_000 }, parameters: { maxOutput: 9_000 } };
  const most = async (provider: Provider, pick: (body: unknown) => unknown) =>
    pick((await (await before(provider, () => ({ body: new Uint8Array() }))).ask({ modelId: 'm', ...limited })).body);
  expect(await most(openaiResponses, (body) => field(body, 'max_output_tokens'))).toBe(1_000);
  expect(await most(ollama, (body) => field(body, 'options', 'num_predict'))).toBe(1_000);
});

test('Gemini takes levels since 3, and budgets before', async () => {
  const told = (row: unknown) => field(row, 'generationConfig', 'thinkingConfig');
  const shown = { includeThoughts: true };
  expect(await sent(gemini, 'gemini-3-flash-preview', told)).toEqual({
    absent: shown,
    none: { ...shown, thinkingLevel: 'minimal' },
    minimal: { ...shown, thinkingLevel: 'minimal' },
    low: { ...shown, thinkingLevel: 'low' },
    medium: { ...shown, thinkingLevel: 'medium' },
    high: { ...shown, thinkingLevel: 'high' },
    xhigh: { ...shown, thinkingLevel: 'high' },
    max: { ...shown, thinkingLevel: 'high' },
  });
  expect(await sent(gemini, 'gemini-2.5-flash', told)).toMatchObject({
    none: { includeThoughts: false, thinkingBudget: 0 },
    low: { ...shown, thinkingBudget: 6_554 },
    high: { ...shown, thinkingBudget: 24_576 },
  });
  expect(await sent(gemini, 'gemini-2.0-flash', told)).toMatchObject({ absent: undefined, high: undefined });
});

test('each service with OpenAI’s Chat format is told in its own words', async () => {
  const { ask } = await before(openaiCompatible, () => ({ body: new Uint8Array() }));
  const told = async (presetId: string, modelId: string, effort: Effort, efforts?: Effort[]) => {
    const {
      model: _model,
      messages: _messages,
      stream: _stream,
      stream_options: _options,
      ...rest
    } = (await ask({ presetId, modelId, effort, ...(efforts ? { info: { efforts } } : {}) })).body;
    return rest;
  };
  expect(await told('openrouter', 'anthropic/claude-opus-4.6', 'high')).toEqual({ reasoning: { effort: 'high' } });
  expect(await told('openrouter', 'x/y', 'none', ['none', 'high'])).toEqual({ reasoning: { effort: 'none' } });
  expect(await told('deepseek', 'deepseek-chat', 'none')).toEqual({ thinking: { type: 'disabled' } });
  expect(await told('deepseek', 'deepseek-chat', 'max')).toEqual({ thinking: { type: 'enabled' }, reasoning_effort: 'max' });
  expect(await told('groq', 'qwen/qwen3-32b', 'high')).toEqual({ reasoning_effort: 'default', reasoning_format: 'parsed' });
  expect(await told('groq', 'openai/gpt-oss-120b', 'max')).toEqual({ reasoning_effort: 'high' });
  expect(await told('mistral', 'mistral-small-latest', 'medium')).toEqual({ reasoning_effort: 'high' });
  expect(await told('mistral', 'magistral-medium-latest', 'medium')).toEqual({});
  expect(await told('llama-cpp', 'Qwen3-8B-Q4', 'none')).toEqual({ chat_template_kwargs: { enable_thinking: false } });
  expect(await told('vllm', 'openai/gpt-oss-20b', 'low')).toEqual({
    chat_template_kwargs: { enable_thinking: true, reasoning_effort: 'low' },
    reasoning_effort: 'low',
  });
  expect(await told('azure', 'gpt-5.4', 'xhigh')).toEqual({ reasoning_effort: 'xhigh' });
  expect(await told('other', 'llama-4-scout', 'high')).toEqual({});
});

test('thinking models behind Azure are told the limit by its newer name', async () => {
  const { ask } = await before(openaiCompatible, () => ({ body: new Uint8Array() }));
  const limited = { parameters: { maxOutput: 100 } };
  expect((await ask({ modelId: 'gpt-5.4', ...limited })).body).toMatchObject({ max_completion_tokens: 100 });
  expect((await ask({ modelId: 'llama', ...limited })).body).toMatchObject({ max_tokens: 100 });
});

test('Ollama is told to think or not, and gpt-oss how much', async () => {
  const told = (row: unknown) => field(row, 'think');
  expect(await sent(ollama, 'qwen3:8b', told)).toMatchObject({ absent: undefined, none: false, low: true, high: true, max: true });
  expect(await sent(ollama, 'gpt-oss:20b', told)).toMatchObject({ none: 'low', low: 'low', medium: 'medium', max: 'high' });
  expect(await sent(ollama, 'llama3.2', told, undefined, [])).toMatchObject({ absent: undefined, none: undefined, high: undefined });
});

test.each([
  [openaiResponses, 'gpt-5', ['minimal', 'low', 'medium', 'high']],
  [openaiResponses, 'gpt-4o', []],
  [openaiResponses, 'o4-mini', ['low', 'medium', 'high']],
  [openaiResponses, 'muse-spark-1.1', ['minimal', 'low', 'medium', 'high', 'xhigh']],
  [anthropic, 'claude-sonnet-4-20250514', ['none', 'low', 'medium', 'high']],
  [anthropic, 'claude-opus-5-5', ['none', 'low', 'medium', 'high', 'xhigh', 'max']],
  [anthropic, 'claude-3-haiku-20240307', []],
  [gemini, 'gemini-3.1-pro-preview', ['low', 'medium', 'high']],
  [gemini, 'gemma-3-27b-it', []],
  [openaiCompatible, 'meta-llama/llama-4-maverick', []],
  [openaiCompatible, 'Qwen/Qwen3-30B-A3B-Thinking', []],
  [ollama, 'deepseek-r1:8b', ['none', 'high']],
] satisfies [Provider, string, Effort[]][])('of $id, the name of %s tells its efforts', (provider, modelId, efforts) => {
  expect(provider.efforts?.(modelId)).toEqual(efforts);
});
