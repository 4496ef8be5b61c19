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
 * Claude takes PDF since 3.5 Sonnet: https://platform.claude.com/docs/en/build-with-claude/pdf-support
 * OpenAI's models with vision take PDF since GPT-4o: https://developers.openai.com/api/docs/guides/file-inputs
 * Muse Spark takes PDF: https://dev.meta.ai/docs/getting-started/models (video, too, but in no format that we speak)
 * Grok takes PDF since 4.5: https://docs.x.ai/developers/models
 */
const MORE_INPUTS = {
  anthropic: [[/^claude-(?!3-(?:haiku|opus|sonnet))/, ['pdf']]],
  google: [
    [/^gemini-(?:2\.5|[3-9])[\d.]*-(?:pro|flash|flash-lite)(?:$|-preview|-0)/, ['audio', 'video', 'pdf']],
    [/^gemini-(?:pro|flash|flash-lite)-latest$/, ['audio', 'video', 'pdf']],
  ],
  meta: [[/^muse-spark-/, ['pdf']]],
  openai: [[/^(?:gpt-4o|gpt-4\.1|gpt-[5-9]|o[1-9])(?!.*(?:realtime|audio|search))/, ['pdf']]],
  xai: [[/^grok-4\.[5-9]/, ['pdf']]],
};

export function documentedInputs(provider, id, inputs) {
  if (!inputs.includes('image')) return [];
  return MORE_INPUTS[provider]?.find(([ids]) => ids.test(id))?.[1] ?? [];
}

const [NONE, LOW_TO_HIGH] = [['none'], ['low', 'medium', 'high']];
/**
 * The efforts that models take on the wire, where the package has its own program's ladder in their place. From models.dev (`reasoning_options`),
 * which names the services' pages; `minimal` is GPT-5's alone, `none` came with GPT-5.1.
 */
const WIRE_EFFORTS = {
  openai: [
    [/^gpt-5(?:-mini|-nano)?$/, ['minimal', ...LOW_TO_HIGH]],
    [/^gpt-5\.1$/, [...NONE, ...LOW_TO_HIGH]],
    [/^gpt-5\.[245](?:-mini|-nano)?$/, [...NONE, ...LOW_TO_HIGH, 'xhigh']],
    [/^gpt-5\.6(?:-luna|-sol|-terra)?$/, [...NONE, ...LOW_TO_HIGH, 'xhigh', 'max']],
    [/^o[13](?:-pro)?$|^o[34]-mini$/, LOW_TO_HIGH],
    [/^o1-mini$|-pro$|-chat|codex-mini|-deep-research/, []],
  ],
  xai: [
    [/^grok-4\.[56]$/, LOW_TO_HIGH],
    [/^grok-4\.7$/, [...LOW_TO_HIGH, 'xhigh']],
  ],
};
WIRE_EFFORTS.azure = WIRE_EFFORTS.openai;

/** Beyond that table: a ladder with `minimal` is the one the package fills in, and a budget of tokens is no effort. */
export function wireEfforts(provider, id, thinking) {
  const documented = WIRE_EFFORTS[provider]?.find(([ids]) => ids.test(id));
  if (documented) return documented[1];
  const { mode, efforts = [] } = thinking ?? {};
  if (mode === 'google-level' || mode === 'anthropic-adaptive' || provider === 'meta') return efforts;
  return mode === 'effort' && !efforts.includes('minimal') ? efforts : [];
}

/** The words of the MIT licence, which both sources have. */
export const MIT =
  'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.';
