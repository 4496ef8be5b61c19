import './slash-menu.css';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { commandIn, missingIn, type Prompt, promptNamed, type Values } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';
import { find } from './find';

interface SlashMenuProps {
  box: ComposerBox;
  prompts: readonly Prompt[];
  /** What stands behind the variables, but for what is typed. */
  values: Values;
}

/** More than a screen of prompts is found by typing. */
const MOST = 50;

/**
 * The prompts over the composer, while a question that begins with “/” is written. The keyboard stays in the field: it is told which option
 * is meant by `aria-activedescendant`. (Not a combobox: ARIA allows a field of several lines to be nothing but a textbox, which has these too.)
 */
export function SlashMenu({ box, prompts, values }: SlashMenuProps) {
  const { field, text, canSend, write, send } = box;
  const id = useId();
  const [dismissed, setDismissed] = useState(false);
  const [at, setAt] = useState(0);
  const command = commandIn(text);
  const query = command?.isWhole === false ? command.slash : undefined;
  const found = useMemo(() => {
    const offered = prompts.filter(({ text: each }) => missingIn(each, { ...values, input: 'typed' }).length === 0);
    return query === undefined ? [] : find(offered.map(findable), query, MOST).map(({ prompt }) => prompt);
  }, [prompts, values, query]);
  const isOpen = !dismissed && found.length > 0;
  const active = found[Math.min(at, found.length - 1)];

  function pick(prompt: Prompt): void {
    const needsInput = missingIn(prompt.text, values).includes('input');
    if (needsInput || !canSend) complete(prompt);
    else send(`/${prompt.slash}`);
    field.current?.focus();
  }

  /** Tab leaves the cursor behind the command, for what it is to be told. */
  function complete({ slash }: Prompt): void {
    const line = `/${slash} `;
    write(line, [line.length, line.length]);
  }

  /** @returns whether the key was meant for the list */
  function act(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : found.length - 1;
      setAt((Math.min(at, found.length - 1) + step) % found.length);
    } else if (key === 'Escape') setDismissed(true);
    else if (key === 'Enter' && active) pick(active);
    else if (key === 'Tab' && active) complete(active);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isOpen || event.isComposing || !isPlain || !act(event.key)) return;
    event.preventDefault();
    // Neither the composer nor the chat is meant.
    event.stopPropagation();
  }
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const gone = new AbortController();
    // On the field itself, so before React, which listens further out.
    field.current?.addEventListener('keydown', (event) => latest.current(event), { signal: gone.signal });
    return () => gone.abort();
  }, [field]);

  // The first is meant again whenever what is found changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is what changes it
  useEffect(() => setAt(0), [query]);
  const optionId = (prompt: Prompt) => `${id}${prompt.id}`;
  const activeId = isOpen && active ? optionId(active) : undefined;
  useEffect(() => {
    const textarea = field.current;
    if (!textarea || activeId === undefined) return undefined;
    const attributes = { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': id, 'aria-activedescendant': activeId };
    for (const [name, value] of Object.entries(attributes)) textarea.setAttribute(name, value);
    document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      for (const name of Object.keys(attributes)) textarea.removeAttribute(name);
    };
  }, [field, id, activeId]);

  const named = command?.isWhole ? promptNamed(prompts, command.slash) : undefined;
  const needsInput = named && missingIn(named.text, { ...values, input: command?.input ?? '' }).includes('input');
  return (
    <>
      {isOpen && (
        // What scrolls must be reachable; Tab from the field completes, so nobody comes here by accident.
        <div id={id} className="slash-list" role="listbox" aria-label={words('prompts.title')} tabIndex={0}>
          {found.map((prompt) => (
            <Option key={prompt.id} id={optionId(prompt)} prompt={prompt} isActive={prompt === active} onPick={() => pick(prompt)} />
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

interface OptionProps {
  id: string;
  prompt: Prompt;
  isActive: boolean;
  onPick(): void;
}

function Option({ id, prompt, isActive, onPick }: OptionProps) {
  // Picked by the pointer or, from the field, by its keys: an option never has the keyboard.
  const keys = (event: ReactKeyboardEvent) => event.key === 'Enter' && onPick();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the keyboard
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      // The field would lose the keyboard, and a phone its keys.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      onKeyDown={keys}
    >
      <span className="slash" dir="auto">
        /{prompt.slash}
      </span>{' '}
      <span className="title" dir="auto">
        {prompt.name}
      </span>
    </div>
  );
}

function findable(prompt: Prompt) {
  return { prompt, name: prompt.slash, also: `${prompt.name} ${prompt.id}` };
}
