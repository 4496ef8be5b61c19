import { keepLocalText, localTextNames } from '@/utils/core/local-text';
import { knownIds } from '@/utils/store/known-ids';

/** Drafts of chats, wishes for them, and edits of questions, that were deleted for good leave nothing behind. */
export async function sweepDrafts(): Promise<void> {
  const kept = localTextNames().flatMap((name) => {
    const id = /^(?:draft|draw|edit):(.+)$/.exec(name)?.[1];
    return id === undefined ? [] : [{ name, id }];
  });
  const known = await knownIds(kept.map(({ id }) => id));
  for (const { name, id } of kept) if (!known.has(id)) keepLocalText(name, undefined);
}
