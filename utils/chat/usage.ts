import type { LanguageModelUsage } from 'ai';
import type { Usage } from '@/utils/core/rows';

/** What several requests used; unknown where one of them is. */
export function sumOf(usages: readonly Usage[]): Usage {
  const [first = {}, ...others] = usages;
  if (others.length === 0) return first;
  const total = (key: 'inputTokens' | 'outputTokens') =>
    usages.every((usage) => usage[key] !== undefined) ? { [key]: usages.reduce((sum, usage) => sum + (usage[key] ?? 0), 0) } : {};
  const some = (key: 'reasoningTokens' | 'cachedTokens') =>
    usages.some((usage) => usage[key]) ? { [key]: usages.reduce((sum, usage) => sum + (usage[key] ?? 0), 0) } : {};
  return { ...total('inputTokens'), ...total('outputTokens'), ...some('reasoningTokens'), ...some('cachedTokens') };
}

/** What a server reported, in our names. */
export function usageOf(usage: LanguageModelUsage): Usage {
  const { inputTokens, outputTokens } = usage;
  const reasoningTokens = usage.outputTokenDetails?.reasoningTokens;
  const cachedTokens = usage.inputTokenDetails?.cacheReadTokens;
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(reasoningTokens ? { reasoningTokens } : {}),
    ...(cachedTokens ? { cachedTokens } : {}),
  };
}
