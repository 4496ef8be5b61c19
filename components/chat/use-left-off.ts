import { useLiveQuery } from 'dexie-react-hooks';
import { freeAmong, transcriptLock } from '@/utils/chat/locks';
import type { SourceFile } from '@/utils/core/rows';

/**
 * Tells recordings and films that were being written down when the panel was closed that did it.
 * @param isBusy this panel has one written down
 */
export function useLeftOff(files: readonly SourceFile[], isBusy: boolean): (file: SourceFile) => boolean {
  const marked = files.flatMap(({ writing, transcript, hash }) => (writing && !transcript ? transcriptLock(hash) : [])).join(' ');
  const free = useLiveQuery(() => (marked === '' ? [] : freeAmong(marked.split(' '))), [marked, isBusy]) ?? [];
  return ({ hash }) => !isBusy && free.includes(transcriptLock(hash));
}
