import { fileIdsOf, finishedIn, type MadePicture, madeIn } from '@/utils/core/parts';
import type { Message, SourceFile } from '@/utils/core/rows';

/** Pictures that models made, which go along again: a chat of nothing but pictures would outgrow every request. */
const MOST_AGAIN = 4;

/** The pictures that models finished in a branch, the newest first: those that go along again, and those that do not any more. */
export function madeAgain(branch: readonly Pick<Message, 'parts'>[]): { newest: MadePicture[]; older: MadePicture[] } {
  const made = branch.flatMap(({ parts }) => finishedIn(parts)).reverse();
  return { newest: made.slice(0, MOST_AGAIN), older: made.slice(MOST_AGAIN) };
}

/** The files of a branch that can go along, the newest first: all that it brought, and the newest that models made in it. */
export function broughtFiles(branch: readonly Pick<Message, 'parts'>[], files: readonly SourceFile[]): SourceFile[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const again = new Set(madeAgain(branch).newest.map(({ fileId }) => fileId));
  const ids = branch.flatMap(({ parts }) => [
    ...fileIdsOf(parts),
    ...madeIn(parts).flatMap(({ fileId }) => (again.has(fileId) ? fileId : [])),
  ]);
  return [...new Set(ids)].reverse().flatMap((id) => byId.get(id) ?? []);
}

/** The ids of the pictures in answers of a model that its server takes back in their place: it signed them, so they go as they came. */
export function signedIds(branch: readonly Message[], isOwn: (answer: Message) => boolean): Set<string> {
  return new Set(branch.filter(isOwn).flatMap(({ parts }) => madeIn(parts).flatMap(({ fileId, meta }) => (meta ? fileId : []))));
}
