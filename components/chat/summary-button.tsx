import { useState } from 'react';
import { Late } from '@/components/ui/late';
import { messageOf } from '@/utils/store/messages';

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
  const [summary, setSummary] = useState<string>();

  async function open(): Promise<void> {
    setSummary((await messageOf(messageId))?.summary ?? '');
  }

  return (
    <>
      <button type="button" className={className} hidden={hidden} aria-haspopup="dialog" onClick={() => void open()}>
        {children}
      </button>
      {summary !== undefined && (
        <Late load={loadSheet} meanwhile={null}>
          {({ SummarySheet }) => <SummarySheet messageId={messageId} summary={summary} onClose={() => setSummary(undefined)} />}
        </Late>
      )}
    </>
  );
}
