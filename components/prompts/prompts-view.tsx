import './prompts.css';
import '@/components/ui/forms.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { UndoToast } from '@/components/ui/undo-toast';
import { useLanguage } from '@/components/ui/use-language';
import { actionOf } from '@/utils/actions';
import { allPrompts, hasHiddenPrompts } from '@/utils/chat/all-prompts';
import { deletePrompt, resetPrompt, showHiddenPrompts } from '@/utils/chat/change-prompts';
import type { Prompt } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';
import { PromptForm } from './prompt-form';
import { PromptList } from './prompt-list';

/** What was done last, and how it is taken back. */
interface Done {
  text: string;
  undo(): Promise<void>;
}

/** All prompts, built in and the user's own: reordered, changed, added, taken away. A section of its own for the settings. */
export function PromptsView() {
  const prompts = useLiveQuery(() => allPrompts(), [useLanguage()]);
  const hasHidden = useLiveQuery(() => hasHiddenPrompts());
  const [editing, setEditing] = useState<string>();
  const [done, setDone] = useState<Done>();
  const add = useRef<HTMLButtonElement>(null);
  // The keyboard comes back to the prompt that was edited, or to where a new one is begun.
  const [back, setBack] = useState<string>();
  useEffect(() => {
    if (back === NEW) add.current?.focus();
    if (back !== undefined) setBack(undefined);
  }, [back]);
  if (!prompts) return null;

  function close(): void {
    setBack(editing);
    setEditing(undefined);
  }

  async function remove(prompt: Prompt): Promise<void> {
    setEditing(undefined);
    setDone({ text: words('prompts.deleted', { name: prompt.name }), undo: await deletePrompt(prompt) });
  }

  async function reset({ id }: Prompt): Promise<void> {
    setEditing(undefined);
    const action = actionOf(id);
    const name = action ? words(action.name) : '';
    setDone({ text: words('prompts.was-reset', { name }), undo: await resetPrompt(id) });
  }

  const edited = prompts.find(({ id }) => id === editing);
  if (editing === NEW || edited) {
    return (
      <div className="forms">
        <PromptForm
          key={editing}
          prompt={edited}
          others={prompts.filter(({ id }) => id !== editing)}
          onDone={close}
          onDelete={() => edited && void remove(edited)}
          onReset={() => edited && void reset(edited)}
        />
      </div>
    );
  }
  return (
    <div className="forms prompts">
      <p className="quiet">{words('prompts.about')}</p>
      <button ref={add} type="button" className="btn" onClick={() => setEditing(NEW)}>
        <Plus aria-hidden="true" /> {words('prompts.new')}
      </button>
      <PromptList prompts={prompts} back={back} onEdit={setEditing} />
      {hasHidden && (
        <button type="button" className="link" onClick={() => void showHiddenPrompts()}>
          {words('prompts.show-hidden')}
        </button>
      )}
      {done && (
        <UndoToast
          text={done.text}
          onUndo={() => {
            void done.undo();
            setDone(undefined);
            add.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Stands for the prompt that is not there yet; no id looks like it. */
const NEW = 'new prompt';
