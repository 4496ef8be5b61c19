import './receipt.css';
import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { words } from '@/utils/i18n/words';
import { changeMessage } from '@/utils/store/messages';

interface SummarySheetProps {
  /** The message that the summary stands for, with all above it. */
  messageId: string;
  summary: string;
  onClose(): void;
}

/** What stands for earlier turns, to be read and put in other words. Each change is kept at once. */
export function SummarySheet({ messageId, summary: before, onClose }: SummarySheetProps) {
  const [text, setText] = useState(before);

  function change(summary: string): void {
    setText(summary);
    void changeMessage(messageId, { summary });
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-behind" />
        <Dialog.Popup className="sheet">
          <div className="top">
            <Dialog.Title>{words('summary.title')}</Dialog.Title>
          </div>
          <div className="summary forms">
            <Dialog.Description className="fact">{words('summary.says')}</Dialog.Description>
            <textarea
              dir="auto"
              rows={6}
              aria-label={words('summary.title')}
              value={text}
              onChange={({ target }) => change(target.value)}
            />
          </div>
          <div className="bottom">
            <span className="fact" />
            {text !== before && (
              <button type="button" className="btn" onClick={() => change(before)}>
                {words('summary.put-back')}
              </button>
            )}
            <Dialog.Close className="btn first">{words('summary.done')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
