import { useLiveQuery } from 'dexie-react-hooks';
import { type RefObject, useState } from 'react';
import { EffortSelect } from '@/components/ui/effort-select';
import { limitsOf } from '@/utils/chat/model-limits';
import { isTranscriber, withModel } from '@/utils/core/models/transcribers';
import type { Endpoint, Parameters } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { changeEndpoint, setParameter } from '@/utils/store/endpoints';
import { ModelField } from './model-field';
import { NumberField } from './number-field';
import { RemoveButton } from './remove-button';

interface EndpointSettingsProps {
  endpoint: Endpoint;
  heading: RefObject<HTMLHeadingElement | null>;
  on: {
    /** To the form with its address and key. */
    address(): void;
    /** To choosing and testing a model. */
    models(): void;
    removed(): void;
  };
}

/** Everything about one endpoint. What is changed is kept at once. */
export function EndpointSettings({ endpoint, heading, on }: EndpointSettingsProps) {
  const { id, name, baseUrl, models, defaultModelId, transcriberId, parameters = {} } = endpoint;
  const transcriber = models.find((model) => model.id === transcriberId);
  const writes = isTranscriber(endpoint);
  const [saved, setSaved] = useState(false);
  const limits = useLiveQuery(() => limitsOf(endpoint, defaultModelId ?? ''), [endpoint, defaultModelId]);

  function keep(change: Promise<void>): void {
    void change.then(() => setSaved(true));
  }
  const set = <K extends keyof Parameters>(key: K, value: Parameters[K] | undefined) => keep(setParameter(id, key, value));
  const setTokens = (key: 'maxOutput' | 'contextWindow') => (value: number | undefined) => set(key, value && Math.round(value));

  return (
    <>
      <h2 ref={heading} tabIndex={-1} dir="auto">
        {name}
      </h2>
      <div className="settings">
        <label>
          {words('endpoint.name')}
          <input
            type="text"
            dir="auto"
            defaultValue={name}
            maxLength={80}
            onChange={({ target }) => target.value.trim() && keep(changeEndpoint(id, { name: target.value.trim() }))}
          />
        </label>
        <p className="fact">
          <bdi>{baseUrl}</bdi>{' '}
          <button type="button" className="link" onClick={on.address}>
            {words('endpoint.address')}
          </button>
        </p>
        <ModelField
          endpoint={endpoint}
          chosenId={(writes ? transcriberId : defaultModelId) ?? ''}
          onPick={(modelId) => keep(changeEndpoint(id, withModel(endpoint, modelId)))}
        />
        {transcriber && (
          <p className="fact">
            {words('endpoint.transcribes', { model: transcriber.name })} {writes && words('connect.lacks-answers')}
          </p>
        )}
        <div className="row">
          <button type="button" className="btn" onClick={on.models}>
            {words('endpoint.test')}
          </button>
        </div>
        {!writes && (
          <>
            <EffortSelect
              efforts={limits?.efforts ?? []}
              chosen={parameters.effort}
              onChoose={(effort) => set('effort', effort)}
              labelled
            />
            <label>
              {words('endpoint.instructions')}
              <textarea
                rows={3}
                dir="auto"
                defaultValue={parameters.instructions}
                placeholder={words('endpoint.instructions-example')}
                onChange={({ target }) => set('instructions', target.value.trim() || undefined)}
              />
            </label>
            <NumberField
              name={words('endpoint.temperature')}
              hint={words('endpoint.temperature-hint')}
              range={[0, 2]}
              value={parameters.temperature}
              onChange={(value) => set('temperature', value)}
            />
            <NumberField
              name={words('endpoint.max-output')}
              hint={words('endpoint.max-output-hint')}
              range={[1, 1_000_000]}
              value={parameters.maxOutput}
              onChange={setTokens('maxOutput')}
            />
            <NumberField
              name={words('endpoint.context')}
              hint={words('endpoint.context-hint')}
              range={[1_024, 10_000_000]}
              value={parameters.contextWindow}
              onChange={setTokens('contextWindow')}
            />
          </>
        )}
        <p className="fact" role="status">
          {saved && words('endpoint.saved')}
        </p>
        <div className="row">
          <RemoveButton endpoint={endpoint} onRemoved={on.removed} />
        </div>
      </div>
    </>
  );
}
