// What the snapshot adds to or leaves out of its source, each with where it is documented.

/** Hosts of open-weight models, by their ids in the source. NVIDIA's list is left out: it gives one window for models of all ages. */
export const OPEN_HOSTS = [
  'baseten',
  'cerebras',
  'coreweave',
  'deepinfra',
  'fireworks',
  'fireworks-ai',
  'groq',
  'huggingface',
  'novita',
  'novita-ai',
  'ollama-cloud',
  'openrouter',
  'together',
  'togetherai',
];

const OPEN_FAMILIES =
  /^(?:meta-)?llama-?[234]|^gemma|^qwen|^qwq|^qvq|^gpt-oss|^deepseek-(?:r|v|ocr)|^(?:open-)?mi[sx]tral|^ministral|^magistral-small|^devstral|^pixtral-12b|^phi-?\d|^granite|^glm-[45]|^kimi-k\d|^minimax-m|^olmo|^nemotron|^(?:llama-\S*nemotron)|^smollm|^command-[ar]|^falcon|^hermes-\d|^seed-oss|^lfm/;
/** Of the same families, but with weights that were never published, or aliases that change under one name. */
const CLOSED =
  /^qwen\S*-(?:max|plus|turbo|flash|omni)|^qwen-(?:max|plus|turbo|long|vl)|^mi[sx]tral-(?:medium|tiny|saba|ocr|embed)|-latest$|^devstral-medium|embed|rerank|guard|-(?:ocr|asr|tts|image|moderation)/;

export function isOpenWeights(name) {
  return OPEN_FAMILIES.test(name) && !CLOSED.test(name);
}

/**
 * Context windows that a service grants to few: Claude Sonnet 4.5 has 200K (https://platform.claude.com/docs/en/models/sonnet-4-5/overview).
 */
export function grantedContext(provider, id, context) {
  return provider === 'anthropic' && /^claude-sonnet-4-[05]/.test(id) ? Math.min(context, 200_000) : context;
}

/**
 * Inputs that the npm package does not note (it knows text and image alone), as each service documents them.
 * Gemini 2.5 and later take audio, video and PDF: https://ai.google.dev/gemini-api/docs/models
 * Claude takes PDF since 3.5 Sonnet: https://docs.claude.com/en/docs/build-with-claude/pdf-support
 * OpenAI's models with vision take PDF since GPT-4o: https://developers.openai.com/api/docs/guides/file-inputs
 */
export function documentedInputs(provider, id, inputs) {
  if (!inputs.includes('image')) return [];
  if (provider === 'google' && /^gemini-(?:2\.5|[3-9])[\d.]*-(?:pro|flash|flash-lite)(?:$|-preview|-0)/.test(id))
    return ['audio', 'video', 'pdf'];
  if (provider === 'google' && /^gemini-(?:pro|flash|flash-lite)-latest$/.test(id)) return ['audio', 'video', 'pdf'];
  if (provider === 'anthropic' && !/^claude-3-(?:haiku|opus|sonnet)/.test(id)) return ['pdf'];
  if (provider === 'openai' && /^(?:gpt-4o|gpt-4\.1|gpt-[5-9]|o[1-9])/.test(id) && !/realtime|audio|search/.test(id)) return ['pdf'];
  return [];
}

/**
 * The efforts that a service really takes on the wire. The package's ladder is that of its own program: where it fills in a general one,
 * or maps efforts to budgets of tokens, nothing is known.
 * OpenAI: https://developers.openai.com/api/docs/api-reference (`reasoning.effort`): `minimal` with GPT-5 alone, `none` since GPT-5.1.
 */
export function wireEfforts(provider, id, thinking) {
  const efforts = thinking?.efforts ?? [];
  if (thinking?.mode === 'google-level' || thinking?.mode === 'anthropic-adaptive' || provider === 'meta') return efforts;
  if (thinking?.mode !== 'effort') return [];
  if (provider === 'openai' || provider === 'azure') {
    if (/^gpt-5(?:-mini|-nano)?$/.test(id)) return efforts;
    if (id === 'gpt-5.1') return ['none', 'low', 'medium', 'high'];
    if (/-pro$|-chat/.test(id)) return [];
    if (/^gpt-5\.[245](?:-mini|-nano)?$/.test(id)) return ['none', ...efforts];
  }
  return efforts.includes('minimal') ? [] : efforts;
}
