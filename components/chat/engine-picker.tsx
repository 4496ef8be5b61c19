import { useLiveQuery } from 'dexie-react-hooks';
import { Plug } from 'lucide-react';
import { EffortSelect } from '@/components/ui/effort-select';
import { IconButton } from '@/components/ui/icon-button';
import { modelItems } from '@/components/ui/model-items';
import { Picker } from '@/components/ui/picker';
import type { PickerGroup } from '@/components/ui/picker-popup';
import { limitsOf } from '@/utils/chat/model-limits';
import type { Endpoint, Engine } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
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
        groups={groupsOf(all, recent, chosen)}
        chosenId={idOf(chosen)}
        label={endpoint?.models.find(({ id }) => id === chosen.modelId)?.name || chosen.modelId}
        onPick={(id) => {
          const space = id.indexOf(' ');
          choose({ endpointId: id.slice(0, space), modelId: id.slice(space + 1) });
        }}
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

function idOf({ endpointId, modelId }: Engine): string {
  return `${endpointId} ${modelId}`;
}

/** What was used last stands first, the one before the present one at the top: two keys go back and forth. Then all, by endpoint. */
function groupsOf(all: readonly Endpoint[], recent: readonly Engine[], chosen: Engine): PickerGroup[] {
  const groups = all.map((endpoint) => {
    const first = endpoint.models.filter(({ id }) => id === endpoint.defaultModelId);
    const others = endpoint.models.filter(({ id }) => id !== endpoint.defaultModelId);
    // Of the built-in engine there is nothing to tell but its name.
    if (endpoint.id === EXCERPTS_ENDPOINT.id)
      return { label: endpoint.name, items: [{ id: idOf({ endpointId: endpoint.id, modelId: endpoint.id }), label: endpoint.name }] };
    return {
      label: endpoint.name,
      items: modelItems([...first, ...others]).map((item) => ({ ...item, id: idOf({ endpointId: endpoint.id, modelId: item.id }) })),
    };
  });
  const items = recent.flatMap((engine) => {
    if (idOf(engine) === idOf(chosen)) return [];
    const endpoint = all.find(({ id }) => id === engine.endpointId);
    const item = groups.flatMap((group) => group.items).find(({ id }) => id === idOf(engine));
    return endpoint && item ? [{ ...item, detail: endpoint.name }] : [];
  });
  const names = new Set(items.map(({ id }) => id));
  // An item stands once.
  const rest = groups.map(({ label, items: each }) => ({ label, items: each.filter(({ id }) => !names.has(id)) }));
  return [{ label: words('composer.recent'), items }, ...rest].filter((group) => group.items.length > 0);
}
