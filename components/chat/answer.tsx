import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo } from 'react';
import { AroundBlockContext } from '@/components/ui/markdown/around-block';
import { Markdown } from '@/components/ui/markdown/markdown';
import { useLanguage } from '@/components/ui/use-language';
import { watchTurn } from '@/utils/chat/sweep';
import { lettersOf } from '@/utils/core/citations/letters';
import { withMarks, wordsOf } from '@/utils/core/citations/with-marks';
import { joinParts, MOST_MADE, type Part, shownParts, textOf } from '@/utils/core/parts';
import { isLive } from '@/utils/core/tree';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { partsNow } from '@/utils/store/tails';
import { AnswerActions } from './answer-actions';
import { AnswerEnd } from './answer-end';
import { AnswerFacts } from './answer-facts';
import { beforeFirstWord } from './before-first-word';
import { CitedMarkdown } from './cited-markdown';
import { Drawing } from './drawing';
import { nameOf } from './engine-items';
import { MadePicture } from './made-picture';
import { type Markable, MarkableContext } from './marked';
import { MarkedBlock } from './marked-block';
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
  const now = (live && growing?.id === id && growing.parts) || message.parts;
  const parts = shownParts(joined(chain.map((each) => (each === message ? now : each.parts))));
  // Not in what is copied: marks are for who reads it here.
  const marked = shownParts(joined(chain.map((each) => withMarks(each === message ? now : each.parts, each.marks ?? []))));
  const growingId = live && message.drawing ? sketchAtEnd(now) : undefined;
  const byExcerpts = message.endpointId === EXCERPTS_ENDPOINT.id;
  const markable = useMarkable(chain);

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
      {live && parts.length === 0 && message.retryAt === undefined && !message.drawing && (
        <p className="waiting">{beforeFirstWord(message) ?? words('answer.waiting')}</p>
      )}
      {live && message.retryAt !== undefined && <RetryCountdown message={message} retryAt={message.retryAt} />}
      <AroundBlockContext value={markable && MarkedBlock}>
        <MarkableContext value={markable}>
          <Parts key={chain[0].id} parts={marked} live={live} growingId={growingId} chain={chain} />
        </MarkableContext>
      </AroundBlockContext>
      {live && message.drawing && message.retryAt === undefined && growingId === undefined && <Drawing />}
      {!live && <AnswerEnd key={`end ${id}`} message={message} isLast={isLast} hasText={textOf(parts) !== ''} />}
      {(!live || turn.alternatives.length > 1) && (
        <div className="meta">
          {!live && <AnswerFacts message={message} />}
          <span className="end">
            {!live && <AnswerActions turn={turn} text={wordsOf(textOf(parts), chain)} />}
            <Stepper turn={turn} />
          </span>
        </div>
      )}
    </article>
  );
}

const joined = (parts: readonly (readonly Part[])[]) => parts.reduce(joinParts, []);

/** The file of the picture that is being made: others that were not finished stand before what came after them. */
function sketchAtEnd(parts: readonly Part[]): string | undefined {
  const last = shownParts(parts).at(-1);
  return last?.type === 'picture' && last.unfinished ? last.fileId : undefined;
}

interface PartsProps {
  parts: readonly Part[];
  live: boolean;
  /** The file of the picture that is being made. */
  growingId: string | undefined;
  chain: Turn['chain'];
}

function Parts({ parts, live, growingId, chain }: PartsProps) {
  const { letters, sent } = usePointsAt(chain);
  const { choice } = useThreadTools();
  // It shows its passages whole.
  const byExcerpts = chain[0].endpointId === EXCERPTS_ENDPOINT.id;
  return parts.map((part, at) => {
    const growingPart = live && at === parts.length - 1;
    // A part keeps its place for good: parts are only ever added at the end.
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
    if (part.type === 'reasoning') return <Reasoning key={at} part={part} growing={growingPart} />;
    if (part.type === 'text' && letters.size > 0)
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
      return <CitedMarkdown key={at} text={part.text} growing={growingPart} letters={letters} sent={sent} isListed={!byExcerpts} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
    if (part.type === 'text') return <Markdown key={at} text={part.text} growing={growingPart} />;
    if (part.type === 'picture') {
      const { endpointId = '', modelId = '' } = chain[0];
      const by = nameOf(choice.all, { endpointId, modelId });
      return <MadePicture key={part.fileId} part={part} by={by} isGrowing={part.fileId === growingId} />;
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the part's identity
    if (part.type === 'refused-picture') return <RefusedPicture key={at} isOver={part.over ?? false} />;
    return null;
  });
}

function RefusedPicture({ isOver }: { isOver: boolean }) {
  return <p className="fact">{isOver ? words('made.over', { most: MOST_MADE }) : words('made.refused')}</p>;
}

/** What an answer may point into; undefined where its model saw no picture. */
function useMarkable([{ parentId, modelId = '', sent }]: Turn['chain']): Markable | undefined {
  const { picturesUpTo } = useThreadTools();
  return useMemo(() => {
    const pictures = picturesUpTo(parentId).filter(({ fileId }) => sent?.some((each) => each.fileId === fileId && each.sent > 0));
    return pictures.length > 0 ? { modelId, pictures } : undefined;
  }, [picturesUpTo, parentId, modelId, sent]);
}

/** What an answer may point at: the same objects for as long as that is the same, as its text is parsed by them. */
function usePointsAt(chain: Turn['chain']) {
  const sent = chain.flatMap((each) => each.sent ?? []);
  const key = JSON.stringify(sent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  return useMemo(() => ({ sent, letters: lettersOf(chain) }), [key]);
}
