import { useMemo, useState } from 'react';
import type { Edit, EditHistory } from '@/utils/core/pictures/edits';

export interface Edits extends EditHistory {
  /** What was done and not taken back, in its order. */
  done: readonly Edit[];
  canUndo: boolean;
  canRedo: boolean;
  add(edit: Edit): void;
  undo(): void;
  redo(): void;
}

const NONE: EditHistory = { all: [], count: 0 };

/**
 * What is done to a picture, step by step, back and forth.
 * @param before what was done to it already
 * @param keep is told each step
 */
export function useEdits(before = NONE, keep: (history: EditHistory) => void): Edits {
  const [{ all, count }, set] = useState(before);
  const done = useMemo(() => all.slice(0, count), [all, count]);
  function go(history: EditHistory): void {
    set(history);
    keep(history);
  }
  return {
    ...{ all, count, done },
    canUndo: count > 0,
    canRedo: count < all.length,
    add: (edit) => go({ all: [...done, edit], count: count + 1 }),
    undo: () => go({ all, count: Math.max(0, count - 1) }),
    redo: () => go({ all, count: Math.min(all.length, count + 1) }),
  };
}
