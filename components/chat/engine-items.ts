import { modelItems } from '@/components/ui/model-items';
import type { PickerGroup } from '@/components/ui/picker-popup';
import { answering } from '@/utils/core/models/transcribers';
import type { Endpoint, Engine } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';

/** The id of an engine in a list. */
export function itemOf({ endpointId, modelId }: Engine): string {
  return `${endpointId} ${modelId}`;
}

export function engineOfItem(id: string): Engine {
  const space = id.indexOf(' ');
  return { endpointId: id.slice(0, space), modelId: id.slice(space + 1) };
}

/** The name of an engine's model. */
export function nameOf(all: readonly Endpoint[], { endpointId, modelId }: Engine): string {
  const endpoint = all.find(({ id }) => id === endpointId);
  return endpoint?.models.find(({ id }) => id === modelId)?.name || modelId;
}

/** What was used last stands first, the one before the present one at the top: two keys go back and forth. Then all, by endpoint. */
export function engineItems(all: readonly Endpoint[], recent: readonly Engine[], chosen: Engine): PickerGroup[] {
  const groups = all.map((endpoint) => {
    const first = endpoint.models.filter(({ id }) => id === endpoint.defaultModelId);
    const others = endpoint.models.filter(({ id }) => id !== endpoint.defaultModelId);
    // Of the built-in engine there is nothing to tell but its name.
    if (endpoint.id === EXCERPTS_ENDPOINT.id)
      return { label: endpoint.name, items: [{ id: itemOf({ endpointId: endpoint.id, modelId: endpoint.id }), label: endpoint.name }] };
    return {
      label: endpoint.name,
      items: modelItems(answering([...first, ...others])).map((item) => ({
        ...item,
        id: itemOf({ endpointId: endpoint.id, modelId: item.id }),
      })),
    };
  });
  const items = recent.flatMap((engine) => {
    if (itemOf(engine) === itemOf(chosen)) return [];
    const endpoint = all.find(({ id }) => id === engine.endpointId);
    const item = groups.flatMap((group) => group.items).find(({ id }) => id === itemOf(engine));
    return endpoint && item ? [{ ...item, detail: endpoint.name }] : [];
  });
  const names = new Set(items.map(({ id }) => id));
  // An item stands once.
  const rest = groups.map(({ label, items: each }) => ({ label, items: each.filter(({ id }) => !names.has(id)) }));
  return [{ label: words('composer.recent'), items }, ...rest].filter((group) => group.items.length > 0);
}
