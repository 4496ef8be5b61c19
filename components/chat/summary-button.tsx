import { useRef, useState } from 'react';
import { Late } from '@/components/ui/late';
import { hasLaterSummary, messageOf } from '@/utils/store/messages';
import { focusComposer } from './composer-focus';

const loadSheet = () => import('./summary-sheet');

interface SummaryButtonProps {
  messageId: string;
  className: string;
  /** There is no summary; what is open stays open. */
  hidden?: boolean;
  children: string;
}

/** The way to what stands for a message and all above it. */
export function SummaryButton({ messageId, className, hidden, children }: SummaryButtonProps) {
  const [opened, setOpened] = useState<{ summary: string; isTakenUp: boolean }>();
  const button = useRef<HTMLButtonElement>(null);

  async function open(): Promise<void> {
    const message = await messageOf(messageId);
    if (message) setOpened({ summary: message.summary ?? '', isTakenUp: await hasLaterSummary(message) });
  }

  function close(): void {
    setOpened(undefined);
    // An emptied summary has no button to go back to.
    requestAnimationFrame(() => button.current?.hidden && focusComposer());
  }

  return (
    <>
      <button ref={button} type="button" className={className} hidden={hidden} aria-haspopup="dialog" onClick={() => void open()}>
        {children}
      </button>
      {opened && (
        <Late load={loadSheet} meanwhile={null}>
          {({ SummarySheet }) => <SummarySheet messageId={messageId} {...opened} onClose={close} />}
        </Late>
      )}
    </>
  );
}
