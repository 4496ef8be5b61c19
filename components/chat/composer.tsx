import { ArrowUp, Square } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import type { Message } from '@/utils/core/rows';
import { type WordKey, words } from '@/utils/i18n/words';
import { onFocusWish } from './composer-focus';
import { draft, keepDraft, openDraft, settleDraft } from './draft';

interface ComposerProps {
  /** `null` for a new chat; undefined while it is not known which is shown. */
  chatId?: string | null | undefined;
  /** What stands around the box once the panel is loaded; until then nothing can be sent. */
  around?: { chips: ReactNode; tools: ReactNode; placeholder: WordKey } | undefined;
  /** The answer being written, if one is. */
  live?: Message | undefined;
  /** Takes the keyboard when it comes into view. */
  isShown?: boolean;
  /** What helps with a question that begins with “/”, loaded when one does. */
  slash?: (box: ComposerBox) => ReactNode;
  /** What helps where “@” is written, loaded then. */
  mention?: (box: ComposerBox) => ReactNode;
  on: {
    /** @returns the chat in which it was asked */
    submit(text: string): Promise<string>;
    stop(messageId: string): void;
    /** The first key of a question: time to read the page once more. */
    typing(): void;
    /** ↑ in an empty box. */
    editLast?(): void;
    /** @returns whether it took what is pasted */
    paste?(data: DataTransfer): boolean;
  };
}

/** Where the question is written. Loaded before everything else, so it knows of no store. */
export function Composer({ chatId, around, live, isShown = true, slash, mention, on }: ComposerProps) {
  const [text, setText] = useState(draft.text);
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = useCallback((next: string, selection: [number, number] = [next.length, next.length]): void => {
    Object.assign(draft, { text: next, selection });
    keepDraft();
    setText(next);
  }, []);
  useLayoutEffect(() => {
    if (chatId !== undefined) {
      openDraft(chatId);
      setText(draft.text);
    }
    if (!isShown) return;
    field.current?.focus();
    field.current?.setSelectionRange(...draft.selection);
  }, [chatId, isShown]);
  useEffect(
    () =>
      onFocusWish((insert, command) => {
        field.current?.focus();
        if (insert) write([draft.text, insert].filter(Boolean).join('\n\n'));
        // What was written before becomes what is typed for the prompt.
        if (command) write(command + (draft.text.startsWith('/') ? '' : draft.text));
      }),
    [write],
  );
  const ready = around !== undefined && chatId !== undefined;
  const canSend = text.trim() !== '' && !sending && !live;

  async function send(question = text): Promise<void> {
    if (!canSend) return;
    draft.sendWhenReady = !ready;
    if (!ready) return;
    setSending(true);
    const from = draft.chatId;
    // The box is free for the next question at once; this one comes back if it could not be asked.
    draft.pending = question;
    write('');
    field.current?.focus();
    try {
      settleDraft(from, await on.submit(question.trim()), question);
    } catch (error) {
      if (draft.chatId === from) {
        draft.pending = '';
        write(question + draft.text);
      }
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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'ArrowUp' && text === '' && on.editLast && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      on.editLast();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    if (on.paste?.(event.clipboardData)) event.preventDefault();
  }

  const box: ComposerBox = { field, text, canSend, write, send: (question) => void send(question) };
  return (
    <form
      id="composer"
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {around?.chips}
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        aria-label={words('composer.label')}
        placeholder={words(around?.placeholder ?? 'composer.placeholder')}
        value={text}
        onChange={({ target }) => {
          if (text === '') on.typing();
          draft.isEarly ||= chatId === undefined;
          write(target.value, [target.selectionStart, target.selectionEnd]);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {text.startsWith('/') && slash?.(box)}
      {text.includes('@') && mention?.(box)}
      <div className="bar">
        {around?.tools}
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
