import { CopyAnswer } from '@/components/ui/copy-answer';
import { askAgain, continueAnswer } from '@/utils/chat/ask';
import type { Engine, Message, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { FaultEnd } from './fault-end';
import { ReadShort } from './read-short';

interface AnswerEndProps {
  message: Message;
  files: readonly SourceFile[];
  engine: Engine;
  isLast: boolean;
  text: string;
}

/** How an answer ended, what it took, and what can be done with it. */
export function AnswerEnd({ message, files, engine, isLast, text }: AnswerEndProps) {
  const { status, fault, cutShort } = message;
  // Excerpts begins nothing and so continues nothing.
  const byExcerpts = [message.endpointId, engine.endpointId].includes(EXCERPTS_ENDPOINT.id);
  const isCutOff = cutShort || status === 'interrupted' || status === 'stopped' || status === 'failed';
  const canContinue = isLast && !byExcerpts && text !== '' && isCutOff;
  const next = isLast && (
    <button type="button" className="btn" onClick={() => void (canContinue ? continueAnswer(message, engine) : askAgain(message, engine))}>
      {words(canContinue ? 'answer.continue' : 'answer.try-again')}
    </button>
  );
  return (
    <>
      {message.sent?.map(({ fileId, sent, of }) => {
        const title = files.find(({ id }) => id === fileId)?.title;
        if (sent === of || title === undefined) return null;
        return (
          <p key={fileId} className="fact">
            {sent === 0 ? words('answer.sent-none', { title }) : words('answer.sent-part', { sent, of, title })}
          </p>
        );
      })}
      {message.leftOut ? <p className="fact">{words('answer.left-out', { count: message.leftOut })}</p> : null}
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
      <div className="meta">
        <Facts message={message} />
        <span className="end">{text && <CopyAnswer text={text} />}</span>
      </div>
    </>
  );
}

/** The engine, the time, the tokens. */
function Facts({ message }: { message: Message }) {
  const { endpointId, modelId, startedAt, endedAt, usage } = message;
  const tokens = usage?.inputTokens === undefined ? undefined : usage.inputTokens + (usage.outputTokens ?? 0);
  const facts = [
    endpointId === EXCERPTS_ENDPOINT.id ? EXCERPTS_ENDPOINT.name : modelId,
    startedAt !== undefined && endedAt !== undefined && endedAt - startedAt >= 100
      ? words('answer.seconds', { seconds: Math.round((endedAt - startedAt) / 100) / 10 })
      : undefined,
    tokens === undefined ? undefined : words('answer.tokens', { count: tokens }),
  ];
  return <span dir="auto">{facts.filter(Boolean).join(' · ')}</span>;
}
