import { MoveUpLeft, Square } from 'lucide-react';
import { MARK_KINDS, type MarkKind } from '@/utils/core/pictures/mark';
import { words } from '@/utils/i18n/words';

const ICONS = { arrow: MoveUpLeft, frame: Square } as const;

/** Put marks into the middle of a picture. @param props.onPut is told the button, too: it takes the keyboard when the mark is done with */
export function MarkButtons({ onPut }: { onPut(kind: MarkKind, button: HTMLButtonElement): void }) {
  return (
    <fieldset className="tools" aria-label={words('picture.marks')}>
      {MARK_KINDS.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <button key={kind} type="button" className="btn" onClick={({ currentTarget }) => onPut(kind, currentTarget)}>
            <Icon />
            {words('picture.mark', { mark: kind })}
          </button>
        );
      })}
    </fieldset>
  );
}
