import { useLiveQuery } from 'dexie-react-hooks';
import { withLimits } from '@/utils/chat/model-limits';
import { type PictureMaker, pictureMakerOf } from '@/utils/chat/picture-makers';
import type { EngineChoice } from './use-engine';

/** What makes pictures where a question asks for one; `null` where nothing does, undefined while it is found out. */
export function usePictureMaker({
  all,
  chosen: { endpointId, modelId },
}: Pick<EngineChoice, 'all' | 'chosen'>): PictureMaker | null | undefined {
  const endpoint = all.find(({ id }) => id === endpointId);
  const found = useLiveQuery(
    async () => ({ modelId, maker: (endpoint && pictureMakerOf(await withLimits(endpoint, modelId), modelId)) ?? null }),
    [endpoint, modelId],
  );
  // What was found for the model before is not said of this one.
  return found?.modelId === modelId ? found.maker : undefined;
}
