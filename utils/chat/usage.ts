import type { LanguageModelUsage } from 'ai';
import { numberAt } from '@/utils/core/json';
import type { Usage } from '@/utils/core/rows';

/** What several requests used; unknown where one of them is. */
export function sumOf(usages: readonly Usage[]): Usage {
  const [first = {}, ...others] = usages;
  if (others.length === 0) return first;
  const sum = (key: keyof Usage) => usages.reduce((all, usage) => all + (usage[key] ?? 0), 0);
  const total = (key: 'inputTokens' | 'outputTokens') => (usages.every((usage) => usage[key] !== undefined) ? { [key]: sum(key) } : {});
  const some = (key: 'reasoningTokens' | 'cachedTokens') => (sum(key) > 0 ? { [key]: sum(key) } : {});
  const pictureTokens = usages.some((usage) => usage.pictureTokens !== undefined) ? { pictureTokens: sum('pictureTokens') } : {};
  return {
    ...total('inputTokens'),
    ...total('outputTokens'),
    ...some('reasoningTokens'),
    ...some('cachedTokens'),
    ...pictureTokens,
  };
}

/** What a server reported, in our names. */
export function usageOf(usage: LanguageModelUsage): Usage {
  const { inputTokens, outputTokens } = usage;
  const reasoningTokens = usage.outputTokenDetails?.reasoningTokens;
  const cachedTokens = usage.inputTokenDetails?.cacheReadTokens;
  const pictureTokens = numberAt(usage.raw, 'aside_picture_tokens');
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(reasoningTokens ? { reasoningTokens } : {}),
    ...(cachedTokens ? { cachedTokens } : {}),
    ...(pictureTokens === undefined ? {} : { pictureTokens }),
  };
}
