import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useMemo } from 'react';
import { limitsOf } from '@/utils/chat/model-limits';
import type { Asked } from '@/utils/core/pictures/sight';
import type { Modality } from '@/utils/core/rows';
import type { EngineChoice } from './use-engine';

interface AskedModel extends Asked {
  /** Absent where nobody knows, or needs to. */
  inputs?: readonly Modality[] | undefined;
}

/** The model that is asked next, by which what is no text has its price. */
export const AskedModelContext = createContext<AskedModel>({ modelId: '' });

/** @param hasMedia whether it matters what the model takes */
export function useAskedModel({ all, chosen: { endpointId, modelId } }: EngineChoice, hasMedia: boolean): AskedModel {
  const endpoint = all.find(({ id }) => id === endpointId);
  const limits = useLiveQuery(() => (hasMedia && endpoint ? limitsOf(endpoint, modelId) : undefined), [hasMedia, endpoint, modelId]);
  return useMemo(
    () => ({ providerId: endpoint?.providerId, presetId: endpoint?.presetId, modelId, inputs: limits?.inputs }),
    [endpoint, modelId, limits],
  );
}
