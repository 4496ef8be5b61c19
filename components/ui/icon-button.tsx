import type { ReactNode } from 'react';

interface IconButtonProps {
  name: string;
  children: ReactNode;
  onClick(): void;
  pressed?: boolean;
}

/** A button that shows an icon alone: its name is its label and its tooltip. */
export function IconButton({ name, children, onClick, pressed }: IconButtonProps) {
  return (
    <button type="button" className="tool" aria-label={name} title={name} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
