import { expect, test } from 'vitest';
import { faultOf } from '@/utils/core/faults';
import { answering } from '@/utils/core/models/transcribers';
import { anthropic } from '@/utils/providers/anthropic';
import { gemini } from '@/utils/providers/gemini';
import { ollama } from '@/utils/providers/ollama';
import { openaiCompatible } from '@/utils/providers/openai-compatible';
import { openaiResponses } from '@/utils/providers/openai-responses';
import { before, bytes } from './asked';
import { findCaptures } from './captures';

/** A server that answers a path with JSON, and everything else with 404. */
const serving = (pages: Record<string, unknown>) => (request: { url: string }) => {
  const json = pages[request.url];
  return {
    status: json ? 200 : 404,
    headers: { 'content-type': 'application/json' },
    body: bytes(JSON.stringify(json ?? { error: 'no' })),
  };
};

test('OpenAI’s list leaves out what neither answers nor writes down what is said', async () => {
  const ids = [
    'gpt-5.4',
    'text-embedding-3-large',
    'whisper-1',
    'gpt-4o-mini-tts',
    'dall-e-3',
    'gpt-image-1',
    'omni-moderation-latest',
    'sora-2',
    'o4-mini',
  ];
  const { models } = await before(openaiResponses, serving({ '/v1/models': { data: ids.map((id) => ({ id, object: 'model' })) } }), '/v1');
  const listed = await models();
  expect(listed.map(({ id }) => id)).toEqual(['gpt-5.4', 'whisper-1', 'o4-mini']);
  expect(answering(listed).map(({ id }) => id)).toEqual(['gpt-5.4', 'o4-mini']);
});

test('Anthropic’s list is read page by page, with its limits and abilities', async () => {
  const supported = { supported: true };
  const opus = {
    type: 'model',
    id: 'claude-opus-4-6',
    display_name: 'Claude Opus 4.6',
    max_input_tokens: 200_000,
    max_tokens: 128_000,
    lifecycle: 'active',
    capabilities: {
      image_input: supported,
      pdf_input: supported,
      thinking: supported,
      effort: { supported: true, low: supported, medium: supported, high: supported, max: supported, xhigh: null },
    },
  };
  const { models, received } = await before(
    anthropic,
    serving({
      '/v1/models?limit=1000': { data: [opus], has_more: true, last_id: 'claude-opus-4-6' },
      '/v1/models?limit=1000&after_id=claude-opus-4-6': {
        data: [
          { id: 'claude-haiku-4-5', display_name: 'Claude Haiku 4.5' },
          { id: 'claude-2', lifecycle: 'retired' },
        ],
        has_more: false,
      },
    }),
    '/v1',
  );
  expect(await models()).toEqual([
    {
      id: 'claude-opus-4-6',
      name: 'Claude Opus 4.6',
      contextWindow: 200_000,
      maxOutput: 128_000,
      inputs: ['text', 'image', 'file'],
      efforts: ['none', 'low', 'medium', 'high', 'max'],
    },
    { id: 'claude-haiku-4-5', name: 'Claude Haiku 4.5' },
  ]);
  expect(received[0]?.headers).toMatchObject({ 'x-api-key': 'sk-live-123456', 'anthropic-dangerous-direct-browser-access': 'true' });
});

test('Gemini’s list is read page by page, and only what generates', async () => {
  const row = (name: string, rest: object = {}) => ({
    name: `models/${name}`,
    displayName: name,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent'],
    ...rest,
  });
  const { models } = await before(
    gemini,
    serving({
      '/v1beta/models?pageSize=1000': {
        models: [
          row('gemini-3-flash-preview', { thinking: true }),
          row('gemini-embedding-001', { supportedGenerationMethods: ['embedContent'] }),
        ],
        nextPageToken: 'n',
      },
      '/v1beta/models?pageSize=1000&pageToken=n': {
        models: [row('gemini-2.5-flash-image'), row('imagen-4', { supportedGenerationMethods: ['predict'] }), row('gemma-3-27b-it')],
      },
    }),
    '/v1beta',
  );
  const limits = { contextWindow: 1_048_576, maxOutput: 65_536 };
  expect(await models()).toEqual([
    {
      id: 'gemini-3-flash-preview',
      name: 'gemini-3-flash-preview',
      ...limits,
      inputs: ['text', 'image', 'audio', 'video', 'file'],
      efforts: ['minimal', 'low', 'medium', 'high'],
    },
    {
      ...{ id: 'gemini-2.5-flash-image', name: 'gemini-2.5-flash-image', ...limits },
      inputs: ['text', 'image', 'audio', 'video', 'file'],
      outputs: ['text', 'image'],
    },
    { id: 'gemma-3-27b-it', name: 'gemma-3-27b-it', ...limits },
  ]);
});

test('what OpenRouter, Groq, Mistral and vLLM add to a row is read', async () => {
  const rows = [
    {
      id: 'a/think',
      name: 'A: Think',
      context_length: 200_000,
      architecture: { input_modalities: ['text', 'image', 'file'], output_modalities: ['text'] },
      top_provider: { context_length: 128_000, max_completion_tokens: 32_000 },
      pricing: { prompt: '0.000003', completion: '0.000015', input_cache_read: '0.0000003' },
      supported_parameters: ['reasoning', 'tools'],
      reasoning: { supported_efforts: ['high', 'low'] },
    },
    { id: 'a/auto', pricing: { prompt: '-1', completion: '-1' }, supported_parameters: ['tools'] },
    { id: 'a/draws', architecture: { input_modalities: ['text'], output_modalities: ['image'] } },
    { id: 'a/gpt-image', architecture: { input_modalities: ['image', 'text'], output_modalities: ['image', 'text'] } },
    { id: 'a/speaks', architecture: { output_modalities: ['audio'] } },
    { id: 'groq', context_window: 131_072, max_completion_tokens: 8_192 },
    { id: 'whisper-large-v3', context_window: 448 },
    { id: 'voxtral-mini-transcribe-3-0', capabilities: { completion_chat: false, audio_transcription: true } },
    { id: 'speaches-ai/Kokoro-82M-v1.0-ONNX', task: 'text-to-speech' },
    { id: 'Wespeaker/wespeaker-voxceleb-resnet34-LM', task: 'speaker-embedding' },
    { id: 'silero_vad_v5', task: 'voice-activity-detection' },
    { id: 'Systran/faster-whisper-small', task: 'automatic-speech-recognition' },
    { id: 'mistral', max_context_length: 32_768, capabilities: { completion_chat: true, vision: true } },
    { id: 'mistral-fim', capabilities: { completion_chat: false } },
    { id: 'vllm', max_model_len: 4_096, owned_by: 'vllm' },
  ];
  const { models } = await before(openaiCompatible, serving({ '/v1/models': { data: rows } }), '/v1');
  expect(await models()).toEqual([
    {
      id: 'a/think',
      name: 'A: Think',
      contextWindow: 128_000,
      maxOutput: 32_000,
      inputs: ['text', 'image', 'file'],
      price: { input: 3, output: 15, cachedInput: 0.3 },
      efforts: ['low', 'high'],
    },
    { id: 'a/auto', name: 'a/auto', efforts: [] },
    { id: 'a/draws', name: 'a/draws', inputs: ['text'], outputs: ['image'] },
    { id: 'a/gpt-image', name: 'a/gpt-image', inputs: ['text', 'image'], outputs: ['text', 'image'] },
    { id: 'groq', name: 'groq', contextWindow: 131_072, maxOutput: 8_192 },
    // It answers no question; of what it writes down nothing is said there.
    { id: 'whisper-large-v3', name: 'whisper-large-v3' },
    { id: 'voxtral-mini-transcribe-3-0', name: 'voxtral-mini-transcribe-3-0' },
    { id: 'Systran/faster-whisper-small', name: 'Systran/faster-whisper-small' },
    { id: 'mistral', name: 'mistral', contextWindow: 32_768, inputs: ['text', 'image'] },
    { id: 'vllm', name: 'vllm', contextWindow: 4_096 },
  ]);
});

test('llama-server is asked what it runs with, and may refuse to say', async () => {
  const list = { data: [{ id: 'm', owned_by: 'llamacpp', meta: { n_ctx_train: 32_768, n_ctx: 8_192 } }] };
  const props = { default_generation_settings: { n_ctx: 4_096 }, modalities: { vision: true, audio: false } };
  const telling = await before(openaiCompatible, serving({ '/v1/models': list, '/props': props }), '/v1');
  expect(await telling.models()).toEqual([{ id: 'm', name: 'm', contextWindow: 4_096, inputs: ['text', 'image'] }]);
  const silent = await before(openaiCompatible, serving({ '/v1/models': list }), '/v1');
  expect(await silent.models()).toEqual([{ id: 'm', name: 'm', contextWindow: 8_192 }]);
});

test('LM Studio’s own list tells kinds and limits, and may be missing', async () => {
  const list = {
    data: [
      { id: 'gemma', owned_by: 'organization_owner' },
      { id: 'idle', owned_by: 'organization_owner' },
      { id: 'nomic', owned_by: 'organization_owner' },
    ],
  };
  const own = {
    data: [
      { id: 'gemma', type: 'vlm', max_context_length: 131_072, loaded_context_length: 4_096 },
      { id: 'idle', type: 'llm', state: 'not-loaded', max_context_length: 131_072 },
      { id: 'nomic', type: 'embeddings', max_context_length: 2_048 },
    ],
  };
  const telling = await before(openaiCompatible, serving({ '/v1/models': list, '/api/v0/models': own }), '/v1');
  expect(await telling.models()).toEqual([
    { id: 'gemma', name: 'gemma', contextWindow: 4_096, inputs: ['text', 'image'] },
    // What it could be loaded with is not what it will be.
    { id: 'idle', name: 'idle', inputs: ['text'] },
  ]);
  const silent = await before(openaiCompatible, serving({ '/v1/models': list }), '/v1');
  expect((await silent.models()).map(({ id }) => id)).toEqual(['gemma', 'idle', 'nomic']);
});

test.each([
  [openaiResponses, 'a list that is none'],
  [anthropic, 'a list that is none'],
  [gemini, 'a list that is none'],
  [openaiCompatible, 'a list that is none'],
])('$id takes %s for the wrong format, and a refusal for what it is', async (provider) => {
  const none = await before(provider, () => ({ body: bytes('{"ok":true}') }));
  expect(faultOf(await none.models().catch((error: unknown) => error)).code).toBe('wrong-format');
  const refused = await before(provider, () => ({ status: 401, body: bytes('{"error":{"message":"bad key"}}') }));
  expect(faultOf(await refused.models().catch((error: unknown) => error))).toMatchObject({ code: 'wrong-key', said: 'bad key' });
});

const lists = (findCaptures()?.others ?? []).filter(({ kind }) => kind === 'models');

test.skipIf(lists.length === 0).each(lists.map((list) => [list.name, list] as const))(
  'the recorded list %s is read',
  async (_name, { text }) => {
    const body = JSON.parse(text) as { data?: unknown; models?: { name?: string }[] };
    const provider = body.data ? openaiCompatible : body.models?.some(({ name }) => name?.startsWith('models/')) ? gemini : ollama;
    const { models } = await before(provider, ({ method }) => ({ status: method === 'GET' ? 200 : 404, body: bytes(text) }));
    expect(await models()).toEqual(expect.any(Array));
  },
);
