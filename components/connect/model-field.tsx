import { useLiveQuery } from 'dexie-react-hooks';
import { useId } from 'react';
import { modelItems } from '@/components/ui/model-items';
import { Picker } from '@/components/ui/picker';
import { withFacts } from '@/utils/chat/model-limits';
import { choosable } from '@/utils/core/models/transcribers';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

interface ModelFieldProps {
  endpoint: Endpoint;
  chosenId: string;
  onPick(id: string): void;
}

/** Chooses among a server's models, or takes a name typed by hand. */
export function ModelField({ endpoint, chosenId, onPick }: ModelFieldProps) {
  const id = useId();
  const models = useLiveQuery(() => withFacts(endpoint.models, endpoint), [endpoint]) ?? endpoint.models;
  if (models.length === 0)
    return (
      <label htmlFor={id}>
        {words('connect.model')}
        <input
          id={id}
          type="text"
          required
          autoComplete="off"
          spellCheck={false}
          value={chosenId}
          onChange={({ target }) => onPick(target.value)}
        />
      </label>
    );
  const chosen = models.find((model) => model.id === chosenId);
  return (
    <div className="field">
      <span>{words('connect.model')}</span>
      <Picker
        name={words('connect.model')}
        groups={[{ label: '', items: modelItems(choosable(models)) }]}
        chosenId={chosenId}
        label={chosen?.name || chosenId || words('connect.choose')}
        onPick={onPick}
        more={{ typed: (text) => words('connect.use-typed', { name: text }) }}
      />
      {chosen && <p className="fact">{modelItems([chosen])[0]?.detail}</p>}
    </div>
  );
}
