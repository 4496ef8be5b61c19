import { useReorder } from '@/components/ui/use-reorder';
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
  const { list, arrows, said } = useReorder(prompts, (ids) => void reorderPrompts(ids));

  return (
    <>
      <ul ref={list} className="ordered" aria-label={words('prompts.title')}>
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
              {arrows(at)}
            </li>
          );
        })}
      </ul>
      {said}
    </>
  );
}
