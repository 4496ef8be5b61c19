import { finishedIn, labelsOf } from '@/utils/core/parts';
import type { Message } from '@/utils/core/rows';
import type { ShownPicture } from './marked';

/** The pictures of the last message up to this one that brought any, or holds any that a model finished. */
export function picturesUpTo(byId: ReadonlyMap<string, Pick<Message, 'parts' | 'parentId'>>, id: string | null): ShownPicture[] {
  for (let at = byId.get(id ?? ''); at; at = byId.get(at.parentId ?? '')) {
    const brought = labelsOf(at.parts).flatMap(({ fileId, title, picture }) => (picture ? [{ fileId, title, picture }] : []));
    const made = finishedIn(at.parts).map(({ fileId, name, size }) => ({ fileId, title: name, picture: size }));
    if (brought.length + made.length > 0) return [...brought, ...made];
  }
  return [];
}
