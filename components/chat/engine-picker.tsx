import { useLiveQuery } from 'dexie-react-hooks';
import { Plug } from 'lucide-react';
import { EffortSelect } from '@/components/ui/effort-select';
import { IconButton } from '@/components/ui/icon-button';
import { Picker } from '@/components/ui/picker';
import { limitsOf } from '@/utils/chat/model-limits';
import { words } from '@/utils/i18n/words';
import { engineItems, engineOfItem, itemOf, nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';

/** Which model answers and how long it thinks, and the way to connect another. */
export function EnginePicker({ engine, onConnect }: { engine: EngineChoice; onConnect(): void }) {
  const { chosen, all, recent, choose } = engine;
  const endpoint = all.find(({ id }) => id === chosen.endpointId);
  const limits = useLiveQuery(() => endpoint && limitsOf(endpoint, chosen.modelId), [endpoint, chosen.modelId]);
  return (
    <>
      <Picker
        name={words('composer.model')}
        groups={engineItems(all, recent, chosen)}
        chosenId={itemOf(chosen)}
        label={nameOf(all, chosen)}
        onPick={(id) => choose(engineOfItem(id))}
        more={{ code: 'KeyM' }}
      />
      {endpoint && (
        <EffortSelect
          efforts={limits?.efforts ?? []}
          chosen={chosen.effort}
          usual={endpoint.parameters?.effort}
          onChoose={(effort) => choose({ endpointId: chosen.endpointId, modelId: chosen.modelId, ...(effort ? { effort } : {}) })}
        />
      )}
      <IconButton name={words('composer.connect')} onClick={onConnect}>
        <Plug />
      </IconButton>
    </>
  );
}
