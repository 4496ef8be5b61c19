import type { Message } from '@/utils/core/rows';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { SentReceipt } from './sent-receipt';

/** The engine, the time, the tokens, and what was sent for them. */
export function AnswerFacts({ message }: { message: Message }) {
  const { endpointId, modelId, startedAt, endedAt, usage, instructions } = message;
  const byExcerpts = endpointId === EXCERPTS_ENDPOINT.id;
  const tokens = usage?.inputTokens === undefined ? undefined : usage.inputTokens + (usage.outputTokens ?? 0);
  const spent = tokens === undefined ? undefined : words('answer.tokens', { count: tokens });
  const hasReceipt = instructions !== undefined && !byExcerpts;
  const facts = [
    byExcerpts ? EXCERPTS_ENDPOINT.name : modelId,
    startedAt !== undefined && endedAt !== undefined && endedAt - startedAt >= 100
      ? words('answer.seconds', { seconds: Math.round((endedAt - startedAt) / 100) / 10 })
      : undefined,
    hasReceipt ? undefined : spent,
  ];
  return (
    <span>
      {joinFacts(facts)}
      {hasReceipt && (
        <>
          {' · '}
          <SentReceipt message={message}>{spent ?? words('receipt.title-sent')}</SentReceipt>
        </>
      )}
    </span>
  );
}
