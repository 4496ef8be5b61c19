import type { ReactNode } from 'react';
import type { Fault } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';

/** What went wrong, in a sentence that follows from its code, with the next step as its children. */
export function FaultNotice({ fault, children }: { fault: Fault; children?: ReactNode }) {
  const { code, host = '', status = 0, said } = fault;
  return (
    <div className="notice bad" role="alert">
      <p>{words(`fault.${code}`, { host, status })}</p>
      {said && <p className="said">{words('fault.said', { said })}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  );
}
