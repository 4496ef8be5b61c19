import type { ReactNode } from 'react';

interface IconButtonProps {
  name: string;
  children: ReactNode;
  onClick(): void;
}

/** A button that shows an icon alone: its name is its label and its tooltip. */
export function IconButton({ name, children, onClick }: IconButtonProps) {
  return (
    <button type="button" className="tool" aria-label={name} title={name} onClick={onClick}>
      {children}
    </button>
  );
}
