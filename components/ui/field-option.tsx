import './field-list.css';
import type { ReactNode } from 'react';

interface FieldOptionProps {
  id: string;
  isActive: boolean;
  onPick(): void;
  children: ReactNode;
}

/** An option of a list over a text field. Picked by the pointer or, from the field, by its keys: it never has the keyboard. */
export function FieldOption({ id, isActive, onPick, children }: FieldOptionProps) {
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
      onKeyDown={({ key }) => key === 'Enter' && onPick()}
    >
      {children}
    </div>
  );
}
