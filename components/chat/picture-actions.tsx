import './picture-actions.css';
import type { Prompt } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';

/** What stands beside pictures: what fits into a line or two. The others are behind “/”. */
const MOST = 4;

/** What can be asked with one click of pictures that are attached: the first prompts for pictures, in the user's order. */
export function PictureActions({ prompts, onAsk }: { prompts: readonly Prompt[]; onAsk(prompt: Prompt): void }) {
  const shown = prompts.filter(({ menus }) => menus.includes('image')).slice(0, MOST);
  if (shown.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="picture-actions" role="group" aria-label={words('capture.actions')}>
      {shown.map((prompt) => (
        <button key={prompt.id} type="button" dir="auto" onClick={() => onAsk(prompt)}>
          {prompt.name}
        </button>
      ))}
    </div>
  );
}
