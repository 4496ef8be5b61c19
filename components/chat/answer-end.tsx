import { askAgain, continueAnswer } from '@/utils/chat/ask';
import { citationsIn } from '@/utils/core/citations/cited';
import { lettersOf } from '@/utils/core/citations/letters';
import { sourceOf } from '@/utils/core/citations/source-of';
import { madeIn, textOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { nameOf } from './engine-items';
import { FaultEnd } from './fault-end';
import { ReadShort } from './read-short';
import { SentFacts } from './sent-facts';
import { SummaryButton } from './summary-button';
import { useThreadTools } from './thread-tools';
import { usePictureMaker } from './use-picture-maker';

interface AnswerEndProps {
  message: Message;
  isLast: boolean;
  hasText: boolean;
}

/** How an answer ended, and the way on where it did not come to its end. */
export function AnswerEnd({ message, isLast, hasText }: AnswerEndProps) {
  const { choice, wantsPicture } = useThreadTools();
  const engine = choice.chosen;
  const { status, fault, cutShort, pictureTool, parts } = message;
  const lacksPicture = hasText && wantsPicture(message.parentId) && !pictureTool && madeIn(parts).length === 0;
  // Excerpts begins nothing and so continues nothing.
  const byExcerpts = [message.endpointId, engine.endpointId].includes(EXCERPTS_ENDPOINT.id);
  const isCutOff = cutShort || status === 'interrupted' || status === 'stopped' || status === 'failed';
  const canContinue = isLast && !byExcerpts && hasText && isCutOff;
  const next = isLast && (
    <button type="button" className="btn" onClick={() => void (canContinue ? continueAnswer(message, engine) : askAgain(message, engine))}>
      {words(canContinue ? 'answer.continue' : 'answer.try-again')}
    </button>
  );
  return (
    <>
      <SentFacts message={message} />
      {message.portion && <p className="fact">{words('answer.portions', { count: message.portion.of })}</p>}
      {status === 'done' && <Unfounded message={message} />}
      {lacksPicture && <InWords message={message} />}
      <LeftOut message={message} />
      {status === 'failed' && fault && (
        <FaultEnd message={message} fault={fault} isLast={isLast}>
          {next}
        </FaultEnd>
      )}
      <ReadShort message={message} />
      {(status === 'interrupted' || status === 'stopped') && (
        <div className="notice">
          <p>{words(status === 'stopped' ? 'answer.stopped' : 'answer.interrupted')}</p>
          {next && <div className="row">{next}</div>}
        </div>
      )}
      {cutShort && (
        <div className="notice">
          <p>{words('answer.cut-short')}</p>
          {next && <div className="row">{next}</div>}
        </div>
      )}
    </>
  );
}

/** Says how many messages did not go in their own words, and leads to what stood for them. */
function LeftOut({ message: { id, leftOut = 0, sentSummary, summing } }: { message: Message }) {
  const { lastLeftOut } = useThreadTools();
  const last = sentSummary ? lastLeftOut(id) : undefined;
  // What a summary was asked for and none was written stands nowhere.
  const unsaid = sentSummary ? (summing?.failed ? summing.messages : 0) : leftOut;
  return (
    <>
      {unsaid > 0 && <p className="fact">{words('answer.left-out', { count: unsaid })}</p>}
      {last !== undefined && (
        <p className="fact">
          {words('answer.summary', { count: leftOut - unsaid })}{' '}
          <SummaryButton messageId={last} className="link">
            {words('answer.see-summary')}
          </SummaryButton>
        </p>
      )}
    </>
  );
}

/** Says of an answer that was to be a picture that its model makes none. */
function InWords({ message: { endpointId = '', modelId = '' } }: { message: Message }) {
  const { all } = useThreadTools().choice;
  const maker = usePictureMaker({ all, chosen: { endpointId, modelId } });
  // Of a model whose endpoint was removed nobody knows.
  if (maker !== null || !all.some(({ id }) => id === endpointId)) return null;
  return <p className="fact">{words('draw.in-words', { model: nameOf(all, { endpointId, modelId }) })}</p>;
}

/** Says of an answer that was to come from the sources alone that nothing in it points at them. */
function Unfounded({ message }: { message: Message }) {
  const { onlyFromSources } = useThreadTools();
  const { parts, sent = [], marks = [] } = message;
  const letters = lettersOf([message]);
  // What has letters gets its marks a moment after its end.
  const isLookedAt = message.marks !== undefined || letters.size === 0;
  if (!isLookedAt || !onlyFromSources(message.parentId) || marks.some(({ cited }) => cited)) return null;
  const isCited = citationsIn(textOf(parts), letters).some((cited) => sourceOf(sent, cited));
  return isCited ? null : <p className="fact">{words('answer.unfounded')}</p>;
}
