import { createContext } from 'react';
import type { Asked } from '@/utils/core/pictures/sight';
import type { EngineChoice } from './use-engine';

/** The model that is asked next, by which a picture has its price. */
export const AskedModelContext = createContext<Asked>({ modelId: '' });

export function askedModel({ all, chosen }: EngineChoice): Asked {
  const endpoint = all.find(({ id }) => id === chosen.endpointId);
  return { providerId: endpoint?.providerId, presetId: endpoint?.presetId, modelId: chosen.modelId };
}
