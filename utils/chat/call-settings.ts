import { longestAnswer } from '@/utils/core/budget';
import type { Effort, Endpoint } from '@/utils/core/rows';
import { providerOf } from '@/utils/providers';
import type { PictureWish } from '@/utils/providers/provider';

/**
 * What goes along with a question to a model, in the SDK's names.
 * @param endpoint of `withLimits`
 * @param effort a wish for this one question. The endpoint's own is for models that are known to take one: elsewhere nobody sees it, and
 * some servers refuse it.
 * @param pictures `none` where a picture would be paid for, and nobody would see it
 * @returns the settings, the tokens of thoughts that come on top of their `maxOutputTokens`, and the tools that the server itself runs
 */
export function callSettings(endpoint: Endpoint, modelId: string, effort?: Effort, pictures?: PictureWish) {
  const { parameters, models } = endpoint;
  const { efforts, contextWindow = Number.MAX_SAFE_INTEGER } = models.find(({ id }) => id === modelId) ?? {};
  const wish = effort ?? (efforts ? parameters?.effort : undefined);
  const {
    thoughtTokens = 0,
    tools = [],
    maxOutputTokens = parameters?.maxOutput,
    ...settings
  } = providerOf(endpoint).settings?.(endpoint, modelId, wish, pictures) ?? {};
  return {
    thoughtTokens,
    tools,
    settings: {
      ...settings,
      ...(parameters?.temperature === undefined ? {} : { temperature: parameters.temperature }),
      ...(maxOutputTokens === undefined ? {} : { maxOutputTokens: Math.min(maxOutputTokens, longestAnswer(contextWindow)) }),
    },
  };
}
