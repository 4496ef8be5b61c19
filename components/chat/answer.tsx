import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { Markdown } from '@/components/ui/markdown/markdown';
import { useLanguage } from '@/components/ui/use-language';
import { watchTurn } from '@/utils/chat/sweep';
import { joinParts, type Part, shownParts, textOf } from '@/utils/core/parts';
import { isLive } from '@/utils/core/tree';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { partsNow } from '@/utils/store/tails';
import { AnswerActions } from './answer-actions';
import { AnswerEnd } from './answer-end';
import { AnswerFacts } from './answer-facts';
import { Reasoning } from './reasoning';
import { RetryCountdown } from './retry-countdown';
import { Stepper } from './stepper';
import { useThreadTools } from './thread-tools';

/** An answer and its continuations, which are shown as one: while it grows, what its tails say; then what its row says. */
export function Answer({ turn, isLast }: { turn: Turn; isLast: boolean }) {
  const { onConnect } = useThreadTools();
  useLanguage();
  const { chain } = turn;
  const message = chain.at(-1) ?? chain[0];
  const { id, status } = message;
  const live = isLive(message);
  const growing = useLiveQuery(async () => (live ? { id, parts: await partsNow(id) } : undefined), [id, live]);
  const before = chain.slice(0, -1).reduce((parts: readonly Part[], each) => joinParts(parts, each.parts), []);
  const parts = shownParts(joinParts(before, (live && growing?.id === id && growing.parts) || message.parts));
  const byExcerpts = message.endpointId === EXCERPTS_ENDPOINT.id;

  // If the host dies, its lock comes free, and the answer is marked interrupted while we look at it.
  useEffect(() => {
    if (status !== 'streaming' && status !== 'stopping') return;
    const gone = new AbortController();
    watchTurn(id, gone.signal).catch(() => undefined);
    return () => gone.abort();
  }, [id, status]);

  return (
    <article
      className={`turn answer${byExcerpts ? ' excerpts' : ''}${isLast ? ' last' : ''}`}
      aria-label={words('answer.label')}
      aria-busy={live}
      data-status={status}
      data-engine={byExcerpts ? EXCERPTS_ENDPOINT.name : message.modelId}
    >
      {byExcerpts && (
        <p className="fact">
          {words('answer.excerpts')}{' '}
          <button type="button" className="link" onClick={onConnect}>
            {words('start.connect')}
          </button>
        </p>
      )}
      {live && parts.length === 0 && message.retryAt === undefined && <p className="waiting">{words('answer.waiting')}</p>}
      {live && message.retryAt !== undefined && <RetryCountdown message={message} retryAt={message.retryAt} />}
      <Parts key={chain[0].id} parts={parts} live={live} />
      {!live && <AnswerEnd key={`end ${id}`} message={message} isLast={isLast} hasText={textOf(parts) !== ''} />}
      {(!live || turn.alternatives.length > 1) && (
        <div className="meta">
          {!live && <AnswerFacts message={message} />}
          <span className="end">
            {!live && <AnswerActions turn={turn} text={textOf(parts)} />}
            <Stepper turn={turn} />
          </span>
        </div>
      )}
    </article>
  );
}

function Parts({ parts, live }: { parts: readonly Part[]; live: boolean }) {
  return parts.map((part, at) => {
    const growingPart = live && at === parts.length - 1;
    // A part keeps its place for good: parts are only ever added at the end.
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
    if (part.type === 'reasoning') return <Reasoning key={at} part={part} growing={growingPart} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
    if (part.type === 'text') return <Markdown key={at} text={part.text} growing={growingPart} />;
    return null;
  });
}
