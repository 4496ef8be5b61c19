import './receipt.css';
import { useState } from 'react';
import { Late } from '@/components/ui/late';
import type { Receipt } from '@/utils/chat/receipt';
import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

const loadSheet = () => import('./receipt-sheet');

/** The way to what a question sent, made again of what was kept of it. */
export function SentReceipt({ message, children }: { message: Message; children: string }) {
  const [receipt, setReceipt] = useState<Receipt>();

  async function open(): Promise<void> {
    const { receiptOfAnswer } = await import('@/utils/chat/receipt');
    setReceipt(await receiptOfAnswer(message));
  }

  return (
    <>
      <button type="button" className="sum" title={words('receipt.title-sent')} aria-haspopup="dialog" onClick={() => void open()}>
        {children}
      </button>
      {receipt && (
        <Late load={loadSheet} meanwhile={null}>
          {({ ReceiptSheet }) => <ReceiptSheet receipt={receipt} onClose={() => setReceipt(undefined)} />}
        </Late>
      )}
    </>
  );
}
