import { ChevronDown, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import { askAgain } from '@/utils/chat/ask';
import type { Engine } from '@/utils/core/rows';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { engineItems, engineOfItem, itemOf, nameOf } from './engine-items';
import { useThreadTools } from './thread-tools';

const loadPopup = () => import('@/components/ui/picker-popup');

/** Asks for another answer to the same question: by the model that gave this one, or by one from a list. This one stays. */
export function RetryMenu({ turn }: { turn: Turn }) {
  const { choice } = useThreadTools();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [first] = turn.chain;
  const last = turn.chain.at(-1) ?? first;
  const { endpointId, modelId, effort } = last;
  // Where its endpoint was removed, what answers the next question answers this one.
  const same: Engine =
    endpointId !== undefined && modelId !== undefined && choice.all.some(({ id }) => id === endpointId)
      ? { endpointId, modelId, ...(effort ? { effort } : {}) }
      : choice.chosen;
  const again = (engine: Engine) => void askAgain(first, engine, undefined, last.id);
  const hasOthers = choice.all.some(({ id, models }) => models.some((model) => id !== same.endpointId || model.id !== same.modelId));
  return (
    <>
      <IconButton name={words('answer.retry', { model: nameOf(choice.all, same) })} onClick={() => again(same)}>
        <RotateCw />
      </IconButton>
      {hasOthers && (
        <button
          ref={button}
          type="button"
          className="tool narrow"
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={words('answer.retry-with')}
          title={words('answer.retry-with')}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown />
        </button>
      )}
      {open && (
        <Late load={loadPopup} meanwhile={null}>
          {({ PickerPopup }) => (
            <PickerPopup
              name={words('answer.retry-with')}
              groups={engineItems(choice.all, choice.recent, same)}
              chosenId={itemOf(same)}
              anchor={button}
              back={button}
              on={{ pick: (id) => again(engineOfItem(id)), close: () => setOpen(false) }}
            />
          )}
        </Late>
      )}
    </>
  );
}
