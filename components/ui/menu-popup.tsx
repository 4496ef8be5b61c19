import './menu-popup.css';
import { Menu } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';

interface MenuPopupProps<Choice extends { label: string; icon?: ReactNode }> {
  name: string;
  choices: readonly Choice[];
  /** The button, which gets the keyboard back. */
  anchor: RefObject<HTMLButtonElement | null>;
  onChoose(choice: Choice): void;
  onClose(): void;
}

/** The menu of a button: arrow keys, first letters, Enter, Esc. Loaded when it is first opened. */
export function MenuPopup<Choice extends { label: string; icon?: ReactNode }>({
  name,
  choices,
  anchor,
  onChoose,
  onClose,
}: MenuPopupProps<Choice>) {
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" side="bottom" sideOffset={4} collisionPadding={8} className="menu-at">
          <Menu.Popup className="menu-popup" aria-label={name} finalFocus={anchor}>
            {choices.map((choice) => (
              <Menu.Item key={choice.label} className="menu-item" onClick={() => onChoose(choice)}>
                {choice.icon}
                {choice.label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
