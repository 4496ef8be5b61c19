import './slash-menu.css';
import { useMemo, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { FieldOption } from '@/components/ui/field-option';
import { find } from '@/components/ui/find';
import { useFieldList } from '@/components/ui/use-field-list';
import { actionOf } from '@/utils/actions';
import { commandIn, missingIn, type Prompt, promptNamed, type Values } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';

interface SlashMenuProps {
  box: ComposerBox;
  prompts: readonly Prompt[];
  /** What stands behind the variables, but for what is typed. */
  values: Values;
}

/** More than a screen of prompts is found by typing. */
const MOST = 50;

/** The prompts over the composer, while a question that begins with “/” is written. */
export function SlashMenu({ box, prompts, values }: SlashMenuProps) {
  const { field, text, canSend, write, send } = box;
  const [dismissed, setDismissed] = useState(false);
  const command = commandIn(text);
  const query = command?.isWhole === false ? command.slash : undefined;
  const found = useMemo(() => {
    const offered = prompts.filter(({ text: each }) => missingIn(each, { ...values, input: 'typed' }).length === 0);
    return query === undefined ? [] : find(offered.map(findable), query, MOST).map(({ prompt }) => prompt);
  }, [prompts, values, query]);
  const isOpen = !dismissed && found.length > 0;
  const { listId, optionId, active } = useFieldList({
    field,
    items: found,
    isOpen,
    query,
    on: { pick, complete, dismiss: () => setDismissed(true) },
  });

  function pick(prompt: Prompt): void {
    const needsInput = missingIn(prompt.text, values).includes('input');
    // A picture costs extra: it takes one more Enter, and may be told what it is of.
    if (needsInput || !canSend || actionOf(prompt.id)?.wantsPicture) complete(prompt);
    else send(`/${prompt.slash}`);
    field.current?.focus();
  }

  /** Tab leaves the cursor behind the command, for what it is to be told. */
  function complete({ slash }: Prompt): void {
    const line = `/${slash} `;
    write(line, [line.length, line.length]);
  }

  const named = command?.isWhole ? promptNamed(prompts, command.slash) : undefined;
  const needsInput = named && missingIn(named.text, { ...values, input: command?.input ?? '' }).includes('input');
  return (
    <>
      {isOpen && (
        // What scrolls must be reachable; Tab from the field completes, so nobody comes here by accident.
        <div id={listId} className="field-list" role="listbox" aria-label={words('prompts.title')} tabIndex={0}>
          {found.map((prompt) => (
            <FieldOption key={prompt.id} id={optionId(prompt)} isActive={prompt === active} onPick={() => pick(prompt)}>
              <span className="slash" dir="auto">
                /{prompt.slash}
              </span>{' '}
              <span className="title" dir="auto">
                {prompt.name}
              </span>
            </FieldOption>
          ))}
        </div>
      )}
      {named && (
        <p className="slash-named fact">
          <span dir="auto">{named.name}</span> · {words(needsInput ? 'slash.type' : 'slash.enter')}
        </p>
      )}
      <p className="unseen" role="status">
        {isOpen && words('slash.count', { count: found.length })}
      </p>
    </>
  );
}

function findable(prompt: Prompt) {
  return { prompt, name: prompt.slash, also: `${prompt.name} ${prompt.id}` };
}
