import { type FormEvent, useId, useRef, useState } from 'react';
import { PLACES } from '@/utils/chat/all-prompts';
import { addPrompt, changePrompt } from '@/utils/chat/change-prompts';
import { type MenuContext, type Prompt, slashOf, VARIABLES } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';

interface PromptFormProps {
  /** Absent for a new one. */
  prompt: Prompt | undefined;
  others: readonly Prompt[];
  onDone(): void;
  onDelete(): void;
  onReset(): void;
}

const CONTEXTS: readonly MenuContext[] = ['page', 'selection', 'image'];

/** Who begins a prompt begins with its name. */
const focus = (input: HTMLInputElement | null) => input?.focus();

/** One prompt: its name, its command, what it asks and where it is offered. */
export function PromptForm({ prompt, others, onDone, onDelete, onReset }: PromptFormProps) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const command = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState<string>();

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (key: string) => String(form.get(key) ?? '').trim();
    const fields = {
      name: said('name'),
      slash: slashOf(said('slash') || said('name')),
      text: said('text'),
      menus: CONTEXTS.filter((context) => form.has(context)),
    };
    const other = others.find(({ slash }) => slashOf(slash) === fields.slash);
    setTaken(other?.name);
    if (other) {
      command.current?.focus();
      return;
    }
    await (prompt ? changePrompt(prompt, fields) : addPrompt(fields));
    onDone();
  }

  /** Puts a variable where the cursor is, in a way that the browser's own Undo knows. */
  function insert(variable: string): void {
    const at = text.current;
    if (!at) return;
    at.setRangeText(`{{${variable}}}`, at.selectionStart, at.selectionEnd, 'end');
    at.focus();
  }

  return (
    <form className="prompt-form" onSubmit={(event) => void save(event)}>
      <h2>{prompt ? words('prompts.edit', { name: prompt.name }) : words('prompts.new')}</h2>
      <label>
        {words('prompts.name')}
        <input name="name" dir="auto" required maxLength={80} defaultValue={prompt?.name} ref={prompt ? undefined : focus} />
      </label>
      <label>
        {words('prompts.slash')}
        <input
          ref={command}
          name="slash"
          dir="auto"
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          defaultValue={prompt?.slash}
          aria-invalid={taken !== undefined}
          aria-describedby={`${id}slash`}
        />
      </label>
      <p id={`${id}slash`} className="fact" role={taken === undefined ? undefined : 'alert'}>
        {taken === undefined ? words('prompts.slash-hint') : words('prompts.taken', { name: taken })}
      </p>
      <label>
        {words('prompts.text')}
        <textarea
          ref={text}
          name="text"
          dir="auto"
          required
          rows={4}
          maxLength={20_000}
          defaultValue={prompt?.text}
          aria-describedby={`${id}text`}
        />
      </label>
      <fieldset className="row">
        <legend className="fact">{words('prompts.insert')}</legend>
        {VARIABLES.map((variable) => (
          <button key={variable} type="button" className="btn variable" dir="ltr" onClick={() => insert(variable)}>
            {`{{${variable}}}`}
          </button>
        ))}
      </fieldset>
      <p id={`${id}text`} className="fact">
        {words('prompts.variables', PLACES)}
      </p>
      <fieldset className="row">
        <legend>{words('prompts.menus')}</legend>
        {CONTEXTS.map((context) => (
          <label key={context} className="check">
            <input type="checkbox" name={context} defaultChecked={prompt ? prompt.menus.includes(context) : context !== 'image'} />
            {words(`prompts.menu-${context}`)}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button type="submit" className="btn first">
          {words('prompts.save')}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {words('prompts.cancel')}
        </button>
        <span className="grow" />
        {prompt?.origin === 'changed' && (
          <button type="button" className="btn" onClick={onReset}>
            {words('prompts.reset')}
          </button>
        )}
        {prompt && (
          <button type="button" className="btn danger" onClick={onDelete}>
            {words('prompts.delete')}
          </button>
        )}
      </div>
    </form>
  );
}
