import type { ReactNode } from 'react';

interface IconButtonProps {
  name: string;
  children: ReactNode;
  tabIndex?: number;
  /** It does nothing now. It keeps the keyboard. */
  isOff?: boolean;
  onClick(): void;
}

/** A button that shows an icon alone: its name is its label and its tooltip. */
export function IconButton({ name, children, tabIndex, isOff, onClick }: IconButtonProps) {
  return (
    <button type="button" className="tool" aria-label={name} title={name} tabIndex={tabIndex} aria-disabled={isOff} onClick={onClick}>
      {children}
    </button>
  );
}
