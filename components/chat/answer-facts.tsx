import { costOf } from '@/utils/core/cost';
import { countedTokens } from '@/utils/core/counted-tokens';
import { madeIn } from '@/utils/core/parts';
import type { Message, Usage } from '@/utils/core/rows';
import { inDollars } from '@/utils/i18n/dollars';
import { joinFacts } from '@/utils/i18n/join-facts';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { SentReceipt } from './sent-receipt';

/** The engine, the time, the tokens and what was sent for them, and what they cost, as far as it is known. */
export function AnswerFacts({ message }: { message: Message }) {
  const { endpointId, modelId, startedAt, endedAt, usage, instructions, summing } = message;
  const byExcerpts = endpointId === EXCERPTS_ENDPOINT.id;
  const tokens = usage && inTokens(usage);
  const cost = costOf(message);
  const dollars = cost === undefined ? undefined : inDollars(cost);
  const hasReceipt = (instructions !== undefined || summing) && !byExcerpts;
  const pictures = forPictures(message);
  const facts = [
    byExcerpts ? EXCERPTS_ENDPOINT.name : modelId,
    startedAt !== undefined && endedAt !== undefined && endedAt - startedAt >= 100
      ? words('answer.seconds', { seconds: Math.round((endedAt - startedAt) / 100) / 10 })
      : undefined,
    ...(hasReceipt ? [] : [tokens, dollars, pictures]),
  ];
  return (
    <span>
      {joinFacts(facts)}
      {hasReceipt && (
        <>
          {' · '}
          <SentReceipt message={message}>{tokens ?? words('receipt.title-sent')}</SentReceipt>
          {(dollars ?? pictures) !== undefined && ` · ${joinFacts([dollars, pictures])}`}
        </>
      )}
    </span>
  );
}

/** What pictures took, as far as a server counts it apart; their prices Aside does not read. */
function forPictures({ pictureTool, usage, parts }: Message): string | undefined {
  const count = pictureTool && usage?.pictureTokens;
  if (count) return words('draw.tokens', { count });
  return madeIn(parts).length > 0 ? words('draw.no-price') : undefined;
}

function inTokens(usage: Usage): string | undefined {
  const { read, cached, written = 0 } = countedTokens(usage);
  if (read === undefined) return undefined;
  const count = read + written;
  return cached > 0 ? words('answer.tokens-cached', { count, cached }) : words('answer.tokens', { count });
}
