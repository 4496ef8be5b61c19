import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { type Draft, keepEndpoint, testEndpoint } from '@/utils/chat/connect';
import { type Fault, faultOf } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';
import { setSetting } from '@/utils/store/settings';

type Test = { at: 'idle' } | { at: 'testing' } | { at: 'works'; model: string; answer: string } | { at: 'fault'; fault: Fault };

/** Chooses a model, sends it one question, and keeps the endpoint when an answer came. */
export function TestForm({ draft, onDone }: { draft: Draft; onDone(): void }) {
  const [test, setTest] = useState<Test>({ at: 'idle' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const gone = new AbortController();
    leaving.current = gone;
    return () => gone.abort();
  }, []);
  const { models } = draft.endpoint;

  async function run(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const { signal } = leaving.current;
    const modelId = String(new FormData(event.currentTarget).get('model') ?? '').trim();
    setTest({ at: 'testing' });
    try {
      const answer = await testEndpoint(draft, modelId, signal);
      const known = models.some(({ id }) => id === modelId);
      const endpoint = known ? draft.endpoint : { ...draft.endpoint, models: [...models, { id: modelId, name: modelId }] };
      await keepEndpoint({ ...draft, endpoint });
      await setSetting('engine', { endpointId: endpoint.id, modelId });
      setTest({ at: 'works', model: modelId, answer });
    } catch (error) {
      if (!signal.aborted) setTest({ at: 'fault', fault: faultOf(error) });
    }
  }

  return (
    <form onSubmit={(event) => void run(event)} aria-label={words('connect.test')}>
      <label htmlFor="model">{words('connect.model')}</label>
      {models.length > 0 ? (
        <select id="model" name="model">
          {models.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input id="model" name="model" type="text" required autoComplete="off" spellCheck={false} />
      )}
      {models.length === 0 && <p className="fact">{words('connect.model-typed')}</p>}
      {test.at !== 'works' && (
        <button type="submit" className="btn first" disabled={test.at === 'testing'}>
          {words('connect.test')}
        </button>
      )}
      <div aria-live="polite">
        {test.at === 'testing' && <p>{words('connect.testing')}</p>}
        {test.at === 'works' && <p className="works">{words('connect.works', { model: test.model, answer: test.answer })}</p>}
        {test.at === 'fault' && <FaultNotice fault={test.fault} />}
      </div>
      {test.at === 'works' && (
        <button type="button" className="btn first" onClick={onDone}>
          {words('connect.done')}
        </button>
      )}
    </form>
  );
}
