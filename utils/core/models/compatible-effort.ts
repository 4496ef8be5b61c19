import type { Effort } from '@/utils/core/rows';

type Body = Record<string, unknown>;

/**
 * What each service calls the wish to think more or less, in the body of a Chat request. Undefined where it is OpenAI's own
 * `reasoning_effort`.
 * @param service a preset's id
 */
export function compatibleEffort(service: string | undefined, modelId: string, effort: Effort): Body | undefined {
  switch (service) {
    // https://openrouter.ai/docs/use-cases/reasoning-tokens
    case 'openrouter':
      return { reasoning: { effort } };
    // https://api-docs.deepseek.com/guides/thinking_mode
    case 'deepseek':
      return effort === 'none' ? { thinking: { type: 'disabled' } } : { thinking: { type: 'enabled' }, reasoning_effort: effort };
    // https://console.groq.com/docs/reasoning: Qwen is only switched on and off.
    case 'groq':
      return /qwen/i.test(modelId) ? { reasoning_effort: effort === 'none' ? 'none' : 'default' } : undefined;
    // The chat template decides: Qwen's, GLM's and DeepSeek's have a switch, gpt-oss has levels.
    case 'llama-cpp':
    case 'vllm':
    case 'lm-studio': {
      const template = { enable_thinking: effort !== 'none', ...(effort === 'none' ? {} : { reasoning_effort: effort }) };
      return { chat_template_kwargs: template, ...(isLevelled(modelId) ? { reasoning_effort: effort } : {}) };
    }
    default:
      return undefined;
  }
}

/** gpt-oss takes three levels and no switch. */
function isLevelled(modelId: string): boolean {
  return /gpt-oss/i.test(modelId);
}

/** By the makers' cards; undefined where the name says nothing. */
export function compatibleEfforts(modelId: string): Effort[] | undefined {
  const id = (modelId.split('/').at(-1) ?? modelId).toLowerCase();
  if (isLevelled(id)) return ['low', 'medium', 'high'];
  if (/^gpt-[34]|chat-latest/.test(id)) return [];
  if (/^o\d/.test(id)) return ['low', 'medium', 'high'];
  if (/^gpt-5(?:-|$)/.test(id)) return ['minimal', 'low', 'medium', 'high'];
  if (/^gpt-5\.\d/.test(id)) return ['none', 'low', 'medium', 'high', 'xhigh'];
  if (/^deepseek-(?:v4|flash|pro|chat|reasoner)/.test(id)) return ['none', 'low', 'high', 'max'];
  // Magistral always thinks, and takes no wish.
  if (/^magistral|^deepseek-r1|^qwq|thinking/.test(id)) return [];
  if (/^mistral-(?:small-(?:latest|26)|medium-3[-.][5-9]|large-[4-9])/.test(id)) return ['none', 'high'];
  if (/^mistral|^ministral|^pixtral|^codestral|^llama-?[234]|^gemma-?[123]|^phi-?[34](?!.*reason)/.test(id)) return [];
  if (/^qwen-?3(?!.*(?:instruct|coder))|^glm-?(?:4\.[5-9]|5)|^deepseek-v3\.[1-9]|^smollm-?3/.test(id)) return ['none', 'high'];
  return undefined;
}
