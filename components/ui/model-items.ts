import { onlyTranscribes } from '@/utils/core/models/transcribers';
import type { ModelInfo } from '@/utils/core/rows';
import { joinFacts } from '@/utils/i18n/join-facts';
import { type WordKey, words } from '@/utils/i18n/words';
import type { PickerItem } from './picker-popup';

/** Models as a list shows them: what is known of each in one line; what is not known is left out. */
export function modelItems(models: readonly ModelInfo[]): PickerItem[] {
  return models.map((model) => {
    const detail = detailOf(model);
    return { id: model.id, label: model.name || model.id, ...(detail ? { detail } : {}) };
  });
}

function detailOf({ id, name, contextWindow, inputs, price }: ModelInfo): string {
  const eyes = inputs?.filter((input) => input !== 'text').map((input) => words(`model.input-${input}` satisfies WordKey));
  return joinFacts([
    name && name !== id ? id : undefined,
    onlyTranscribes(id) && words('connect.transcribes'),
    contextWindow === undefined ? undefined : words('model.context', { tokens: contextWindow }),
    eyes && eyes.length > 0 ? eyes.join(', ') : undefined,
    price && words('model.price', { input: price.input, output: price.output }),
  ]);
}
