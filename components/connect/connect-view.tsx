import { useLiveQuery } from 'dexie-react-hooks';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { requestEndpoint } from '@/utils/browser/permissions';
import { type Draft, fetchModels } from '@/utils/chat/connect';
import { hostOf } from '@/utils/core/addresses';
import { baseUrlOf } from '@/utils/core/base-url';
import { type Fault, faultOf } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import { words } from '@/utils/i18n/words';
import { openaiCompatible } from '@/utils/providers/openai-compatible';
import { endpoints } from '@/utils/store/endpoints';
import { ConnectedItem } from './connected-item';
import { TestForm } from './test-form';

type Step =
  | { at: 'address' }
  | { at: 'asking' }
  | { at: 'denied'; host: string }
  | { at: 'fault'; fault: Fault }
  /** The server answered; `draft` holds its models. */
  | { at: 'models'; draft: Draft };

/** Connects an endpoint: its address, its key, its models, one test question. */
export function ConnectView({ onDone }: { onDone(): void }) {
  const connected = useLiveQuery(endpoints) ?? [];
  const [step, setStep] = useState<Step>({ at: 'address' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const gone = new AbortController();
    leaving.current = gone;
    return () => gone.abort();
  }, []);

  function connect(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    try {
      const baseUrl = baseUrlOf(text('address'));
      const host = hostOf(baseUrl);
      // Connecting an address again mends the endpoint that is there.
      const known = connected.find((each) => each.baseUrl === baseUrl);
      const endpoint = known ?? { id: newId(), providerId: openaiCompatible.id, name: host, baseUrl, models: [], createdAt: Date.now() };
      // The request must be the first thing the click does.
      const asked = requestEndpoint(baseUrl);
      setStep({ at: 'asking' });
      void ask({ endpoint, key: text('key').trim() }, asked, host);
    } catch (error) {
      setStep({ at: 'fault', fault: faultOf(error) });
    }
  }

  async function ask(draft: Draft, asked: Promise<boolean>, host: string): Promise<void> {
    const { signal } = leaving.current;
    try {
      if (!(await asked)) return setStep({ at: 'denied', host });
      const models = await fetchModels(draft, signal);
      setStep({ at: 'models', draft: { ...draft, endpoint: { ...draft.endpoint, models } } });
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      // A server without a list of models may still answer questions.
      if (fault.code === 'not-found' || fault.code === 'wrong-format') setStep({ at: 'models', draft });
      else setStep({ at: 'fault', fault });
    }
  }

  return (
    <main className="connect">
      <p>{words('connect.intro')}</p>
      <form onSubmit={connect} aria-label={words('connect.title')}>
        <label>
          {words('connect.address')}
          <input
            name="address"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            required
            placeholder="http://localhost:11434/v1"
            aria-describedby="address-hint"
          />
        </label>
        <p className="fact" id="address-hint">
          {words('connect.address-hint')}
        </p>
        <label>
          {words('connect.key')}
          <input name="key" type="password" autoComplete="off" aria-describedby="key-hint" />
        </label>
        <p className="fact" id="key-hint">
          {words('connect.key-hint')}
        </p>
        <button type="submit" className="btn first" disabled={step.at === 'asking'}>
          {words('connect.connect')}
        </button>
      </form>
      <div aria-live="polite">
        {step.at === 'asking' && <p>{words('connect.asking')}</p>}
        {step.at === 'denied' && <p className="notice">{words('connect.denied', { host: step.host })}</p>}
        {step.at === 'fault' && <FaultNotice fault={step.fault} />}
      </div>
      {step.at === 'models' && <TestForm key={step.draft.endpoint.id} draft={step.draft} onDone={onDone} />}
      {connected.length > 0 && (
        <section>
          <h2>{words('connect.kept')}</h2>
          <ul>
            {connected.map((endpoint) => (
              <ConnectedItem key={endpoint.id} endpoint={endpoint} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
