import { type FormEvent, useEffect, useRef, useState } from 'react';
import { keepEndpoint, testEndpoint } from '@/utils/chat/connect';
import type { Draft } from '@/utils/chat/draft';
import { type Fault, faultOf } from '@/utils/core/faults';
import { answering } from '@/utils/core/models/transcribers';
import { words } from '@/utils/i18n/words';
import { presetOf } from '@/utils/providers/presets';
import { chooseEngine } from '@/utils/store/settings';
import { ConnectFault } from './connect-fault';
import { ModelField } from './model-field';
import { useLeaving } from './use-attempt';

type Test = { at: 'idle' } | { at: 'testing' } | { at: 'works'; model: string; answer: string } | { at: 'fault'; fault: Fault };

/** Chooses a model, sends it one question, and keeps the endpoint when an answer came. */
export function ModelStep({ draft, onDone }: { draft: Draft; onDone(): void }) {
  const { models, defaultModelId } = draft.endpoint;
  const asked = answering(models);
  const preset = presetOf(draft.endpoint);
  const [modelId, setModelId] = useState(
    defaultModelId ??
      suggested(
        asked.map(({ id }) => id),
        preset?.warns,
      ) ??
      '',
  );
  const [test, setTest] = useState<Test>({ at: 'idle' });
  const leaving = useLeaving();
  // The next step takes the keyboard, once.
  const testButton = useRef<HTMLButtonElement>(null);
  const isTyped = asked.length === 0;
  useEffect(() => {
    if (!isTyped) testButton.current?.focus();
  }, [isTyped]);
  const warning = preset?.warns?.(modelId);

  async function run(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const signal = leaving();
    const chosen = modelId.trim();
    setTest({ at: 'testing' });
    try {
      const known = models.some(({ id }) => id === chosen);
      const endpoint = {
        ...draft.endpoint,
        defaultModelId: chosen,
        models: known ? models : [...models, { id: chosen, name: chosen }],
      };
      const answer = await testEndpoint({ ...draft, endpoint }, chosen, signal);
      await keepEndpoint({ ...draft, endpoint });
      await chooseEngine({ endpointId: endpoint.id, modelId: chosen });
      setTest({ at: 'works', model: chosen, answer });
    } catch (error) {
      if (!signal.aborted) setTest({ at: 'fault', fault: faultOf(error) });
    }
  }

  return (
    <>
      <form onSubmit={(event) => void run(event)} aria-label={words('connect.test')}>
        <ModelField
          endpoint={draft.endpoint}
          chosenId={modelId}
          onPick={(id) => {
            setModelId(id);
            setTest({ at: 'idle' });
          }}
        />
        {isTyped && <p className="fact">{words('connect.model-typed')}</p>}
        {warning && <p className="notice">{words(warning)}</p>}
        {test.at !== 'works' && (
          <button type="submit" className="btn first" disabled={test.at === 'testing'} ref={testButton}>
            {words('connect.test')}
          </button>
        )}
      </form>
      <div aria-live="polite">
        {test.at === 'testing' && <p>{words('connect.testing')}</p>}
        {test.at === 'works' && (
          <p className="works" dir="auto">
            {words('connect.works', { model: test.model, answer: test.answer })}
          </p>
        )}
      </div>
      {test.at === 'fault' && <ConnectFault fault={test.fault} endpoint={draft.endpoint} modelId={modelId} />}
      {test.at === 'works' && (
        <button type="button" className="btn first" onClick={onDone} ref={takeFocus}>
          {words('connect.done')}
        </button>
      )}
    </>
  );
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** The first model of the server's list that no warning belongs to. */
function suggested(ids: readonly string[], warns: ((modelId: string) => unknown) | undefined): string | undefined {
  return ids.find((id) => warns?.(id) === undefined) ?? ids[0];
}
