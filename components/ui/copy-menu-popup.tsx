import { Menu } from '@base-ui/react/menu';
import type { RefObject } from 'react';
import type { CopyChoice } from './copy-menu';

interface CopyMenuPopupProps {
  name: string;
  copies: readonly CopyChoice[];
  /** The button, which gets the keyboard back. */
  anchor: RefObject<HTMLButtonElement | null>;
  onChoose(choice: CopyChoice): void;
  onClose(): void;
}

/** The menu itself: arrow keys, first letters, Enter, Esc. */
export function CopyMenuPopup({ name, copies, anchor, onChoose, onClose }: CopyMenuPopupProps) {
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" side="bottom" sideOffset={4} collisionPadding={8} className="copy-at">
          <Menu.Popup className="copy-popup" aria-label={name} finalFocus={anchor}>
            {copies.map((choice) => (
              <Menu.Item key={choice.label} className="copy-item" onClick={() => onChoose(choice)}>
                {choice.label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
