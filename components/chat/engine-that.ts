import { withFacts } from '@/utils/chat/model-limits';
import { pictureMakerOf } from '@/utils/chat/picture-makers';
import { makesPictures } from '@/utils/core/models/makes-pictures';
import type { Endpoint, Engine, ModelInfo } from '@/utils/core/rows';
import { itemOf } from './engine-items';
import type { EngineChoice } from './use-engine';

type Choice = Pick<EngineChoice, 'all' | 'recent'>;

/** A model that is known to see pictures, and makes none. */
export function engineThatSees(choice: Choice): Promise<Engine | undefined> {
  return engineThat(choice, (model) => !!model.inputs?.includes('image') && !makesPictures(model));
}

/** A model that makes pictures. */
export function engineThatDraws(choice: Choice): Promise<Engine | undefined> {
  return engineThat(choice, (model, endpoint) => pictureMakerOf({ ...endpoint, models: [model] }, model.id) !== undefined);
}

/** A model that fits: of those used last, else the default of an endpoint, else the first. */
async function engineThat({ all, recent }: Choice, fits: (model: ModelInfo, endpoint: Endpoint) => boolean): Promise<Engine | undefined> {
  const fitting = await Promise.all(
    all.map(async (endpoint) => {
      const models = (await withFacts(endpoint.models, endpoint)).filter((model) => fits(model, endpoint));
      const first = models.find(({ id }) => id === endpoint.defaultModelId);
      return (first ? [first, ...models] : models).map((model): Engine => ({ endpointId: endpoint.id, modelId: model.id }));
    }),
  );
  const engines = fitting.flat();
  const known = new Set(engines.map(itemOf));
  return recent.find((engine) => known.has(itemOf(engine))) ?? engines[0];
}
