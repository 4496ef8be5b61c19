import { useLiveQuery } from 'dexie-react-hooks';
import { type FocusEvent, useState } from 'react';
import { EffortSelect } from '@/components/ui/effort-select';
import { limitsOf } from '@/utils/chat/model-limits';
import type { Endpoint, Parameters } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { saveEndpoint } from '@/utils/store/endpoints';
import { ModelField } from './model-field';
import { NumberField } from './number-field';
import { RemoveButton } from './remove-button';

interface EndpointSettingsProps {
  endpoint: Endpoint;
  on: {
    /** To the form with its address and key. */
    address(): void;
    /** To choosing and testing a model. */
    models(): void;
    removed(): void;
  };
}

/** Everything about one endpoint. What is changed is kept at once. */
export function EndpointSettings({ endpoint, on }: EndpointSettingsProps) {
  const { name, baseUrl, defaultModelId, parameters = {} } = endpoint;
  const [saved, setSaved] = useState(false);
  const limits = useLiveQuery(() => limitsOf(endpoint, defaultModelId ?? ''), [endpoint, defaultModelId]);

  function change(part: Partial<Endpoint>): void {
    void saveEndpoint({ ...endpoint, ...part }).then(() => setSaved(true));
  }
  /** An empty field takes the wish back. */
  function set<K extends keyof Parameters>(key: K, value: Parameters[K] | undefined): void {
    const { [key]: _, ...others } = parameters;
    change({ parameters: value === undefined || value === '' ? others : { ...others, [key]: value } });
  }
  const onTextLeft = (keep: (text: string) => void) => (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    keep(event.currentTarget.value.trim());

  return (
    <div className="settings" onChange={() => setSaved(false)}>
      <label>
        {words('endpoint.name')}
        <input
          type="text"
          dir="auto"
          defaultValue={name}
          maxLength={80}
          onBlur={onTextLeft((text) => text && text !== name && change({ name: text }))}
        />
      </label>
      <p className="fact">
        <bdi>{baseUrl}</bdi>{' '}
        <button type="button" className="link" onClick={on.address}>
          {words('endpoint.address')}
        </button>
      </p>
      <ModelField endpoint={endpoint} chosenId={defaultModelId ?? ''} onPick={(id) => change({ defaultModelId: id })} />
      <div className="row">
        <button type="button" className="btn" onClick={on.models}>
          {words('endpoint.test')}
        </button>
      </div>
      <EffortSelect efforts={limits?.efforts ?? []} chosen={parameters.effort} onChoose={(effort) => set('effort', effort)} labelled />
      <label>
        {words('endpoint.instructions')}
        <textarea
          rows={3}
          dir="auto"
          defaultValue={parameters.instructions}
          placeholder={words('endpoint.instructions-example')}
          onBlur={onTextLeft((text) => text !== (parameters.instructions ?? '') && set('instructions', text))}
        />
      </label>
      <NumberField
        name={words('endpoint.temperature')}
        hint={words('endpoint.temperature-hint')}
        range={[0, 2, 0.1]}
        value={parameters.temperature}
        onChange={(value) => set('temperature', value)}
      />
      <NumberField
        name={words('endpoint.max-output')}
        hint={words('endpoint.max-output-hint')}
        range={[1, 1_000_000, 1]}
        value={parameters.maxOutput}
        onChange={(value) => set('maxOutput', value)}
      />
      <NumberField
        name={words('endpoint.context')}
        hint={words('endpoint.context-hint')}
        range={[1_024, 10_000_000, 1]}
        value={parameters.contextWindow}
        onChange={(value) => set('contextWindow', value)}
      />
      <p className="fact" role="status">
        {saved && words('endpoint.saved')}
      </p>
      <div className="row">
        <RemoveButton endpoint={endpoint} onRemoved={on.removed} />
      </div>
    </div>
  );
}
