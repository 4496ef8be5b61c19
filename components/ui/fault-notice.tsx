import type { ReactNode } from 'react';
import type { Fault } from '@/utils/core/faults';
import { spokenLocale, words } from '@/utils/i18n/words';

/** What went wrong, in a sentence that follows from its code, with the next step as its children. */
export function FaultNotice({ fault, steps, children }: { fault: Fault; steps?: ReactNode; children?: ReactNode }) {
  const { code, host = '', status = 0, said, stage = '', to = 'none', retryAt } = fault;
  return (
    <div className="notice bad" role="alert">
      <p>
        {words(`fault.${code}`, { host, status, stage, to })} {retryAt !== undefined && answersAgain(retryAt)}
      </p>
      {said && <p className="said">{words('fault.said', { said })}</p>}
      {steps}
      {children && <div className="row">{children}</div>}
    </div>
  );
}

/** When a server that named a time answers again; nothing where that has passed. */
function answersAgain(at: number, now = Date.now()): string {
  if (at <= now) return '';
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString())
    return words('retry.answers-at', { time: date.toLocaleTimeString(spokenLocale(), { timeStyle: 'short' }) });
  return words('retry.answers-on', { date: date.toLocaleString(spokenLocale(), { dateStyle: 'long', timeStyle: 'short' }) });
}
