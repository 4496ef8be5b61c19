import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef, useState } from 'react';
import { words } from '@/utils/i18n/words';
import { changeMessage } from '@/utils/store/messages';
import { Sheet } from './sheet';

interface SummarySheetProps {
  /** The message that the summary stands for, with all above it. */
  messageId: string;
  summary: string;
  /** A later summary stands in its place. */
  isTakenUp: boolean;
  onClose(): void;
}

/** A pause in typing after which it is written down; ms. */
const PAUSE_MS = 300;

/** What stands for earlier turns, to be read and put in other words. What is written is kept without being asked for. */
export function SummarySheet({ messageId, summary: before, isTakenUp, onClose }: SummarySheetProps) {
  const [text, setText] = useState(before);
  const kept = useRef(before);
  const keep = useRef<() => Promise<void>>(undefined);
  keep.current = async () => {
    if (text === kept.current) return;
    kept.current = text;
    await changeMessage(messageId, { summary: text.trim() });
  };
  useEffect(() => {
    if (text === kept.current) return undefined;
    const timer = setTimeout(() => void keep.current?.(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  // Whoever goes, by whatever way, has written it.
  useEffect(() => () => void keep.current?.(), []);

  return (
    <Sheet title={words('summary.title')} hasX={false} onClose={onClose}>
      <div className="summary forms">
        <Dialog.Description className="fact">{words(isTakenUp ? 'summary.taken-up' : 'summary.says')}</Dialog.Description>
        <textarea
          dir="auto"
          rows={6}
          readOnly={isTakenUp}
          aria-label={words('summary.title')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className="bottom">
        <span className="fact" />
        {text !== before && (
          <button type="button" className="btn" onClick={() => setText(before)}>
            {words('summary.put-back')}
          </button>
        )}
        <Dialog.Close className="btn first">{words('summary.done')}</Dialog.Close>
      </div>
    </Sheet>
  );
}
