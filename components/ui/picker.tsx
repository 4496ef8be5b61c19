import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Late } from './late';
import type { PickerGroup } from './picker-popup';

const loadPopup = () => import('./picker-popup');

interface PickerProps {
  /** What is chosen, such as “Model”. */
  name: string;
  /** Where the first item is what Enter takes before anything is typed. */
  groups: readonly PickerGroup[];
  chosenId: string;
  /** What stands on the button. */
  label: string;
  onPick(id: string): void;
  more?: {
    /** Opens it from anywhere in the panel, with Alt: a `KeyboardEvent.code`. */
    code?: string;
    /** Takes what was typed where no item is called so. */
    typed?: (text: string) => string;
  };
}

/** A button that opens a searchable list. The list is loaded when it is first opened. */
export function Picker({ name, groups, chosenId, label, onPick, more = {} }: PickerProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** Where the keyboard was, and goes back to. */
  const before = useRef<HTMLElement>(null);
  const { code } = more;

  useEffect(() => {
    if (!code) return undefined;
    const gone = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (open || !event.altKey || event.ctrlKey || event.metaKey || event.code !== code || !button.current?.checkVisibility()) return;
        event.preventDefault();
        before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setOpen(true);
      },
      { signal: gone.signal },
    );
    return () => gone.abort();
  }, [code, open]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className="pick"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${name}: ${label}`}
        title={label}
        onClick={() => {
          before.current = button.current;
          setOpen(!open);
        }}
      >
        <span dir="auto">{label}</span>
        <ChevronDown aria-hidden="true" />
      </button>
      {open && (
        <Late load={loadPopup} meanwhile={null}>
          {({ PickerPopup }) => (
            <PickerPopup
              name={name}
              groups={groups}
              chosenId={chosenId}
              anchor={button}
              back={before}
              on={{ pick: onPick, close: () => setOpen(false), ...(more.typed ? { typed: more.typed } : {}) }}
            />
          )}
        </Late>
      )}
    </>
  );
}
