import '@/components/ui/forms.css';
import { X } from 'lucide-react';
import { type FormEvent, useId } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { takeFocus } from '@/components/ui/take-focus';
import { words } from '@/utils/i18n/words';
import type { Attachments } from './use-attachments';
import type { Refused } from './use-file-queue';

/** What could not be attached, each in a sentence with what to do. */
export function RefusedFiles({ attachments: { refused, leftOut, dismiss, unlock, drawRefused } }: { attachments: Attachments }) {
  if (refused.length === 0 && leftOut.length === 0) return null;
  return (
    <div className="notice refused" role="alert">
      <div>
        {refused.map((each) =>
          each.fault.code === 'file-locked' || each.fault.code === 'file-wrong-password' ? (
            <PasswordForm key={each.id} refused={each} unlock={unlock} />
          ) : (
            <p key={each.id}>
              {sentenceOn(each)} {each.fault.said && <span className="said">{words('fault.said', { said: each.fault.said })}</span>}{' '}
              {each.fault.code === 'file-scanned' && (
                <button type="button" className="link" onClick={() => drawRefused(each)}>
                  {words('attach.as-pictures')}
                </button>
              )}
            </p>
          ),
        )}
        {leftOut.map(({ sentence, goOn }) => (
          <p key={sentence}>
            {sentence}{' '}
            {goOn && (
              <button type="button" className="link" onClick={goOn}>
                {words('attach.next-pictures')}
              </button>
            )}
          </p>
        ))}
      </div>
      <IconButton name={words('header.dismiss')} onClick={dismiss}>
        <X />
      </IconButton>
    </div>
  );
}

function sentenceOn({ job: { name, whyNot }, fault }: Refused): string {
  const { code, host = '', status = 0, stage, to = 'none' } = fault;
  return whyNot?.(fault) ?? words(`fault.${code}`, { name, host, status, stage: stage ?? '', to });
}

/** Asks for the password of a document; it is used once and kept nowhere. */
function PasswordForm({ refused, unlock }: { refused: Refused; unlock: Attachments['unlock'] }) {
  const { job, fault } = refused;
  const { name } = job;
  const id = useId();
  const isWrong = fault.code === 'file-wrong-password';

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    unlock(refused, String(new FormData(event.currentTarget).get('password') ?? ''));
  }

  return (
    <div className="forms">
      <form onSubmit={submit} aria-label={words('attach.password', { name })}>
        <p id={id}>{words(`fault.${fault.code}`, { name })}</p>
        <div className="row">
          {/* Not one to keep: a browser's store of passwords has no place for a file's. */}
          <input
            name="password"
            ref={isWrong ? takeFocus : null}
            type="password"
            autoComplete="off"
            required
            aria-label={words('attach.password', { name })}
            aria-describedby={id}
            aria-invalid={isWrong}
          />
          <button type="submit" className="btn first">
            {words('attach.open')}
          </button>
        </div>
      </form>
    </div>
  );
}
