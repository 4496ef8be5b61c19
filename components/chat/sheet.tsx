import './receipt.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { words } from '@/utils/i18n/words';

interface SheetProps {
  title: string;
  /** Absent where its own end closes it. */
  hasX?: boolean;
  children: ReactNode;
  onClose(): void;
}

/** What lies over the chat for a while, under a title. Escape and a click beside it close it. */
export function Sheet({ title, hasX = true, children, onClose }: SheetProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-behind" />
        <Dialog.Popup className="sheet">
          <div className="top">
            <Dialog.Title>{title}</Dialog.Title>
            {hasX && (
              <Dialog.Close className="tool" aria-label={words('receipt.close')} title={words('receipt.close')}>
                <X />
              </Dialog.Close>
            )}
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
