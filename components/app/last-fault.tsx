import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { IconButton } from '@/components/ui/icon-button';
import { type Fault, faultOf, isAbort } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';

/** What Dexie throws where nothing can be written. */
const NOT_KEPT = /Quota|DatabaseClosed|OpenFailed|MissingAPI/;

/** The one place for what goes wrong after a click and has no place of its own. */
export function LastFault() {
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'unhandledrejection',
      ({ reason }: PromiseRejectionEvent) => {
        if (!isAbort(reason)) setFault(reason instanceof Error && NOT_KEPT.test(reason.name) ? { code: 'not-kept' } : faultOf(reason));
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
