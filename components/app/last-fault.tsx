import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { faultOfClick } from '@/components/ui/fault-of-click';
import { IconButton } from '@/components/ui/icon-button';
import { type Fault, isAbort } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';

/** The one place for what goes wrong after a click and has no place of its own. */
export function LastFault() {
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'unhandledrejection',
      ({ reason }: PromiseRejectionEvent) => {
        if (!isAbort(reason)) setFault(faultOfClick(reason));
      },
      { signal: gone.signal },
    );
    return () => gone.abort();
  }, []);
  return (
    fault && (
      <div className="last-fault">
        <FaultNotice fault={fault}>
          <IconButton name={words('header.dismiss')} onClick={() => setFault(undefined)}>
            <X />
          </IconButton>
        </FaultNotice>
      </div>
    )
  );
}
