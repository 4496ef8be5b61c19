import { useLiveQuery } from 'dexie-react-hooks';
import { limitsOf, seesPictures } from '@/utils/chat/model-limits';
import { finishedIn, labelsOf } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';
import { picturesAmong } from '@/utils/store/files';
import type { EngineChoice } from './use-engine';

/** Whether the model that is asked next sees pictures, as far as anybody knows. */
export async function engineSeesPictures({ all, chosen }: Pick<EngineChoice, 'all' | 'chosen'>): Promise<boolean> {
  const endpoint = all.find(({ id }) => id === chosen.endpointId);
  return !endpoint || seesPictures(await limitsOf(endpoint, chosen.modelId));
}

/** Pictures that go along to a model which is known not to see them. */
export interface Unseen {
  /** Those that wait for the next question. */
  attached: readonly SourceFile[];
  /** Those that the chat holds. */
  kept: readonly SourceFile[];
  /** Models made some in the chat. */
  hasMade: boolean;
}

/** @returns undefined where there are none, or the model may see them */
export function useUnseen({ all, chosen }: EngineChoice, files: readonly SourceFile[], branch: readonly Message[]): Unseen | undefined {
  const attached = files.filter(({ picture }) => picture);
  const ids = branch.flatMap(({ parts }) => labelsOf(parts).flatMap(({ fileId, picture }) => (picture ? [fileId] : [])));
  const keptIds = [...new Set(ids)].join(' ');
  const hasMade = branch.some(({ parts }) => finishedIn(parts).length > 0);
  const isConcerned = attached.length > 0 || keptIds !== '' || hasMade;
  const sees = useLiveQuery(() => !isConcerned || engineSeesPictures({ all, chosen }), [isConcerned, all, chosen]);
  const kept = useLiveQuery(async () => (keptIds === '' ? [] : picturesAmong(keptIds.split(' '))), [keptIds]);
  return sees === false && kept && isConcerned ? { attached, kept, hasMade } : undefined;
}
