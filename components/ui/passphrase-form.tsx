import './forms.css';
import { type FormEvent, useId, useState } from 'react';
import { type Fault, faultOf } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';
import { FaultNotice } from './fault-notice';

interface PassphraseFormProps {
  /** What the form does, on its button. */
  action: string;
  asksCurrent?: boolean;
  asksNew?: boolean;
  /** @returns false where the current passphrase is another */
  run(current: string, next: string): Promise<boolean>;
}

type State = { at: 'idle' } | { at: 'working' } | { at: 'wrong' } | { at: 'differ' } | { at: 'fault'; fault: Fault };

/** Asks for the current passphrase, for a new one twice, or both. */
export function PassphraseForm({ action, asksCurrent = false, asksNew = false, run }: PassphraseFormProps) {
  const [state, setState] = useState<State>({ at: 'idle' });
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const text = (name: string) => String(values.get(name) ?? '');
    if (asksNew && text('next') !== text('again')) return refuse(form, 'again', { at: 'differ' });
    // Deriving the key takes up to a second.
    setState({ at: 'working' });
    try {
      if (!(await run(text('current'), text('next')))) return refuse(form, 'current', { at: 'wrong' });
      form.reset();
      setState({ at: 'idle' });
    } catch (error) {
      setState({ at: 'fault', fault: faultOf(error) });
    }
  }

  function refuse(form: HTMLFormElement, field: string, next: State): void {
    setState(next);
    const input = form.elements.namedItem(field);
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    input.select();
  }

  const error = (at: State['at']) => (state.at === at ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {});
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={action} aria-busy={state.at === 'working'}>
      {asksCurrent && (
        <label>
          {words(asksNew ? 'keys.current' : 'keys.passphrase')}
          <input name="current" type="password" autoComplete="current-password" required {...error('wrong')} />
        </label>
      )}
      {asksNew && (
        <>
          <label>
            {words('keys.new')}
            <input name="next" type="password" autoComplete="new-password" required aria-describedby={`${id}-hint`} />
          </label>
          <p className="fact" id={`${id}-hint`}>
            {words('keys.hint')}
          </p>
          <label>
            {words('keys.again')}
            <input name="again" type="password" autoComplete="new-password" required {...error('differ')} />
          </label>
        </>
      )}
      {(state.at === 'wrong' || state.at === 'differ') && (
        <p className="notice bad" role="alert" id={`${id}-error`}>
          {words(state.at === 'wrong' ? 'keys.wrong' : 'keys.differ')}
        </p>
      )}
      {state.at === 'fault' && <FaultNotice fault={state.fault} />}
      <button type="submit" className="btn first" disabled={state.at === 'working'}>
        {action}
      </button>
      <p className="unseen" role="status">
        {state.at === 'working' && words('keys.working')}
      </p>
    </form>
  );
}
