import type { Message } from '@/utils/core/rows';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';

/** The engine, the time, the tokens. */
export function AnswerFacts({ message }: { message: Message }) {
  const { endpointId, modelId, startedAt, endedAt, usage } = message;
  const tokens = usage?.inputTokens === undefined ? undefined : usage.inputTokens + (usage.outputTokens ?? 0);
  const facts = [
    endpointId === EXCERPTS_ENDPOINT.id ? EXCERPTS_ENDPOINT.name : modelId,
    startedAt !== undefined && endedAt !== undefined && endedAt - startedAt >= 100
      ? words('answer.seconds', { seconds: Math.round((endedAt - startedAt) / 100) / 10 })
      : undefined,
    tokens === undefined ? undefined : words('answer.tokens', { count: tokens }),
  ];
  return <span>{joinFacts(facts)}</span>;
}
