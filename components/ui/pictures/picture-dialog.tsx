import './picture-dialog.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { words } from '@/utils/i18n/words';

interface PictureDialogProps {
  title: string;
  /** What stands beside the title. */
  tools?: ReactNode;
  /** The picture: it has all the room that is left. */
  children: ReactNode;
  bottom: ReactNode;
  /** Takes the keyboard when it opens. */
  first?: RefObject<HTMLElement | null>;
  onKeyDown?(event: KeyboardEvent): void;
  /** What Escape does in place of closing it. */
  onEscape?: (() => void) | undefined;
  onClose(): void;
}

/** A picture over the whole panel, with what can be done to it. Escape closes it. */
export function PictureDialog({ title, tools, children, bottom, first, onKeyDown, onEscape, onClose }: PictureDialogProps) {
  function leave(_: boolean, details: Dialog.Root.ChangeEventDetails): void {
    if (details.reason === 'escape-key' && onEscape) {
      details.cancel();
      onEscape();
    } else onClose();
  }

  return (
    <Dialog.Root open onOpenChange={leave}>
      <Dialog.Portal>
        <Dialog.Popup className="picture-dialog" onKeyDown={onKeyDown} {...(first ? { initialFocus: first } : {})}>
          <div className="top">
            <Dialog.Title dir="auto">{title}</Dialog.Title>
            {tools}
            <Dialog.Close className="tool" aria-label={words('receipt.close')} title={words('receipt.close')}>
              <X />
            </Dialog.Close>
          </div>
          <div className="stage">{children}</div>
          <div className="bottom">{bottom}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
