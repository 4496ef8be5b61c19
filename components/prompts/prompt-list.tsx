import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { reorderPrompts } from '@/utils/chat/change-prompts';
import type { Prompt } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';

interface PromptListProps {
  prompts: readonly Prompt[];
  /** The prompt that takes the keyboard. */
  back: string | undefined;
  onEdit(id: string): void;
}

/** The prompts in the user's order, which is that of every list they stand in. */
export function PromptList({ prompts, back, onEdit }: PromptListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ id: string; name: string; place: number; up: boolean }>();
  const order = prompts.map(({ id }) => id).join();

  // A row that moves takes the keyboard along: to the same arrow, or to the other where that is gone.
  useEffect(() => {
    if (!moved || order.split(',')[moved.place] !== moved.id) return;
    const arrows = [...(list.current?.children[moved.place]?.querySelectorAll<HTMLElement>('.tool') ?? [])];
    (moved.up ? arrows[0] : arrows.at(-1))?.focus();
  }, [moved, order]);

  function move({ id, name }: Prompt, from: number, to: number): void {
    const ids = prompts.map((prompt) => prompt.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    setMoved({ id, name, place: to, up: to < from });
    void reorderPrompts(ids);
  }

  return (
    <>
      <ul ref={list} className="prompt-list" aria-label={words('prompts.title')}>
        {prompts.map((prompt, at) => {
          const { id, name, slash, origin } = prompt;
          return (
            <li key={id}>
              <button
                type="button"
                className="open"
                aria-label={`${words('prompts.edit', { name })} /${slash}`}
                ref={(button) => {
                  if (back === id) button?.focus();
                }}
                onClick={() => onEdit(id)}
              >
                <span className="title" dir="auto">
                  {name}
                </span>{' '}
                <span className="fact title" dir="auto">
                  /{slash}
                </span>
              </button>
              {origin !== 'built-in' && <span className="fact">{words(origin === 'own' ? 'prompts.own' : 'prompts.changed')}</span>}
              {at > 0 && (
                <IconButton name={words('connect.up', { name })} onClick={() => move(prompt, at, at - 1)}>
                  <ArrowUp />
                </IconButton>
              )}
              {at < prompts.length - 1 && (
                <IconButton name={words('connect.down', { name })} onClick={() => move(prompt, at, at + 1)}>
                  <ArrowDown />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      <p className="unseen" role="status">
        {moved && words('connect.moved', { name: moved.name, place: moved.place + 1, count: prompts.length })}
      </p>
    </>
  );
}
