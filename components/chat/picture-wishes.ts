import { useSyncExternalStore } from 'react';
import { keepLocalText, localText } from '@/utils/core/local-text';

/** Beginning of the names under which wishes are kept, as drafts are; what follows is a chat's id, and nothing for a new chat. */
const KEPT = 'draw:';

/** As this panel has them: another one's are no wishes of who looks at this one. */
const wishes = new Map<string, boolean>();
const watchers = new Set<() => void>();

/** Whether the next question of a chat is to be answered with a picture. It outlives the panel, as the question does. */
export function useWish(chatId: string | null | undefined): boolean {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    () => chatId !== undefined && isWished(chatId),
  );
}

export function keepWish(chatId: string | null, isOn: boolean): void {
  const name = KEPT + (chatId ?? '');
  wishes.set(name, isOn);
  keepLocalText(name, isOn ? 'true' : undefined);
  for (const changed of watchers) changed();
}

/** Has what was wished for a new chat since its first question was asked go along to what became of it. */
export function moveWish(to: string): void {
  if (!isWished(null)) return;
  keepWish(null, false);
  keepWish(to, true);
}

function isWished(chatId: string | null): boolean {
  const name = KEPT + (chatId ?? '');
  const known = wishes.get(name);
  if (known !== undefined) return known;
  const isKept = localText(name) !== undefined;
  wishes.set(name, isKept);
  return isKept;
}
