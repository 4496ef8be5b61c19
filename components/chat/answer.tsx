import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { Markdown } from '@/components/ui/markdown/markdown';
import { watchTurn } from '@/utils/chat/sweep';
import { joinParts, type Part, shownParts, textOf } from '@/utils/core/parts';
import type { Engine, Message, SourceFile } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { partsNow } from '@/utils/store/tails';
import { AnswerEnd } from './answer-end';
import { Reasoning } from './reasoning';
import { RetryCountdown } from './retry-countdown';

interface AnswerProps {
  /** An answer and the continuations of it, which are shown as one. */
  chain: readonly [Message, ...Message[]];
  files: readonly SourceFile[];
  /** What would answer if it were asked again. */
  engine: Engine;
  isLast: boolean;
  onConnect(): void;
}

/** An answer: while it grows, what its tails say; then what its row says. */
export function Answer({ chain, files, engine, isLast, onConnect }: AnswerProps) {
  const message = chain.at(-1) ?? chain[0];
  const { id, status } = message;
  const live = isLive(message);
  const growing = useLiveQuery(() => (live ? partsNow(id) : undefined), [id, live]);
  const before = chain.slice(0, -1).reduce((parts: readonly Part[], each) => joinParts(parts, each.parts), []);
  const parts = shownParts(joinParts(before, (live && growing) || message.parts));
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
      className={byExcerpts ? 'answer excerpts' : 'answer'}
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
      {parts.map((part, at) => {
        const growingPart = live && at === parts.length - 1;
        // A part keeps its place for good: parts are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
        if (part.type === 'reasoning') return <Reasoning key={at} part={part} growing={growingPart} />;
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
        if (part.type === 'text') return <Markdown key={at} text={part.text} growing={growingPart} />;
        return null;
      })}
      {!live && <AnswerEnd message={message} files={files} engine={engine} isLast={isLast} text={textOf(parts)} />}
    </article>
  );
}
