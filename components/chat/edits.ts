import { useSyncExternalStore } from 'react';
import { keepLocalText, localText } from '@/utils/core/local-text';

/** Beginning of the names under which edits in progress are kept; what follows is the question's id. */
const KEPT = 'edit:';

const watchers = new Set<() => void>();
/** The edit that was begun last: its box takes the keyboard, others that are still open do not. */
let begun: string | undefined;

/** A question as far as it is being edited; undefined where it is not. It outlives the panel. */
export function useEdit(messageId: string): string | undefined {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    () => localText(KEPT + messageId),
  );
}

export function beginEdit(messageId: string, text: string): void {
  begun = messageId;
  keepEdit(messageId, localText(KEPT + messageId) ?? text);
}

/** @returns true once, for the box that is to take the keyboard */
export function takesKeyboard(messageId: string): boolean {
  if (begun !== messageId) return false;
  begun = undefined;
  return true;
}

export function keepEdit(messageId: string, text: string): void {
  keepLocalText(KEPT + messageId, text);
  for (const changed of watchers) changed();
}

export function endEdit(messageId: string): void {
  keepLocalText(KEPT + messageId, undefined);
  for (const changed of watchers) changed();
}
