import { Pencil, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useLanguage } from '@/components/ui/use-language';
import { continueAnswer } from '@/utils/chat/ask';
import { textOf } from '@/utils/core/parts';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { Brought } from './brought';
import { beginEdit, useEdit } from './edits';
import { QuestionEditor } from './question-editor';
import { Stepper } from './stepper';
import { useThreadTools } from './thread-tools';

/** What the user asked, what went with it, and what can be done with it. */
export function Question({ turn, isLast }: { turn: Turn; isLast: boolean }) {
  const { actions, choice } = useThreadTools();
  useLanguage();
  const [message] = turn.chain;
  const edit = useEdit(message.id);
  const acts = useRef<HTMLSpanElement>(null);
  const text = textOf(message.parts);
  return (
    <section className="turn asking">
      {turn.nowOn !== undefined && <p className="now-on">{words('question.now-on', { title: turn.nowOn })}</p>}
      {edit === undefined ? (
        <div className="line">
          <article className="asked" aria-label={words('question.label')} dir="auto">
            {text}
            <Brought message={message} />
          </article>
          <span className="acts" ref={acts}>
            <IconButton name={words('question.edit')} onClick={() => beginEdit(message.id, text)}>
              <Pencil />
            </IconButton>
            <IconButton name={words('question.delete')} onClick={() => actions.remove(turn)}>
              <Trash2 />
            </IconButton>
          </span>
        </div>
      ) : (
        <QuestionEditor
          key={message.id}
          question={message}
          text={edit}
          engine={choice.chosen}
          onLeft={() => acts.current?.querySelector('button')?.focus()}
        />
      )}
      {turn.alternatives.length > 1 && (
        <div className="meta">
          <Stepper turn={turn} />
        </div>
      )}
      {isLast && (
        <div className="notice">
          <p>{words('question.unanswered')}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => void continueAnswer(message, choice.chosen)}>
              {words('question.answer')}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
