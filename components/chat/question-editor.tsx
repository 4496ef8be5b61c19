import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { askEdited } from '@/utils/chat/ask';
import type { Engine, Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { Brought } from './brought';
import { focusComposer } from './composer-focus';
import { endEdit, keepEdit, takesKeyboard } from './edits';
import { PictureChip } from './picture-wish';

interface QuestionEditorProps {
  question: Message;
  /** As far as it is edited. */
  text: string;
  engine: Engine;
  /** The user left it unchanged: the keyboard goes back to where it came from. */
  onLeft(): void;
}

/** A question being put in other words, in its place. */
export function QuestionEditor({ question, text, engine, onLeft }: QuestionEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [wantsPicture, setWantsPicture] = useState(question.wantsPicture ?? false);
  useLayoutEffect(() => {
    if (!takesKeyboard(question.id)) return;
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: 'nearest' });
  });

  async function send(): Promise<void> {
    const edited = text.trim();
    if (!edited) return;
    // Kept until it is on the disk.
    await askEdited(question, edited, engine, wantsPicture);
    endEdit(question.id);
    focusComposer();
  }

  function takePictureOut(): void {
    setWantsPicture(false);
    field.current?.focus();
  }

  function leave(): void {
    endEdit(question.id);
    // After the pencil is back.
    requestAnimationFrame(onLeft);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') {
      // Here it stops no answer.
      event.stopPropagation();
      leave();
    }
  }

  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        aria-label={words('question.edit-label')}
        value={text}
        onChange={({ target }) => keepEdit(question.id, target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="brings">
        <Brought message={question} />
      </div>
      {wantsPicture && (
        <div className="chips">
          <PictureChip takeOut={takePictureOut} />
        </div>
      )}
      <div className="row">
        <button type="submit" className="btn first" aria-disabled={text.trim() === ''}>
          {words('question.ask')}
        </button>
        <button type="button" className="btn" onClick={leave}>
          {words('question.cancel')}
        </button>
      </div>
    </form>
  );
}
