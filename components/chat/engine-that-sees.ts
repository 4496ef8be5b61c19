import { withFacts } from '@/utils/chat/model-limits';
import { makesPictures } from '@/utils/core/models/makes-pictures';
import type { Engine } from '@/utils/core/rows';
import { itemOf } from './engine-items';
import type { EngineChoice } from './use-engine';

/** A model that is known to see pictures, and makes none: of those used last, else the default of an endpoint, else the first. */
export async function engineThatSees({ all, recent }: Pick<EngineChoice, 'all' | 'recent'>): Promise<Engine | undefined> {
  const seeing = await Promise.all(
    all.map(async (endpoint) => {
      const models = (await withFacts(endpoint.models, endpoint)).filter(
        (model) => model.inputs?.includes('image') && !makesPictures(model),
      );
      const first = models.find(({ id }) => id === endpoint.defaultModelId);
      return (first ? [first, ...models] : models).map((model): Engine => ({ endpointId: endpoint.id, modelId: model.id }));
    }),
  );
  const engines = seeing.flat();
  const known = new Set(engines.map(itemOf));
  return recent.find((engine) => known.has(itemOf(engine))) ?? engines[0];
}
