import { useLiveQuery } from 'dexie-react-hooks';
import { limitsOf, seesPictures } from '@/utils/chat/model-limits';
import { labelsOf, madeIn } from '@/utils/core/parts';
import type { Message, Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { nameOf } from './engine-items';
import type { EngineChoice } from './use-engine';

/** Whether the model that is asked next sees pictures, as far as anybody knows. */
export async function engineSeesPictures({ all, chosen }: EngineChoice): Promise<boolean> {
  const endpoint = all.find(({ id }) => id === chosen.endpointId);
  return !endpoint || seesPictures(await limitsOf(endpoint, chosen.modelId));
}

interface UnseenPicturesProps {
  engine: EngineChoice;
  files: readonly Source[];
  branch: readonly Message[];
}

/** Says, before a question is sent, that pictures go along which its model is known not to see. */
export function UnseenPictures({ engine: { all, chosen }, files, branch }: UnseenPicturesProps) {
  const attached = files.some(({ picture }) => picture);
  const concerned = attached || branch.some(({ parts }) => madeIn(parts).length > 0 || labelsOf(parts).some(({ picture }) => picture));
  const endpoint = concerned ? all.find(({ id }) => id === chosen.endpointId) : undefined;
  const limits = useLiveQuery(() => endpoint && limitsOf(endpoint, chosen.modelId), [endpoint, chosen.modelId]);
  return (
    <span className="fact unseen-pictures" role="status">
      {endpoint &&
        limits &&
        !seesPictures(limits) &&
        words(attached ? 'attach.unseen' : 'attach.unseen-kept', { model: nameOf(all, chosen) })}
    </span>
  );
}
