import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import type { Message } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';
import { draft, keepDraft } from './draft';
import { EnginePicker } from './engine-picker';
import { type Chip, SourceChip } from './source-chip';
import type { EngineChoice } from './use-engine';

interface ComposerProps {
  /** Absent while the panel is still loading. */
  engine?: EngineChoice | undefined;
  chip?: Chip | undefined;
  /** The answer being written, if one is. */
  live?: Message | undefined;
  /** Takes the keyboard when it comes into view. */
  isShown?: boolean;
  /** What helps with a question that begins with “/”, loaded when one does. */
  slash?: (box: ComposerBox) => ReactNode;
  on: {
    submit(text: string): Promise<void>;
    stop(messageId: string): void;
    connect(): void;
    /** The first key of a question: time to read the page once more. */
    typing(): void;
  };
}

/** Where the question is written, and what goes with it. */
export function Composer({ engine, chip, live, isShown = true, slash, on }: ComposerProps) {
  const [text, setText] = useState(draft.text);
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!isShown) return;
    field.current?.setSelectionRange(...draft.selection);
    field.current?.focus();
  }, [isShown]);
  const ready = engine !== undefined;
  const canSend = text.trim() !== '' && !sending && !live;

  async function send(question = text): Promise<void> {
    if (!canSend) return;
    draft.sendWhenReady = !ready;
    if (!ready) return;
    setSending(true);
    // The box is free for the next question at once; this one comes back if it could not be asked.
    draft.pending = question;
    write('', [0, 0]);
    try {
      await on.submit(question.trim());
      draft.pending = '';
      keepDraft();
    } catch (error) {
      draft.pending = '';
      write(question + draft.text, [question.length, question.length]);
      throw error;
    } finally {
      setSending(false);
    }
  }
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    if (ready && draft.sendWhenReady) void sendNow.current();
  }, [ready]);

  function write(next: string, selection: [number, number]): void {
    Object.assign(draft, { text: next, selection });
    keepDraft();
    setText(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {chip && <SourceChip {...chip} />}
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        aria-label={words('composer.label')}
        placeholder={words(placeholderFor(chip))}
        value={text}
        onChange={({ target }) => {
          if (text === '') on.typing();
          write(target.value, [target.selectionStart, target.selectionEnd]);
        }}
        onKeyDown={onKeyDown}
      />
      {text.startsWith('/') && slash?.({ field, text, canSend, write, send: (question) => void send(question) })}
      <div className="bar">
        {engine && <EnginePicker engine={engine} onConnect={on.connect} />}
        <span className="grow" />
        {live ? (
          <button
            type="button"
            className="send"
            aria-label={words('composer.stop')}
            title={words('composer.stop')}
            onClick={() => on.stop(live.id)}
          >
            <Square fill="currentColor" />
          </button>
        ) : (
          <button
            type="submit"
            className="send"
            aria-label={words('composer.send')}
            title={words('composer.send')}
            aria-disabled={!canSend}
          >
            <ArrowUp />
          </button>
        )}
      </div>
    </form>
  );
}

function placeholderFor(chip: Chip | undefined): WordKey {
  if (chip?.isKept) return 'composer.placeholder-on';
  if (!chip?.isOn) return 'composer.placeholder';
  return chip.source.kind === 'page' ? 'composer.placeholder-page' : 'composer.placeholder-selection';
}
