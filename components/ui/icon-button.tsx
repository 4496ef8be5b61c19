import type { ReactNode } from 'react';

interface IconButtonProps {
  name: string;
  children: ReactNode;
  tabIndex?: number;
  onClick(): void;
}

/** A button that shows an icon alone: its name is its label and its tooltip. */
export function IconButton({ name, children, tabIndex, onClick }: IconButtonProps) {
  return (
    <button type="button" className="tool" aria-label={name} title={name} tabIndex={tabIndex} onClick={onClick}>
      {children}
    </button>
  );
}
