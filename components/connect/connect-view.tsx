import './connect.css';
import '@/components/ui/forms.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { requestEndpoint } from '@/utils/browser/permissions';
import { type Draft, draftOf } from '@/utils/chat/draft';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { OTHER, type Preset, presetOf } from '@/utils/providers/presets';
import { endpoints } from '@/utils/store/endpoints';
import { ConnectedList } from './connected-list';
import { EndpointForm } from './endpoint-form';
import { EndpointSettings } from './endpoint-settings';
import { LocalSearch } from './local-search';
import { ModelStep } from './model-step';
import { PassphraseSection } from './passphrase-section';
import { PresetList } from './preset-list';
import type { Asked } from './use-attempt';

type Step =
  | { at: 'home' }
  | { at: 'form'; preset: Preset; endpointId?: string; asked?: Asked }
  /** The server answered; `draft` holds its models. */
  | { at: 'models'; draft: Draft }
  | { at: 'settings'; endpointId: string };

const NO_SECRET = { key: '', headers: {} };

interface ConnectViewProps {
  onDone(): void;
  /** False where the passphrase has a place of its own. */
  keys?: boolean;
}

/** Connects models and looks after those that are connected: one step at a time. */
export function ConnectView({ onDone, keys = true }: ConnectViewProps) {
  const connected = useLiveQuery(() => endpoints());
  const [step, setStep] = useState<Step>({ at: 'home' });
  const heading = useRef<HTMLHeadingElement>(null);
  const entered = useRef(false);
  // The keyboard follows to the step, unless the step itself takes it.
  useEffect(() => {
    if (entered.current && document.activeElement === document.body) heading.current?.focus();
    if (step.at !== 'home') entered.current = true;
  }, [step.at]);
  if (!connected) return <main />;

  const toModels = (draft: Draft) => setStep({ at: 'models', draft });

  function choose(preset: Preset): void {
    if (preset.key !== 'none' || preset.baseUrl === undefined) {
      setStep({ at: 'form', preset });
      return;
    }
    // Nothing is left to be typed. The request must be the first thing the click does.
    const allowed = requestEndpoint(preset.baseUrl);
    const known = connected?.find(({ baseUrl }) => baseUrl === preset.baseUrl);
    const draft = draftOf({ preset, format: '', baseUrl: preset.baseUrl, secret: NO_SECRET }, known);
    setStep({ at: 'form', preset, asked: { draft, allowed } });
  }

  function reach(kept: Endpoint, allowed: Promise<boolean>): void {
    setStep({ at: 'form', preset: presetOf(kept) ?? OTHER, endpointId: kept.id, asked: { draft: { endpoint: kept }, allowed } });
  }

  const endpoint = 'endpointId' in step ? connected.find(({ id }) => id === step.endpointId) : undefined;
  return (
    <main className="forms connect">
      {step.at !== 'home' && (
        <button type="button" className="link back" onClick={() => setStep({ at: 'home' })}>
          <ArrowLeft aria-hidden="true" /> {words('connect.all')}
        </button>
      )}
      {step.at === 'home' && (
        <>
          {connected.length > 0 && <ConnectedList connected={connected} onOpen={(endpointId) => setStep({ at: 'settings', endpointId })} />}
          <h2 ref={heading} tabIndex={-1}>
            {words('connect.add')}
          </h2>
          <PresetList name={words('connect.local')} where="here" onChoose={choose}>
            <LocalSearch connected={connected} onFound={toModels} />
          </PresetList>
          <PresetList name={words('connect.services')} where="elsewhere" onChoose={choose} />
          <section>
            <h3>{words('connect.other')}</h3>
            <EndpointForm preset={OTHER} onModels={toModels} />
          </section>
          {keys && <PassphraseSection />}
        </>
      )}
      {step.at === 'form' && (
        <>
          <h2 ref={heading} tabIndex={-1}>
            {step.preset.name}
          </h2>
          <EndpointForm preset={step.preset} endpoint={endpoint} asked={step.asked} onModels={toModels} />
        </>
      )}
      {step.at === 'models' && (
        <>
          <h2 ref={heading} tabIndex={-1} dir="auto">
            {step.draft.endpoint.name}
          </h2>
          <p className="fact">{words('connect.mended', { address: step.draft.endpoint.baseUrl })}</p>
          <ModelStep draft={step.draft} connected={connected} onDone={onDone} onMore={() => setStep({ at: 'home' })} />
        </>
      )}
      {step.at === 'settings' && endpoint && (
        <EndpointSettings
          key={endpoint.id}
          endpoint={endpoint}
          heading={heading}
          on={{
            address: () => setStep({ at: 'form', preset: presetOf(endpoint) ?? OTHER, endpointId: endpoint.id }),
            // The request must be the first thing the click does.
            models: () => reach(endpoint, requestEndpoint(endpoint.baseUrl)),
            removed: () => setStep({ at: 'home' }),
          }}
        />
      )}
    </main>
  );
}
