import { type FormEvent, useEffect, useRef, useState } from 'react';
import { keepEndpoint, type Tested, testEndpoint, testWay } from '@/utils/chat/connect';
import type { Draft } from '@/utils/chat/draft';
import { takesRecordings } from '@/utils/chat/transcribers';
import { hostOf } from '@/utils/core/addresses';
import { type Fault, faultOf } from '@/utils/core/faults';
import { choosable, isTranscriber, withModel } from '@/utils/core/models/transcribers';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { OTHER, presetOf } from '@/utils/providers/presets';
import { chooseEngine } from '@/utils/store/settings';
import { ConnectFault } from './connect-fault';
import { ModelField } from './model-field';
import { useLeaving } from './use-attempt';

type Test = { at: 'idle' } | { at: 'testing' } | ({ at: 'works'; model: string } & Tested) | { at: 'fault'; fault: Fault };

interface ModelStepProps {
  draft: Draft;
  connected: readonly Endpoint[];
  onDone(): void;
  /** To connecting another. */
  onMore(): void;
}

/** Chooses a model, sends it one question, or a second of sound, and keeps the endpoint when an answer came. */
export function ModelStep({ draft, connected, onDone, onMore }: ModelStepProps) {
  const { models, defaultModelId, transcriberId } = draft.endpoint;
  const listed = choosable(models);
  const preset = presetOf(draft.endpoint);
  const [modelId, setModelId] = useState(
    defaultModelId ??
      listed.find(({ id }) => id === transcriberId)?.id ??
      suggested(
        listed.map(({ id }) => id),
        preset?.warns,
      ) ??
      '',
  );
  const [test, setTest] = useState<Test>({ at: 'idle' });
  const leaving = useLeaving();
  // The next step takes the keyboard, once.
  const testButton = useRef<HTMLButtonElement>(null);
  const isTyped = listed.length === 0;
  useEffect(() => {
    if (!isTyped) testButton.current?.focus();
  }, [isTyped]);
  const warning = preset?.warns?.(modelId);
  const way = testWay(draft.endpoint, modelId.trim());
  const lacksAnswers = test.at === 'works' && test.way === 'transcription' && [...connected, withChosen(test.model)].every(isTranscriber);

  function withChosen(chosen: string): Endpoint {
    const endpoint = { ...draft.endpoint, ...withModel(draft.endpoint, chosen) };
    // A port tells llama.cpp from whisper.cpp no better than vLLM from speaches.
    const isOther = preset?.ports && isTranscriber(endpoint);
    return isOther ? { ...endpoint, presetId: OTHER.id, name: hostOf(endpoint.baseUrl) } : endpoint;
  }

  async function run(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const signal = leaving();
    const chosen = modelId.trim();
    setTest({ at: 'testing' });
    try {
      const endpoint = withChosen(chosen);
      const tested = await testEndpoint({ ...draft, endpoint }, chosen, signal);
      await keepEndpoint({ ...draft, endpoint });
      if (tested.way === 'question') await chooseEngine({ endpointId: endpoint.id, modelId: chosen });
      setTest({ at: 'works', model: chosen, ...tested });
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
        {isTyped && test.at !== 'works' && (
          <>
            <p className="fact">{words('connect.model-typed')}</p>
            {takesRecordings(draft.endpoint) && <p className="fact">{words('connect.model-typed-whisper')}</p>}
          </>
        )}
        {warning && <p className="notice">{words(warning)}</p>}
        {test.at !== 'works' && (
          <button type="submit" className="btn first" disabled={test.at === 'testing'} ref={testButton}>
            {words('connect.test')}
          </button>
        )}
      </form>
      <div aria-live="polite">
        {test.at === 'testing' && <p>{words(way === 'question' ? 'connect.testing' : 'connect.testing-sound')}</p>}
        {test.at === 'works' && (
          <p className="works" dir="auto">
            {test.way === 'question'
              ? words('connect.works', { model: test.model, answer: test.answer })
              : words('connect.works-sound', { model: test.model })}
          </p>
        )}
        {lacksAnswers && <p className="notice">{words('connect.lacks-answers')}</p>}
      </div>
      {test.at === 'fault' && <ConnectFault fault={test.fault} endpoint={draft.endpoint} modelId={modelId} />}
      {test.at === 'works' && (
        <button type="button" className="btn first" onClick={lacksAnswers ? onMore : onDone} ref={takeFocus}>
          {words(lacksAnswers ? 'connect.add' : 'connect.done')}
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
