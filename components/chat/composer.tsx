import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Message } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';
import { EnginePicker } from './engine-picker';
import { type Chip, SourceChip } from './source-chip';
import type { EngineChoice } from './use-engine';

interface ComposerProps {
  engine: EngineChoice;
  chip: Chip | undefined;
  /** The answer being written, if one is. */
  live: Message | undefined;
  on: {
    submit(text: string): Promise<void>;
    stop(messageId: string): void;
    connect(): void;
    /** The first key of a question: time to read the page once more. */
    typing(): void;
  };
}

/** Where the question is written, and what goes with it. */
export function Composer({ engine, chip, live, on }: ComposerProps) {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const canSend = text.trim() !== '' && !sending && !live;

  async function send(): Promise<void> {
    if (!canSend) return;
    setSending(true);
    try {
      await on.submit(text.trim());
      setText('');
    } finally {
      setSending(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' && live) on.stop(live.id);
  }

  const about = placeholderFor(chip);
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
        placeholder={words(about)}
        value={text}
        onChange={({ target }) => {
          if (text === '') on.typing();
          setText(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="bar">
        <EnginePicker engine={engine} onConnect={on.connect} />
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
